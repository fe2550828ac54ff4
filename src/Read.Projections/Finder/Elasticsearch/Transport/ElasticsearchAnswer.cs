using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PartnerGraph.Read.Projections.Finder.Elasticsearch.Transport;

/// <summary>What a node answered, whatever its status.</summary>
/// <param name="RetryAfter">How long the node asks to be left alone; null when it does not say.</param>
internal sealed record ElasticsearchAnswer(HttpStatusCode Status, byte[] Body, bool SaysElasticsearch, TimeSpan? RetryAfter)
{
    public bool Succeeded => (int)Status is >= 200 and < 300;

    public bool IsMissing => Status == HttpStatusCode.NotFound;

    public bool IsConflict => Status == HttpStatusCode.Conflict;

    /// <summary>Whether the same request may succeed later.</summary>
    public bool IsPassing =>
        Status is HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;

    /// <exception cref="ElasticsearchException">The status is no success, or the body is not what the API promises.</exception>
    public T As<T>() where T : class
    {
        Require();
        try
        {
            return JsonSerializer.Deserialize<T>(Body, ElasticsearchJson.Options) ?? throw Unreadable(null);
        }
        catch (JsonException fault)
        {
            throw Unreadable(fault);
        }
    }

    /// <exception cref="ElasticsearchException">The status is no success.</exception>
    public void Require()
    {
        if (!Succeeded) throw ToException();
    }

    public ElasticsearchException ToException()
    {
        var (type, reason) = Error();
        return new((int)Status, type, reason);
    }

    /// <summary>Whether it is the named error of the API.</summary>
    public bool Is(string type) => !Succeeded && Error().Type == type;

    private ElasticsearchException Unreadable(JsonException? fault) => new((int)Status, "unreadable_answer", "The answer is not the JSON that the API promises.", fault);

    private (string Type, string Reason) Error()
    {
        try
        {
            return (JsonNode.Parse(Body) as JsonObject)?["error"] switch
            {
                JsonObject error => Described(error),
                JsonValue text => ("error", text.ToString()),
                _ => ("unknown", Status.ToString()),
            };
        }
        catch (JsonException)
        {
            // A proxy in between answers in HTML.
            return ("unknown", Status.ToString());
        }
    }

    // "all shards failed" tells nothing: the first of their errors does.
    private static (string Type, string Reason) Described(JsonObject error)
    {
        var (type, reason) = (error["type"]?.ToString() ?? "unknown", error["reason"]?.ToString() ?? "");
        var cause = (error["root_cause"] as JsonArray)?.FirstOrDefault() as JsonObject;
        return cause?["reason"]?.ToString() is { } first && first != reason ? (type, $"{reason}: {cause["type"]}: {first}") : (type, reason);
    }
}
