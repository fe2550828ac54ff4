using System.Text;
using System.Text.Json;

namespace PartnerGraph.Bench.Http;

/// <summary>The bytes of a request as they are sent.</summary>
internal readonly record struct HttpRequest(ReadOnlyMemory<byte> Bytes)
{
    public static HttpRequest Get(Uri server, string path) => new(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {server.Authority}\r\n\r\n"));

    /// <param name="token">Null for a stranger.</param>
    public static HttpRequest Post(Uri server, string path, string? token, string query, object? variables = null)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new { query, variables });
        var head = $"POST {path} HTTP/1.1\r\nHost: {server.Authority}\r\nContent-Type: application/json\r\nAccept: application/json\r\n"
            + (token is null ? "" : $"Authorization: Bearer {token}\r\n") + $"Content-Length: {body.Length}\r\n\r\n";
        return new((byte[])[.. Encoding.ASCII.GetBytes(head), .. body]);
    }
}
