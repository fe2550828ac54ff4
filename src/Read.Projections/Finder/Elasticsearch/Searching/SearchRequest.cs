using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using PartnerGraph.Read.Projections.Finder.Elasticsearch.Indexing;
using PartnerGraph.Read.Projections.Finder.Elasticsearch.Transport;

namespace PartnerGraph.Read.Projections.Finder.Elasticsearch.Searching;

/// <summary>The body of a search for a page.</summary>
/// <param name="Size">One more than the page, to know whether another one follows.</param>
/// <param name="TrackTotalHits">The server would stop counting at 10,000.</param>
/// <param name="TrackScores">It would leave scores out of orders that do without.</param>
/// <param name="PostFilter">Applied after the aggregations, each of which has filters of its own.</param>
internal sealed record SearchRequest(
    int Size, bool TrackTotalHits, bool TrackScores, [property: JsonPropertyName("_source")] IReadOnlyList<string> Source,
    JsonObject Query, JsonObject? PostFilter, IReadOnlyList<JsonObject> Sort, IReadOnlyList<JsonNode>? SearchAfter, JsonObject? Aggs)
{
    /// <summary>What the values of a facet are called in its aggregation.</summary>
    public const string FacetValues = "values";

    private const int MostFacetValues = 1_000;

    private static readonly string[] Needed = [FinderFields.Entry, FinderFields.Tier, FinderFields.SortName];

    public static SearchRequest Of(FinderSearch search)
    {
        var steps = SortStep.Of(search);
        return new(
            search.Size + 1, TrackTotalHits: true, TrackScores: true, Needed, QueryTranslation.Listed(search.Query), SearchFilters.Of(search),
            [.. steps.Select(step => step.By)], search.After is { } key ? [.. steps.Select(step => step.After(key))] : null,
            search.Facets.IsEmpty ? null : Counts(search));
    }

    /// <param name="index">An index or an alias of one.</param>
    public ElasticsearchRequest To(string index) => ElasticsearchRequest.Post(Path(index), this);

    /// <summary>A search that finds nothing and counts nothing.</summary>
    public static ElasticsearchRequest Nothing(string index) => ElasticsearchRequest.Post(Path(index), new { Size = 0, TrackTotalHits = false });

    // Half an answer would be a wrong one: fewer results and counts, without a word.
    private static string Path(string index) => $"{index}/_search?allow_partial_search_results=false";

    private static JsonObject Counts(FinderSearch search)
    {
        var counts = new JsonObject();
        foreach (var facet in search.Facets.Distinct())
        {
            counts[FinderFields.NameOf(facet)] = new JsonObject
            {
                ["filter"] = SearchFilters.Of(search, except: facet) ?? new() { ["match_all"] = new JsonObject() },
                ["aggs"] = new JsonObject { [FacetValues] = Values(facet) },
            };
        }

        return counts;
    }

    private static JsonObject Values(Facet facet) => new()
    {
        ["terms"] = new JsonObject
        {
            ["field"] = FinderFields.Of(facet),
            ["size"] = MostFacetValues,
            ["order"] = new JsonArray(new JsonObject { ["_count"] = "desc" }, new JsonObject { ["_key"] = "asc" }),
        },
    };
}
