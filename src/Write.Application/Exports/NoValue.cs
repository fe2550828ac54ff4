namespace PartnerGraph.Write.Application.Exports;

/// <summary>The words by which exports say that a field has no value; in whatever letter case.</summary>
public static class NoValue
{
    /// <summary>The field, or nothing when it only says that there is nothing.</summary>
    public static ReadOnlySpan<char> Or(ReadOnlySpan<char> field) => Says(field) ? [] : field;

    private static bool Says(ReadOnlySpan<char> field) =>
        field.Length is 3 or 4
        && (Is(field, "NULL") || Is(field, "None") || Is(field, "N/A") || Is(field, "#N/A") || Is(field, "NaN"));

    private static bool Is(ReadOnlySpan<char> field, string word) => field.Equals(word, StringComparison.OrdinalIgnoreCase);
}
