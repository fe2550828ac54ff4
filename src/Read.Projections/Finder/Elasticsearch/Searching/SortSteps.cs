using System.Text.Json.Nodes;
using PartnerGraph.Read.Projections.Finder.Elasticsearch.Indexing;

namespace PartnerGraph.Read.Projections.Finder.Elasticsearch.Searching;

/// <summary>One thing that results are sorted by, and where a page goes on that starts after a key.</summary>
internal sealed record SortStep(JsonObject By, Func<FinderKey, JsonNode> After)
{
    private static readonly SortStep Tier = Descending(FinderFields.Tier, key => key.Tier);

    private static readonly SortStep Name = Ascending(FinderFields.SortName, key => key.Name);

    private static readonly SortStep Id = Ascending(FinderFields.Id, key => key.PartnerId);

    /// <summary>The orders, each ending with the id, so that no two results are at one place.</summary>
    public static IReadOnlyList<SortStep> Of(FinderSearch search) => search switch
    {
        { Order: FinderOrder.Relevance } => [Descending("_score", key => key.Number), Tier, Name, Id],
        { Order: FinderOrder.Name } => [Name, Tier, Id],
        { Order: FinderOrder.Newest } => [Descending(FinderFields.PublishedAt, key => (long)key.Number), Tier, Name, Id],
        { Order: FinderOrder.Distance, Near.Point: var point } => [From(point), Tier, Name, Id],
        // Without a point every entry is equally far.
        { Order: FinderOrder.Tier or FinderOrder.Distance } => [Tier, Name, Id],
        _ => throw new ArgumentOutOfRangeException(nameof(search)),
    };

    private static SortStep Ascending(string field, Func<FinderKey, JsonNode> after) => new(Ordered(field, "asc"), after);

    private static SortStep Descending(string field, Func<FinderKey, JsonNode> after) => new(Ordered(field, "desc"), after);

    private static JsonObject Ordered(string field, string order) => new() { [field] = new JsonObject { ["order"] = order } };

    // Entries without a point are infinitely far for the server, which is last.
    private static SortStep From(GeoPoint point) => new(
        new()
        {
            ["_geo_distance"] = new JsonObject
            {
                [FinderFields.Points] = GeoJson.Point(point), ["order"] = "asc", ["unit"] = "m", ["mode"] = "min", ["distance_type"] = "arc",
            },
        },
        // JSON has no infinite number; the server writes and reads the word.
        key => key.Number < FinderKey.Nowhere ? key.Number : "Infinity");
}
