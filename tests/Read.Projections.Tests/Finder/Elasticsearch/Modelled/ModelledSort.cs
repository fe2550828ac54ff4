using System.Globalization;
using System.Text.Json.Nodes;
using PartnerGraph.Read.Projections.Finder;

namespace PartnerGraph.Read.Projections.Tests.Finder.Elasticsearch.Modelled;

/// <summary>The sort values of documents, and which come first.</summary>
internal sealed class ModelledSort(JsonArray clauses) : IComparer<JsonArray>
{
    public JsonArray ValuesOf(JsonObject document, double score) => new([.. clauses.Select(clause => Value(clause!, document, score))]);

    public int Compare(JsonArray? x, JsonArray? y)
    {
        for (var i = 0; i < clauses.Count; i++)
        {
            var order = ModelledQuery.Only(clauses[i]!).Value["order"]!.GetValue<string>();
            var compared = Compare(x![i]!, y![i]!);
            if (compared != 0) return order == "desc" ? -compared : compared;
        }

        return 0;
    }

    private static JsonNode Value(JsonNode clause, JsonObject document, double score)
    {
        var (field, how) = ModelledQuery.Only(clause);
        return field switch
        {
            "_score" => score,
            "_geo_distance" => Nearest(ModelledQuery.Points(document), ModelledQuery.Point(how["points"]!)),
            _ => document[field]!.DeepClone(),
        };
    }

    // As the documentation has it: a document without the field is infinitely far, and JSON knows the word alone.
    private static JsonNode Nearest(IEnumerable<GeoPoint> points, GeoPoint from)
    {
        var nearest = points.Select(point => Sphere.Metres(from, point)).DefaultIfEmpty(double.PositiveInfinity).Min();
        return double.IsFinite(nearest) ? nearest : "Infinity";
    }

    private static int Compare(JsonNode x, JsonNode y) =>
        Number(x) is { } left && Number(y) is { } right ? left.CompareTo(right) : string.CompareOrdinal(x.ToString(), y.ToString());

    private static double? Number(JsonNode value) => value.GetValueKind() == System.Text.Json.JsonValueKind.Number || value.ToString() == "Infinity"
        ? double.Parse(value.ToString(), CultureInfo.InvariantCulture)
        : null;
}
