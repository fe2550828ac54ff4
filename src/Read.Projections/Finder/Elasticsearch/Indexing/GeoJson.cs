using System.Text.Json.Nodes;

namespace PartnerGraph.Read.Projections.Finder.Elasticsearch.Indexing;

/// <summary>Points with named degrees: the array form of the API has the longitude first, which is easily mistaken.</summary>
internal static class GeoJson
{
    public static JsonNode Point(GeoPoint point) => new JsonObject { ["lat"] = point.Latitude, ["lon"] = point.Longitude };
}
