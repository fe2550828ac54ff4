using System.Net;
using System.Net.Http.Json;
using System.Text;

namespace PartnerGraph.Api.Transport.Tests;

/// <summary>A bare reader of server-sent events, so that tests see every line.</summary>
public sealed class EventStreamClient : IAsyncDisposable
{
    private readonly HttpResponseMessage response;
    private readonly StreamReader lines;

    private EventStreamClient(HttpResponseMessage response, Stream body) => (this.response, lines) = (response, new StreamReader(body, Encoding.UTF8));

    public HttpStatusCode Status => response.StatusCode;

    public string? ContentType => response.Content.Headers.ContentType?.ToString();

    public static Task<EventStreamClient> Post(Endpoint endpoint, string query, string? authorization = null) =>
        Send(endpoint, new(HttpMethod.Post, endpoint.Url) { Content = JsonContent.Create(new { query }) }, authorization);

    public static Task<EventStreamClient> Get(Endpoint endpoint, string query) =>
        Send(endpoint, new(HttpMethod.Get, $"{endpoint.Url}?query={Uri.EscapeDataString(query)}"), null);

    public static async Task<EventStreamClient> Send(Endpoint endpoint, HttpRequestMessage request, string? authorization)
    {
        request.Headers.Accept.ParseAdd("text/event-stream");
        if (authorization is not null) request.Headers.TryAddWithoutValidation("Authorization", authorization);
        var response = await endpoint.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return new(response, await response.Content.ReadAsStreamAsync());
    }

    /// <summary>The next block of lines, without the empty one that ends it; null at the end.</summary>
    public async Task<string?> Block()
    {
        var block = new StringBuilder();
        while (await lines.ReadLineAsync() is { } line)
        {
            if (line.Length == 0) return block.ToString();
            block.Append(block.Length == 0 ? "" : "\n").Append(line);
        }

        return block.Length == 0 ? null : block.ToString();
    }

    /// <summary>The next block that is no comment.</summary>
    public async Task<string?> Next()
    {
        while (await Block() is { } block)
            if (block[0] != ':') return block;
        return null;
    }

    /// <summary>All of them to the end.</summary>
    public async Task<List<string>> All()
    {
        List<string> blocks = [];
        while (await Next() is { } block) blocks.Add(block);
        return blocks;
    }

    public Task<string> Text() => lines.ReadToEndAsync();

    public ValueTask DisposeAsync()
    {
        lines.Dispose();
        response.Dispose();
        return default;
    }
}
