using System.Text.Json;
using Elastic.Transport;
using HttpMethod = Elastic.Transport.HttpMethod;

namespace PartnerGraph.Read.Projections.Finder.Elasticsearch.Transport;

/// <summary>One call of the REST API. Every call that this adapter makes may be repeated: writes carry a version.</summary>
/// <param name="Path">Below a node's address, with its query, without a leading slash.</param>
/// <param name="Body">Empty: without a body.</param>
/// <param name="Form">The media types of the question and the answer.</param>
internal sealed record ElasticsearchRequest(HttpMethod Method, string Path, ReadOnlyMemory<byte> Body, RequestConfiguration Form)
{
    /// <summary>Headers of an answer that are read, spelt as they are kept.</summary>
    public const string ProductHeader = "X-Elastic-Product", RetryAfterHeader = "Retry-After";

    private const string PlainJson = "application/json", JsonLines = "application/x-ndjson";

    // Plain, so that no version of the API is asked for: the client's own form names its major version, which older servers refuse.
    private static readonly RequestConfiguration Json = new()
    {
        Accept = PlainJson, ContentType = PlainJson, ResponseHeadersToParse = new HeadersList([ProductHeader, RetryAfterHeader]),
    };

    private static readonly RequestConfiguration Lines = Json with { ContentType = JsonLines };

    public static ElasticsearchRequest Get(string path) => new(HttpMethod.GET, path, default, Json);

    public static ElasticsearchRequest Delete(string path) => new(HttpMethod.DELETE, path, default, Json);

    public static ElasticsearchRequest Put(string path) => new(HttpMethod.PUT, path, default, Json);

    public static ElasticsearchRequest Put<T>(string path, T body) => new(HttpMethod.PUT, path, Bytes(body), Json);

    public static ElasticsearchRequest Post(string path) => new(HttpMethod.POST, path, default, Json);

    public static ElasticsearchRequest Post<T>(string path, T body) => new(HttpMethod.POST, path, Bytes(body), Json);

    /// <summary>A line of JSON for each part, the last one ended too.</summary>
    public static ElasticsearchRequest PostLines(string path, ReadOnlyMemory<byte> lines) => new(HttpMethod.POST, path, lines, Lines);

    private static byte[] Bytes<T>(T body) => JsonSerializer.SerializeToUtf8Bytes(body, ElasticsearchJson.Options);
}
