using System.Globalization;
using System.Text.Json.Nodes;
using PartnerGraph.Read.Projections.Finder.Elasticsearch.Indexing;

namespace PartnerGraph.Read.Projections.Finder.Elasticsearch.Searching;

/// <summary>What narrows a search after its query: facets and nearness.</summary>
internal static class SearchFilters
{
    // The server refuses no distance at all, and keeps points to the centimetre.
    private const double LeastMetres = 0.01;

    /// <summary>All of a search, or for a facet's counts all but its own, so that a user can widen it.</summary>
    /// <returns>Null when nothing is left to filter by.</returns>
    public static JsonObject? Of(FinderSearch search, Facet? except = null)
    {
        var filters = search.Filters.Where(filter => filter.Facet != except).Select(Any);
        if (search.Near is { WithinMetres: { } metres } near) filters = filters.Append(Within(near.Point, metres));
        JsonNode[] all = [.. filters];
        return all.Length > 0 ? new() { ["bool"] = new JsonObject { ["filter"] = new JsonArray(all) } } : null;
    }

    private static JsonObject Any(FacetFilter filter) => new()
    {
        ["terms"] = new JsonObject { [FinderFields.Of(filter.Facet)] = new JsonArray([.. filter.Values.Select(value => (JsonNode)value)]) },
    };

    private static JsonObject Within(GeoPoint point, double metres) => new()
    {
        ["geo_distance"] = new JsonObject
        {
            ["distance"] = Math.Max(metres, LeastMetres).ToString("0.###", CultureInfo.InvariantCulture) + "m",
            ["distance_type"] = "arc",
            [FinderFields.Points] = GeoJson.Point(point),
        },
    };
}
