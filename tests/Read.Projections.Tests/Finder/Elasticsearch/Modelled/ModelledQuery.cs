using System.Globalization;
using System.Text.Json.Nodes;
using PartnerGraph.Read.Projections.Finder;
using PartnerGraph.Read.Projections.Finder.Ranking;

namespace PartnerGraph.Read.Projections.Tests.Finder.Elasticsearch.Modelled;

/// <summary>What the queries that the adapter sends mean for one document, as the documentation says.</summary>
internal static class ModelledQuery
{
    /// <summary>Null when the document does not match.</summary>
    public static double? Score(JsonNode? query, JsonObject document)
    {
        if (query is null) return 1;
        var (kind, node) = Only(query);
        return kind switch
        {
            "match_all" => 1,
            "match_none" => null,
            "bool" => Bool(node, document),
            "constant_score" => Score(node["filter"], document) is null ? null : node["boost"]!.GetValue<int>(),
            "dis_max" => node["queries"]!.AsArray().Select(part => Score(part, document)).Max(),
            "term" => One(Terms(document, Only(node).Key).Contains(Text(Only(node).Value))),
            "terms" => One(Values(document, Only(node).Key).Intersect(Only(node).Value.AsArray().Select(value => Text(value!))).Any()),
            "match_phrase" => One(HasPhrase(Values(document, Only(node).Key), Only(node).Value["query"]!.GetValue<string>())),
            "fuzzy" => One(Terms(document, Only(node).Key).Any(term => Resembles(term, Only(node).Value))),
            "geo_distance" => One(Points(document).Any(point => Sphere.Metres(point, Point(node["points"]!)) <= Metres(node["distance"]!.GetValue<string>()))),
            _ => throw new NotSupportedException($"unknown query [{kind}]"),
        };
    }

    public static IEnumerable<string> Values(JsonObject document, string path) =>
        path.Split('.').Aggregate((JsonNode?)document, (node, name) => node?[name]) switch
        {
            null => [],
            JsonArray list => list.Select(value => Text(value!)),
            var value => [Text(value)],
        };

    public static IEnumerable<GeoPoint> Points(JsonObject document) => document["points"]?.AsArray().Select(point => Point(point!)) ?? [];

    public static GeoPoint Point(JsonNode point) => new(point["lat"]!.GetValue<double>(), point["lon"]!.GetValue<double>());

    public static (string Key, JsonNode Value) Only(JsonNode node)
    {
        var (key, value) = Assert.Single(node.AsObject());
        return (key, value!);
    }

    private static double? Bool(JsonNode query, JsonObject document)
    {
        if (Parts(query, "filter").Any(part => Score(part, document) is null)) return null;
        var must = Parts(query, "must").Select(part => Score(part, document)).ToList();
        var should = Parts(query, "should").Select(part => Score(part, document)).Where(score => score is not null).ToList();
        if (must.Contains(null) || should.Count < (query["minimum_should_match"]?.GetValue<int>() ?? 0)) return null;
        return must.Sum() + should.Sum();
    }

    private static JsonArray Parts(JsonNode query, string name) => query[name]?.AsArray() ?? [];

    // Only a field that is analyzed has several terms in a value; the others hold no blanks.
    private static IEnumerable<string> Terms(JsonObject document, string path) => Values(document, path).SelectMany(value => value.Split(' '));

    private static bool HasPhrase(IEnumerable<string> values, string phrase) =>
        values.Any(value => $" {value} ".Contains($" {phrase} ", StringComparison.Ordinal));

    private static bool Resembles(string term, JsonNode fuzzy)
    {
        Assert.True(fuzzy["transpositions"]!.GetValue<bool>());
        return EditDistance.Resembles(term, new(
            FinderField.Key, fuzzy["value"]!.GetValue<string>(), fuzzy["fuzziness"]!.GetValue<int>(), fuzzy["prefix_length"]!.GetValue<int>(), Weight: 1));
    }

    private static double Metres(string distance) => double.Parse(distance.TrimEnd('m'), CultureInfo.InvariantCulture);

    private static string Text(JsonNode value) => value.ToString();

    private static double? One(bool matches) => matches ? 1 : null;
}
