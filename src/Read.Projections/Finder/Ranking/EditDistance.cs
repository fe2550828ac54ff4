namespace PartnerGraph.Read.Projections.Finder.Ranking;

/// <summary>How many insertions, deletions, replacements and swaps of neighbours lie between two terms, in code points.</summary>
public static class EditDistance
{
    /// <summary>Whether the term is one that the leaf looks for.</summary>
    public static bool Resembles(string term, FinderQuery.Fuzzy fuzzy) =>
        // An edit changes two units at most; most terms are done with here.
        Math.Abs(term.Length - fuzzy.Value.Length) <= 2 * fuzzy.Edits
        && HavePrefix(fuzzy.Value, term, fuzzy.Prefix)
        && Of(term, fuzzy.Value, fuzzy.Edits) <= fuzzy.Edits;

    /// <summary>Whether a term begins with so many first characters of a value; with all of them when the value has no more.</summary>
    public static bool HavePrefix(string value, string term, int prefix) =>
        CodePoints(value) is var begin && CodePoints(term).AsSpan().StartsWith(begin.AsSpan(0, Math.Min(prefix, begin.Length)));

    /// <summary>The distance, or more than <paramref name="limit"/> when it exceeds it.</summary>
    public static int Of(string left, string right, int limit = int.MaxValue)
    {
        var (a, b) = (CodePoints(left), CodePoints(right));
        if (Math.Abs(a.Length - b.Length) > limit) return limit + 1;
        int[] before = new int[b.Length + 1], last = [.. Enumerable.Range(0, b.Length + 1)], row = new int[b.Length + 1];
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = Math.Min(row[j], before[j - 2] + 1);
            }

            (before, last, row) = (last, row, before);
        }

        return last[b.Length];
    }

    private static int[] CodePoints(string text) => [.. text.EnumerateRunes().Select(rune => rune.Value)];
}
