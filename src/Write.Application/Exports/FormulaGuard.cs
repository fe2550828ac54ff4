namespace PartnerGraph.Write.Application.Exports;

/// <summary>
/// Texts that a spreadsheet would take for a formula: a name such as <c>=HYPERLINK(...)</c> that somebody chose must not run where an export is opened.
/// In CSV they begin with an apostrophe, which spreadsheets hide and imports take away again; and so do texts that an import would read
/// otherwise, because they say that there is no value, or have blanks around them.
/// </summary>
public static class FormulaGuard
{
    public static bool LooksLikeOne(ReadOnlySpan<char> text) => text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..];

    public static string Guarded(string text) => NeedsOne(text) || IsGuarded(text) ? $"'{text}" : text;

    public static string Plain(string text) => IsGuarded(text) ? text[1..] : text;

    // Also a text that begins so by itself, so that what is taken away is always what was put there.
    public static bool IsGuarded(ReadOnlySpan<char> text) => text is ['\'', ..] && NeedsOne(text.TrimStart('\''));

    private static bool NeedsOne(ReadOnlySpan<char> text) => LooksLikeOne(text) || text.Trim().Length != text.Length || (NoValue.Or(text).IsEmpty && !text.IsEmpty);
}
