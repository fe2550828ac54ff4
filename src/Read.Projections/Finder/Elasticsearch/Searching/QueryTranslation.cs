using System.Text.Json.Nodes;
using PartnerGraph.Read.Projections.Finder.Elasticsearch.Indexing;
using PartnerGraph.Read.Projections.Finder.Ranking;

namespace PartnerGraph.Read.Projections.Finder.Elasticsearch.Searching;

/// <summary>
/// A <see cref="FinderQuery"/> in the language of Elasticsearch. Every leaf is a filter with a constant score, so that scores are sums of whole
/// weights, exactly as <see cref="QueryEvaluation"/> has them.
/// </summary>
internal static class QueryTranslation
{
    private static JsonObject Nothing => new() { ["match_none"] = new JsonObject() };

    /// <summary>What is searched: listed entries that match. Without a query all of them, with the score 0 that filters give.</summary>
    public static JsonObject Listed(FinderQuery? query)
    {
        var filtered = new JsonObject { ["filter"] = new JsonArray(Term(FinderFields.Listed, true)) };
        if (query is not null) filtered["must"] = new JsonArray(Of(query));
        return new() { ["bool"] = filtered };
    }

    public static JsonObject Of(FinderQuery query) => query switch
    {
        FinderQuery.Leaf leaf => new() { ["constant_score"] = new JsonObject { ["filter"] = Filter(leaf), ["boost"] = leaf.Weight } },
        // Nothing of nothing matches; the server would take a bool without clauses for everything.
        FinderQuery.Best { Parts.IsEmpty: true } or FinderQuery.Sum { Parts.IsEmpty: true } => Nothing,
        FinderQuery.Best best => new() { ["dis_max"] = new JsonObject { ["queries"] = Each(best.Parts), ["tie_breaker"] = 0 } },
        FinderQuery.Sum sum => new()
        {
            ["bool"] = new JsonObject { ["should"] = Each(sum.Parts), ["minimum_should_match"] = Math.Max(1, sum.AtLeast) },
        },
        _ => throw new ArgumentOutOfRangeException(nameof(query)),
    };

    private static JsonObject Filter(FinderQuery.Leaf leaf) => leaf switch
    {
        FinderQuery.Term term => Term(FinderFields.Of(term.Field), term.Value),
        FinderQuery.Phrase phrase => Named("match_phrase", phrase.Field, new() { ["query"] = string.Join(' ', phrase.Values), ["slop"] = 0 }),
        FinderQuery.Fuzzy fuzzy => Named("fuzzy", fuzzy.Field, new()
        {
            ["value"] = fuzzy.Value, ["fuzziness"] = fuzzy.Edits, ["prefix_length"] = fuzzy.Prefix, ["transpositions"] = true,
            // The usual way looks at the closest terms alone and leaves out the rest, however many partners have them.
            ["rewrite"] = "constant_score",
        }),
        _ => throw new ArgumentOutOfRangeException(nameof(leaf)),
    };

    private static JsonObject Named(string kind, FinderField field, JsonObject parameters) =>
        new() { [kind] = new JsonObject { [FinderFields.Of(field)] = parameters } };

    private static JsonObject Term(string field, JsonNode value) => new() { ["term"] = new JsonObject { [field] = value } };

    private static JsonArray Each(IEnumerable<FinderQuery> parts) => new([.. parts.Select(JsonNode (part) => Of(part))]);
}
