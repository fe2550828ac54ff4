using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Expenditure;

/// <summary>What can be said of a line by looking at it alone. A path is the name of the field that is wrong.</summary>
public static class ExpenditureValidation
{
    private static readonly DateTimeOffset Earliest = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly DateTimeOffset End = new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Every rule that the line breaks; nothing is allocated for a line in order.</summary>
    public static IReadOnlyList<Rejection> Check(ExpenditureLine line, AmountPrecision precision)
    {
        List<Rejection>? refusals = null;
        Identity(line, ref refusals);
        Texts(line, ref refusals);
        Period(line, ref refusals);
        if (line.Currency != Money.Usd)
            Refuse(ref refusals, ExpenditureRules.CurrencyUnsupported, "currency", $"'{Shown(line.Currency)}' is not supported; amounts are in USD.");
        AmountChecks.Check(line, precision, ref refusals);
        return refusals is null ? [] : refusals;
    }

    internal static void Refuse(ref List<Rejection>? refusals, Rule rule, string path, string? message = null) =>
        (refusals ??= []).Add(rule.Refuse(path, message));

    private static void Identity(ExpenditureLine line, ref List<Rejection>? refusals)
    {
        if (!IsText(line.Source, 64) || line.Source.Contains(':', StringComparison.Ordinal))
            Refuse(ref refusals, ExpenditureRules.Identified, "source");
        if (!IsText(line.LineId, 200)) Refuse(ref refusals, ExpenditureRules.Identified, "lineId");
    }

    private static void Texts(ExpenditureLine line, ref List<Rejection>? refusals)
    {
        Text(line.CustomerId, 128, "customerId", ref refusals);
        Text(line.ServiceType, 200, "serviceType", ref refusals);
        Optional(line.Region, 128, "region", ref refusals);
        Optional(line.ResourceId, 2048, "resourceId", ref refusals);
        Optional(line.ResourceName, 512, "resourceName", ref refusals);
        Optional(line.ResourceType, 256, "resourceType", ref refusals);
        Optional(line.OrderId, 200, "orderId", ref refusals);
    }

    private static void Period(ExpenditureLine line, ref List<Rejection>? refusals)
    {
        if (line.ChargedFrom < Earliest || line.ChargedFrom >= End) Refuse(ref refusals, ExpenditureRules.InstantInvalid, "chargedFrom");
        if (line.ChargedTo < Earliest || line.ChargedTo > End) Refuse(ref refusals, ExpenditureRules.InstantInvalid, "chargedTo");
        else if (line.ChargedTo < line.ChargedFrom)
            Refuse(ref refusals, ExpenditureRules.InstantInvalid, "chargedTo", "The charge ends before it begins.");
    }

    private static void Optional(string? text, int longest, string path, ref List<Rejection>? refusals)
    {
        if (text is not null) Text(text, longest, path, ref refusals);
    }

    private static void Text(string text, int longest, string path, ref List<Rejection>? refusals)
    {
        if (!IsText(text, longest))
            Refuse(ref refusals, ExpenditureRules.TextInvalid, path, $"Between 1 and {longest} characters without control characters are expected.");
    }

    private static bool IsText(string? text, int longest) =>
        !string.IsNullOrWhiteSpace(text) && text.Length <= longest && !text.AsSpan().ContainsAnyInRange('\0', '\u001F')
        && !text.AsSpan().ContainsAnyInRange('\u007F', '\u009F') && IsUnicode(text);

    // Half a surrogate pair cannot be stored as UTF-8.
    private static bool IsUnicode(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF')) return true;
        for (var rest = text.AsSpan(); !rest.IsEmpty;)
        {
            if (System.Text.Rune.DecodeFromUtf16(rest, out _, out var consumed) != System.Buffers.OperationStatus.Done) return false;
            rest = rest[consumed..];
        }

        return true;
    }

    private static string Shown(string? text) => text is null ? "" : text.Length <= 12 ? text : text[..12] + "…";
}
