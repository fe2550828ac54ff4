using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PartnerGraph.Read.Projections.Tests.Finder.Elasticsearch.Modelled;

/// <summary>
/// Answers the requests that the adapter makes in the way their documentation says. It is no Elasticsearch: it shows that requests and answers
/// fit together and mean what they should, not that a server takes them.
/// </summary>
internal sealed partial class ModelledServer : HttpMessageHandler
{
    private readonly Dictionary<string, ModelledIndex> indices = [];
    private readonly List<AskedRequest> asked = [];

    public IReadOnlyList<AskedRequest> Asked => asked;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var question = await AskedRequest.From(request, cancellationToken);
        JsonObject body;
        HttpStatusCode status;
        lock (indices)
        {
            asked.Add(question);
            (status, body) = Answer(question, request.RequestUri!.AbsolutePath.Trim('/').Split('/'));
        }

        var response = new HttpResponseMessage(status) { Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json") };
        response.Headers.Add("X-elastic-product", "Elasticsearch");
        return response;
    }

    private (HttpStatusCode Status, JsonObject Body) Answer(AskedRequest asked, string[] path) => (asked.Method, path) switch
    {
        ("GET", [""]) => Done(new() { ["version"] = new JsonObject { ["number"] = "8.17.0" } }),
        ("GET", [var pattern, "_alias"]) => Done(Aliased(pattern.TrimEnd('*'))),
        ("POST", ["_aliases"]) => Switch(asked.Body!["actions"]!.AsArray()),
        ("PUT" or "DELETE", ["_index_template", _]) => Done(),
        ("PUT", [var index]) => indices.TryAdd(index, new()) ? Done() : Fault(HttpStatusCode.BadRequest, "resource_already_exists_exception"),
        ("DELETE", [var index]) => indices.Remove(index) ? Done() : NoIndex(),
        ("POST", [var name, "_mget"]) => Many(name, asked.Body!["ids"]!.AsArray()),
        (_, [var name, ..]) when Find(name) is { } index => Answer(index, asked, path),
        _ => NoIndex(),
    };

    private static (HttpStatusCode Status, JsonObject Body) Answer(ModelledIndex index, AskedRequest asked, string[] path)
    {
        switch (asked.Method, path[1])
        {
            case ("GET", "_doc"):
                return index.Get(path[2]) is { } found ? Done(new() { ["_source"] = found.DeepClone() }) : (HttpStatusCode.NotFound, new() { ["found"] = false });
            case ("PUT", "_doc"):
                var version = long.Parse(Version().Match(asked.Path).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
                return index.Write(path[2], version, asked.Body!.AsObject()) ? Done() : Fault(HttpStatusCode.Conflict, "version_conflict_engine_exception");
            case ("POST", "_bulk"):
                return Done(Bulk(index, asked));
            case ("POST", "_refresh"):
                index.Refresh();
                return Done();
            case ("POST", "_search"):
                return Done(index.Search(asked.Body!));
            default:
                return Fault(HttpStatusCode.BadRequest, "illegal_argument_exception");
        }
    }

    private static JsonObject Bulk(ModelledIndex index, AskedRequest asked)
    {
        var items = new JsonArray();
        foreach (var pair in asked.Lines!.Chunk(2))
        {
            var action = pair[0]["index"]!;
            Assert.Equal("external_gte", action["version_type"]!.ToString());
            var written = index.Write(action["_id"]!.ToString(), action["version"]!.GetValue<long>(), pair[1].AsObject());
            items.Add(new JsonObject { ["index"] = new JsonObject { ["_id"] = action["_id"]!.ToString(), ["status"] = written ? 200 : 409 } });
        }

        if (asked.Path.EndsWith("?refresh=true", StringComparison.Ordinal)) index.Refresh();
        return new() { ["errors"] = items.Any(item => item!["index"]!["status"]!.GetValue<int>() == 409), ["items"] = items };
    }

    private (HttpStatusCode Status, JsonObject Body) Many(string name, JsonArray ids)
    {
        if (ids.Any(id => id!.ToString().Length == 0)) return Fault(HttpStatusCode.BadRequest, "action_request_validation_exception");
        var index = Find(name);
        return Done(new()
        {
            ["docs"] = new JsonArray([.. ids.Select(id => new JsonObject
            {
                ["_id"] = id!.ToString(),
                ["_source"] = index?.Get(id.ToString()) is { } found ? new JsonObject { ["entry"] = found["entry"]?.DeepClone() } : null,
                ["error"] = index is null ? new JsonObject { ["type"] = "index_not_found_exception", ["reason"] = name } : null,
            })]),
        });
    }

    private (HttpStatusCode Status, JsonObject Body) Switch(JsonArray actions)
    {
        foreach (var action in actions)
        {
            var (what, how) = ModelledQuery.Only(action!);
            if (!indices.TryGetValue(how["index"]!.ToString(), out var index)) return NoIndex();
            if (what == "add") index.Aliases.Add(how["alias"]!.ToString());
            else if (!index.Aliases.Remove(how["alias"]!.ToString())) return Fault(HttpStatusCode.NotFound, "aliases_not_found_exception");
        }

        return Done();
    }

    private JsonObject Aliased(string prefix) => new(indices.Where(index => index.Key.StartsWith(prefix, StringComparison.Ordinal)).Select(index =>
        KeyValuePair.Create(index.Key, (JsonNode?)new JsonObject
        {
            ["aliases"] = new JsonObject(index.Value.Aliases.Select(alias => KeyValuePair.Create(alias, (JsonNode?)new JsonObject()))),
        })));

    private ModelledIndex? Find(string name) =>
        indices.TryGetValue(name, out var index) ? index : indices.Values.SingleOrDefault(each => each.Aliases.Contains(name));

    private static (HttpStatusCode Status, JsonObject Body) Done(JsonObject? body = null) => (HttpStatusCode.OK, body ?? new() { ["acknowledged"] = true });

    private static (HttpStatusCode Status, JsonObject Body) NoIndex() => Fault(HttpStatusCode.NotFound, "index_not_found_exception");

    private static (HttpStatusCode Status, JsonObject Body) Fault(HttpStatusCode status, string type) =>
        (status, new() { ["error"] = new JsonObject { ["type"] = type, ["reason"] = type }, ["status"] = (int)status });

    [GeneratedRegex("version=([0-9]+)&version_type=external_gte")]
    private static partial Regex Version();
}
