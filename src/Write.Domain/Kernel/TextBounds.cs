using System.Text;

namespace PartnerGraph.Write.Domain.Kernel;

/// <summary>
/// Holds every text of every command to the bound of its kind, before anything is decided by it: what is accepted is stored for
/// ever, told again in answers and put into read models.
/// </summary>
public static class TextBounds
{
    /// <summary>The most values in a list of texts.</summary>
    public const int MostValues = 100;

    /// <summary>The most characters (UTF-16 code units) of a text of the kind.</summary>
    public static int LongestOf(TextKind kind) => kind switch
    {
        TextKind.Reference => 256,
        TextKind.Name => 200,
        TextKind.Address => 254,
        TextKind.Reason => 1_000,
        TextKind.Caller => 1_024,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>Every text that does not fit; nothing is allocated for a command in order.</summary>
    public static IReadOnlyList<Rejection> Check(object command)
    {
        List<Rejection>? refusals = null;
        foreach (var member in TextMembers.Of(command.GetType())) member.Check(command, "", ref refusals);
        return refusals is null ? [] : refusals;
    }

    /// <summary>Why the text does not fit its kind; null when it does.</summary>
    public static Rejection? Refusal(string text, TextKind kind, string path)
    {
        var longest = LongestOf(kind);
        if (text.Length > longest) return InputRules.TextTooLong.Refuse(path, $"The text is too long: at most {longest:N0} characters.");
        return IsReadable(text, mayHaveLines: kind == TextKind.Reason) ? null : InputRules.TextInvalid.Refuse(path);
    }

    // Half a surrogate pair cannot be stored as UTF-8: what would be read again is another text.
    private static bool IsReadable(string text, bool mayHaveLines)
    {
        foreach (var c in text)
            if (char.IsControl(c) && !(mayHaveLines && c is '\n' or '\r' or '\t')) return false;
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF')) return true;
        for (var rest = text.AsSpan(); !rest.IsEmpty;)
        {
            if (Rune.DecodeFromUtf16(rest, out _, out var consumed) != System.Buffers.OperationStatus.Done) return false;
            rest = rest[consumed..];
        }

        return true;
    }
}
