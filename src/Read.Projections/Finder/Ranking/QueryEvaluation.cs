namespace PartnerGraph.Read.Projections.Finder.Ranking;

/// <summary>What a query finds in one document: its score, and which leaves count in it.</summary>
public sealed record Evaluated(int Score, IReadOnlyList<FinderQuery.Leaf> Counted);

/// <summary>
/// The meaning of a <see cref="FinderQuery"/>, computed from a document alone: explains a result to whoever asks, and is what the
/// indexes are compared with.
/// </summary>
public static class QueryEvaluation
{
    /// <summary>Null when the document does not match.</summary>
    public static Evaluated? Of(FinderQuery query, FinderDocument document) => query switch
    {
        FinderQuery.Leaf leaf => Matches(leaf, document) ? new(leaf.Weight, [leaf]) : null,
        FinderQuery.Best best => best.Parts.Select(part => Of(part, document)).OfType<Evaluated>().MaxBy(part => part.Score),
        FinderQuery.Sum sum => SumOf(sum, document),
        _ => throw new ArgumentOutOfRangeException(nameof(query)),
    };

    private static Evaluated? SumOf(FinderQuery.Sum sum, FinderDocument document)
    {
        var parts = sum.Parts.Select(part => Of(part, document)).OfType<Evaluated>().ToList();
        return parts.Count < Math.Max(1, sum.AtLeast) ? null : new(parts.Sum(part => part.Score), [.. parts.SelectMany(part => part.Counted)]);
    }

    private static bool Matches(FinderQuery.Leaf leaf, FinderDocument document)
    {
        var values = document.Terms(leaf.Field);
        return leaf switch
        {
            FinderQuery.Term term => values.Any(terms => terms.Contains(term.Value)),
            FinderQuery.Phrase phrase => values.Any(terms => Enumerable.Range(0, Math.Max(0, terms.Count - phrase.Values.Length + 1))
                .Any(start => phrase.Values.SequenceEqual(terms.Skip(start).Take(phrase.Values.Length)))),
            FinderQuery.Fuzzy fuzzy => values.Any(terms => terms.Any(term => EditDistance.Resembles(term, fuzzy))),
            _ => throw new ArgumentOutOfRangeException(nameof(leaf)),
        };
    }
}
