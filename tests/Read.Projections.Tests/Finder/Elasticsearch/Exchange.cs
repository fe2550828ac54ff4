using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using PartnerGraph.Read.Projections.Finder.Elasticsearch.Indexing;

namespace PartnerGraph.Read.Projections.Tests.Finder.Elasticsearch;

/// <summary>What was asked and answered, in order.</summary>
/// <param name="About">What the exchanges show, and where their form is described.</param>
public sealed record ExchangeFile(string About, IReadOnlyList<Exchange> Exchanges)
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Those that were written after the documentation. The fingerprint stands in the files as <c>{fingerprint}</c>, so that they outlive it.</summary>
    public static ExchangeFile Read(string name, string fingerprint) =>
        Of(Path.Combine(AppContext.BaseDirectory, "Finder", "Elasticsearch", "Exchanges", $"{name}.json"), fingerprint);

    /// <summary>Those with a real server, which knew every field but those that have been added since.</summary>
    public static ExchangeFile Recorded(string file, string fingerprint)
    {
        var recorded = Of(file, fingerprint);
        foreach (var exchange in recorded.Exchanges)
        {
            if (exchange.Request.Body?["template"] is not { } template) continue;
            foreach (var added in new[] { Checkpoint.QuarantineField, Checkpoint.LogField })
                template["mappings"]!["properties"]![added] = new JsonObject { ["type"] = "keyword", ["index"] = false, ["doc_values"] = false };
        }

        return recorded;
    }

    private static ExchangeFile Of(string file, string fingerprint) =>
        JsonSerializer.Deserialize<ExchangeFile>(File.ReadAllText(file).Replace("{fingerprint}", fingerprint, StringComparison.Ordinal), Json)!;
}

public sealed record Exchange(AskedRequest Request, GivenResponse Response);

/// <param name="Path">With the query.</param>
/// <param name="Authorization">Null: none may be sent.</param>
/// <param name="Body">Of a request in JSON.</param>
/// <param name="Lines">Of a request in lines of JSON.</param>
public sealed record AskedRequest(string Method, string Path, string? Authorization = null, JsonNode? Body = null, IReadOnlyList<JsonNode>? Lines = null)
{
    public static async Task<AskedRequest> From(HttpRequestMessage message, CancellationToken cancellation)
    {
        var text = message.Content is null ? "" : await message.Content.ReadAsStringAsync(cancellation);
        var inLines = message.Content?.Headers.ContentType?.MediaType == "application/x-ndjson";
        return new(
            message.Method.Method, message.RequestUri!.PathAndQuery, message.Headers.Authorization?.ToString(),
            inLines || text.Length == 0 ? null : JsonNode.Parse(text),
            inLines ? [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)] : null);
    }

    public bool Equals(AskedRequest? other) => other is not null
        && (Method, Path, Authorization) == (other.Method, other.Path, other.Authorization)
        && JsonNode.DeepEquals(Body, other.Body)
        && (Lines ?? []).SequenceEqual(other.Lines ?? [], JsonComparer.Instance);

    public override int GetHashCode() => HashCode.Combine(Method, Path, Authorization);

    public override string ToString() => JsonSerializer.Serialize(this, ExchangeFile.Json);

    private sealed class JsonComparer : IEqualityComparer<JsonNode>
    {
        public static readonly JsonComparer Instance = new();

        public bool Equals(JsonNode? x, JsonNode? y) => JsonNode.DeepEquals(x, y);

        public int GetHashCode(JsonNode obj) => 0;
    }
}

/// <param name="Text">A body that is not JSON.</param>
public sealed record GivenResponse(int Status, IReadOnlyDictionary<string, string>? Headers = null, JsonNode? Body = null, string? Text = null);
