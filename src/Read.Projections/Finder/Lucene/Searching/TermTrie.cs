using Lucene.Net.Index;

namespace PartnerGraph.Read.Projections.Finder.Lucene.Searching;

/// <summary>
/// The terms of one field of a segment in order, each without the letters that it begins with like the one before. Near terms are found by
/// walking it with the rows of the distance: Lucene's own way makes an automaton for each word first, and for a long name with two
/// edits that takes longer than everything else in a search.
/// </summary>
internal sealed class TermTrie
{
    private readonly List<ushort> shared = [];
    private readonly List<int> starts = [0];
    private readonly List<int> letters = [];
    private readonly ushort[] sharedWithBefore;

    public TermTrie(AtomicReader reader, string field)
    {
        if (reader.GetTerms(field) is { } terms) Add(terms.GetEnumerator());
        sharedWithBefore = [.. shared];
    }

    /// <summary>Calls back with the terms that the edits turn into the value, and how many that takes.</summary>
    /// <param name="value">Code points.</param>
    /// <param name="prefix">So many first letters of the value are the same.</param>
    public void Near(ReadOnlySpan<int> value, int edits, int prefix, Action<string, int> found)
    {
        var rows = new DistanceRows(value, edits);
        prefix = Math.Min(prefix, value.Length);
        for (var term = 0; term < sharedWithBefore.Length;)
        {
            var depth = Follow(term, rows, prefix);
            if (depth < 0)
            {
                term = NextOutside(term, -depth);
                continue;
            }

            if (depth >= prefix && rows.Distance(depth) is var distance && distance <= edits) found(rows.Term(depth), distance);
            term++;
        }
    }

    /// <summary>The length of the term; its negated beginning that leads nowhere when there is one.</summary>
    private int Follow(int term, DistanceRows rows, int prefix)
    {
        int depth = sharedWithBefore[term];
        for (var letter = starts[term]; letter < starts[term + 1]; letter++, depth++)
            if (!rows.Push(depth, letters[letter], mustBeSame: depth < prefix)) return -(depth + 1);
        return depth;
    }

    // The terms that begin the same stand together, and each shares at least so much with the one before.
    private int NextOutside(int term, int beginning)
    {
        var after = term + 1;
        var outside = sharedWithBefore.AsSpan(after).IndexOfAnyInRange((ushort)0, (ushort)(beginning - 1));
        return outside < 0 ? sharedWithBefore.Length : after + outside;
    }

    private void Add(TermsEnum terms)
    {
        int[] before = [];
        while (terms.MoveNext())
        {
            int[] term = [.. terms.Term.Utf8ToString().EnumerateRunes().Select(rune => rune.Value)];
            var same = Math.Min(before.AsSpan().CommonPrefixLength(term), ushort.MaxValue);
            shared.Add((ushort)same);
            letters.AddRange(term.AsSpan(same));
            starts.Add(letters.Count);
            before = term;
        }
    }
}
