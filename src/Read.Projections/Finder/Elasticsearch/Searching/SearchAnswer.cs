using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using PartnerGraph.Read.Projections.Finder.Elasticsearch.Indexing;

namespace PartnerGraph.Read.Projections.Finder.Elasticsearch.Searching;

/// <summary>What a search answered.</summary>
internal sealed record SearchAnswer(SearchAnswer.Found Hits, Dictionary<string, JsonElement>? Aggregations)
{
    public FinderFound For(FinderSearch search) => new(
        [.. Hits.Hits.Take(search.Size).Select(hit => hit.For(search))],
        Hits.Hits.Count > search.Size,
        Hits.Total.Value,
        search.Facets.Distinct().ToDictionary(facet => facet, CountsOf));

    // Sorted once more: servers compare values by their bytes, this project by their characters.
    private IReadOnlyList<FacetCount> CountsOf(Facet facet) =>
    [
        .. Aggregations![FinderFields.NameOf(facet)].GetProperty(SearchRequest.FacetValues).GetProperty("buckets").EnumerateArray()
            .Select(bucket => new FacetCount(bucket.GetProperty("key").GetString()!, bucket.GetProperty("doc_count").GetInt32()))
            .OrderByDescending(count => count.Count).ThenBy(count => count.Value, StringComparer.Ordinal),
    ];

    public sealed record Found(Count Total, IReadOnlyList<Hit> Hits);

    public sealed record Count(int Value);

    public sealed record Hit(
        [property: JsonPropertyName("_score")] float? Score, [property: JsonPropertyName("_source")] Kept Source, IReadOnlyList<JsonElement> Sort)
    {
        public FinderMatch For(FinderSearch search)
        {
            var entry = IndexedEntry.Read(Source.Entry);
            var metres = search.Near is { } near ? Sphere.Nearest(near.Point, entry) : null;
            return new(entry, Score ?? 0, metres, new(NumberFor(search), Source.Tier, Source.SortName, entry.PartnerId));
        }

        // The server's own number: it keeps points to the centimetre, and compares with what it sorted by.
        private double NumberFor(FinderSearch search) => search switch
        {
            { Order: FinderOrder.Relevance } => Score ?? 0,
            { Order: FinderOrder.Newest } or { Order: FinderOrder.Distance, Near: not null } => Number(Sort[0]),
            _ => 0,
        };

        private static double Number(JsonElement value) => value.ValueKind == JsonValueKind.String
            // "Infinity": there is no office.
            ? Math.Min(FinderKey.Nowhere, double.Parse(value.GetString()!, NumberStyles.Float, CultureInfo.InvariantCulture))
            : value.GetDouble();
    }

    public sealed record Kept(JsonElement Entry, int Tier, [property: JsonPropertyName(FinderFields.SortName)] string SortName);
}
