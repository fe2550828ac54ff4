namespace PartnerGraph.Import.Csv;

/// <summary>
/// Texts that a spreadsheet would take for a formula: a name such as <c>=HYPERLINK(...)</c> that somebody chose must not run where an export is opened.
/// In CSV they begin with an apostrophe, which spreadsheets hide and imports take away again.
/// </summary>
public static class FormulaGuard
{
    public static bool LooksLikeOne(ReadOnlySpan<char> text) => text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..];

    public static string Guarded(string text) => LooksLikeOne(text) || IsGuarded(text) ? $"'{text}" : text;

    public static string Plain(string text) => IsGuarded(text) ? text[1..] : text;

    // Also a text that begins so by itself, so that what is taken away is always what was put there.
    private static bool IsGuarded(ReadOnlySpan<char> text) => text is ['\'', '\'' or '=' or '+' or '-' or '@' or '\t' or '\r', ..] && LooksLikeOne(text.TrimStart('\''));
}
