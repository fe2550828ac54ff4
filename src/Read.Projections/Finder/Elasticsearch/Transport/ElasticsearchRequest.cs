using System.Text.Json;

namespace PartnerGraph.Projections.Finder.Elasticsearch.Transport;

/// <summary>One call of the REST API. Every call that this adapter makes may be repeated: writes carry a version.</summary>
/// <param name="Path">Below a node's address, with its query, without a leading slash.</param>
/// <param name="Body">Empty: without a body.</param>
internal sealed record ElasticsearchRequest(HttpMethod Method, string Path, ReadOnlyMemory<byte> Body, string ContentType)
{
    private const string Json = "application/json", Lines = "application/x-ndjson";

    public static ElasticsearchRequest Get(string path) => new(HttpMethod.Get, path, default, Json);

    public static ElasticsearchRequest Delete(string path) => new(HttpMethod.Delete, path, default, Json);

    public static ElasticsearchRequest Put(string path) => new(HttpMethod.Put, path, default, Json);

    public static ElasticsearchRequest Put<T>(string path, T body) => new(HttpMethod.Put, path, Bytes(body), Json);

    public static ElasticsearchRequest Post(string path) => new(HttpMethod.Post, path, default, Json);

    public static ElasticsearchRequest Post<T>(string path, T body) => new(HttpMethod.Post, path, Bytes(body), Json);

    /// <summary>A line of JSON for each part, the last one ended too.</summary>
    public static ElasticsearchRequest PostLines(string path, ReadOnlyMemory<byte> lines) => new(HttpMethod.Post, path, lines, Lines);

    private static byte[] Bytes<T>(T body) => JsonSerializer.SerializeToUtf8Bytes(body, ElasticsearchJson.Options);
}
