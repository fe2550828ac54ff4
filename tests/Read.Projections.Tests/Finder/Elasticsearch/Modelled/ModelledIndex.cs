using System.Text.Json.Nodes;
using PartnerGraph.Read.Projections.Finder.Ranking;

namespace PartnerGraph.Read.Projections.Tests.Finder.Elasticsearch.Modelled;

/// <summary>One index: documents with external versions, of which searches see those that a refresh has shown them.</summary>
internal sealed class ModelledIndex
{
    private readonly Dictionary<string, (long Version, JsonObject Source)> documents = [];
    private readonly HashSet<string> dictionary = [];
    private List<(string Id, JsonObject Source)> visible = [];

    public HashSet<string> Aliases { get; } = [];

    /// <summary>False when a newer version is there.</summary>
    public bool Write(string id, long version, JsonObject source)
    {
        if (documents.TryGetValue(id, out var there) && there.Version > version) return false;
        documents[id] = (version, source);
        return true;
    }

    public JsonObject? Get(string id) => documents.TryGetValue(id, out var there) ? there.Source : null;

    public void Refresh()
    {
        visible = [.. documents.Select(document => (document.Key, document.Value.Source))];
        // Words of documents that are gone stay in the dictionary, as they do until a merge.
        dictionary.UnionWith(visible.SelectMany(document => ModelledQuery.Values(document.Source, "word")));
    }

    public JsonObject Search(JsonNode body)
    {
        var matches = visible.Select(document => (document.Id, document.Source, Score: ModelledQuery.Score(body["query"], document.Source)))
            .Where(match => match.Score is not null).Select(match => (match.Id, match.Source, Score: match.Score!.Value)).ToList();
        var answer = new JsonObject { ["timed_out"] = false };
        answer["hits"] = Hits(body, matches.FindAll(match => ModelledQuery.Score(body["post_filter"], match.Source) is not null));
        if (body["aggs"] is { } aggregations) answer["aggregations"] = Each(aggregations, each => Aggregate(each, [.. matches.Select(match => match.Source)]));
        if (body["suggest"] is { } suggest) answer["suggest"] = Each(suggest, Suggest);
        return answer;
    }

    private static JsonObject Hits(JsonNode body, List<(string Id, JsonObject Source, double Score)> matches)
    {
        var total = new JsonObject { ["value"] = matches.Count, ["relation"] = "eq" };
        if (body["sort"] is not JsonArray clauses) return new() { ["total"] = total, ["hits"] = new JsonArray() };
        var sort = new ModelledSort(clauses);
        var hits = matches.Select(match => (match, Values: sort.ValuesOf(match.Source, match.Score)))
            .Where(hit => body["search_after"] is not JsonArray after || sort.Compare(hit.Values, after) > 0)
            .OrderBy(hit => hit.Values, sort).Take(body["size"]!.GetValue<int>());
        return new()
        {
            ["total"] = total,
            ["hits"] = new JsonArray([.. hits.Select(hit => new JsonObject
            {
                ["_id"] = hit.match.Id, ["_score"] = (float)hit.match.Score, ["sort"] = hit.Values,
                ["_source"] = new JsonObject(body["_source"]!.AsArray().Select(field => KeyValuePair.Create(field!.ToString(), hit.match.Source[field.ToString()]?.DeepClone()))),
            })]),
        };
    }

    private static JsonObject Aggregate(JsonNode aggregation, List<JsonObject> matches)
    {
        if (aggregation["filter"] is { } filter)
        {
            var kept = matches.FindAll(document => ModelledQuery.Score(filter, document) is not null);
            var answer = Each(aggregation["aggs"]!, each => Aggregate(each, kept));
            answer["doc_count"] = kept.Count;
            return answer;
        }

        var terms = aggregation["terms"]!;
        var included = terms["include"]?.AsArray().Select(value => value!.ToString()).ToHashSet();
        var counts = matches.SelectMany(document => ModelledQuery.Values(document, terms["field"]!.ToString()).Distinct()).CountBy(value => value)
            .Where(count => included?.Contains(count.Key) != false).OrderByDescending(count => count.Value).ThenBy(count => count.Key, StringComparer.Ordinal)
            .Take(terms["size"]!.GetValue<int>());
        return new() { ["buckets"] = new JsonArray([.. counts.Select(count => new JsonObject { ["key"] = count.Key, ["doc_count"] = count.Value })]) };
    }

    private JsonNode Suggest(JsonNode suggestion)
    {
        var (text, how) = (suggestion["text"]!.ToString(), suggestion["term"]!);
        Assert.Equal(("word", "always"), (how["field"]!.ToString(), how["suggest_mode"]!.ToString()));
        var (edits, prefix) = (how["max_edits"]!.GetValue<int>(), how["prefix_length"]!.GetValue<int>());
        // As 7.10.2 does: with two edits the first letter is the same, whatever prefix is asked for.
        var options = dictionary.Where(word => word != text)
            .Select(word => (Word: word, Edits: EditDistance.Of(word, text, edits)))
            .Where(option => option.Edits <= edits && text.StartsWith(option.Word[..Math.Min(option.Word.Length, Math.Max(prefix, option.Edits - 1))], StringComparison.Ordinal))
            .OrderBy(option => option.Edits).ThenBy(option => option.Word, StringComparer.Ordinal).Take(how["size"]!.GetValue<int>());
        return new JsonArray(new JsonObject
        {
            ["text"] = text, ["options"] = new JsonArray([.. options.Select(option => new JsonObject { ["text"] = option.Word, ["score"] = 0.5, ["freq"] = 1 })]),
        });
    }

    private static JsonObject Each(JsonNode named, Func<JsonNode, JsonNode> answer) =>
        new(named.AsObject().Select(one => KeyValuePair.Create(one.Key, (JsonNode?)answer(one.Value!))));
}
