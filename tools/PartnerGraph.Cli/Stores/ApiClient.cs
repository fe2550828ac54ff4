using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Cli.Terminal;

namespace PartnerGraph.Cli.Stores;

/// <summary>Speaks GraphQL with a server.</summary>
internal sealed class ApiClient : IDisposable
{
    private readonly HttpClient http;
    private readonly string? needs;

    /// <param name="needs">Whose token the command needs, as a sentence; null when it depends.</param>
    public ApiClient(Uri server, string? token, string? needs = null)
    {
        (Server, this.needs) = (server, needs);
        http = new HttpClient { BaseAddress = new Uri(server.AbsoluteUri.TrimEnd('/') + "/"), Timeout = TimeSpan.FromHours(1) };
        http.DefaultRequestHeaders.Accept.ParseAdd("application/graphql-response+json");
        if (token is not null) http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.Trim());
    }

    public Uri Server { get; }

    /// <summary>The <c>data</c> of the answer.</summary>
    /// <exception cref="CommandFailure">Nobody answers, the token is not accepted, or the answer has errors.</exception>
    public async Task<JsonElement> Send(string document, object? variables = null, CancellationToken cancellation = default)
    {
        using var answer = await Admitted(() => http.PostAsJsonAsync("graphql", new { query = document, variables }, cancellation), cancellation);
        return await Data(answer, cancellation);
    }

    /// <summary>As above, answered from read models that include a position; waited for as long as they move.</summary>
    public async Task<JsonElement> SendAfter(long position, string document, object? variables, CancellationToken cancellation)
    {
        var wait = new Stall($"The server's read models stand still before position {position}. Look at {Server}health/ready.");
        while (true)
        {
            using var answer = await Admitted(
                () =>
                {
                    var request = new HttpRequestMessage(HttpMethod.Post, "graphql") { Content = JsonContent.Create(new { query = document, variables }) };
                    request.Headers.Add(MinPosition.Header, position.ToString(CultureInfo.InvariantCulture));
                    return http.SendAsync(request, cancellation);
                },
                cancellation);
            if (answer.StatusCode != HttpStatusCode.ServiceUnavailable) return await Data(answer, cancellation);
            await wait.Pause(0, cancellation);
        }
    }

    /// <summary>The status and body of a plain page of the server, such as <c>health/ready</c>.</summary>
    public async Task<(HttpStatusCode Status, string Body, DateTimeOffset? Date)> Get(string path, CancellationToken cancellation)
    {
        using var answer = await Try(() => http.GetAsync(new Uri(path, UriKind.Relative), cancellation), cancellation);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(cancellation), answer.Headers.Date);
    }

    /// <summary>A file of the server, from a place in it on; its content is read as it comes.</summary>
    /// <param name="tag">Of the file that the place is in: of another one, all of it comes.</param>
    public Task<HttpResponseMessage> Fetch(string path, long from, string tag, CancellationToken cancellation) => Try(
        () =>
        {
            var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
            if (from > 0) (request.Headers.Range, request.Headers.IfRange) = (new RangeHeaderValue(from, null), new RangeConditionHeaderValue(tag));
            return http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        },
        cancellation);

    public void Dispose() => http.Dispose();

    private async Task<JsonElement> Data(HttpResponseMessage answer, CancellationToken cancellation)
    {
        if (answer.StatusCode == HttpStatusCode.Unauthorized)
            throw new CommandFailure("The server does not accept the token. Make one with 'partnergraph token', and give it as --token.");
        var body = await Body(answer, cancellation);
        if (body.TryGetProperty("errors", out var errors) && errors.EnumerateArray().FirstOrDefault() is { ValueKind: JsonValueKind.Object } error)
            throw new CommandFailure(Told(error));
        return body.GetProperty("data");
    }

    /// <summary>Sends again what was refused for coming too fast, before anything was done (API-1).</summary>
    private async Task<HttpResponseMessage> Admitted(Func<Task<HttpResponseMessage>> send, CancellationToken cancellation)
    {
        while (true)
        {
            var answer = await Try(send, cancellation);
            if (answer.StatusCode != HttpStatusCode.TooManyRequests || answer.Headers.RetryAfter?.Delta is not { } pause) return answer;
            answer.Dispose();
            await Task.Delay(pause, cancellation);
        }
    }

    private async Task<HttpResponseMessage> Try(Func<Task<HttpResponseMessage>> send, CancellationToken cancellation)
    {
        try
        {
            return await send();
        }
        catch (HttpRequestException failure)
        {
            throw new CommandFailure($"No server answers at {Server}: {failure.Message}");
        }
        catch (TaskCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new CommandFailure($"The server at {Server} did not answer in time.");
        }
    }

    private async Task<JsonElement> Body(HttpResponseMessage answer, CancellationToken cancellation)
    {
        try
        {
            return await answer.Content.ReadFromJsonAsync<JsonElement>(cancellation);
        }
        catch (JsonException)
        {
            throw new CommandFailure($"{Server} answered {(int)answer.StatusCode}, and not as a PartnerGraph server does.");
        }
    }

    private string Told(JsonElement error)
    {
        var message = error.GetProperty("message").GetString();
        var code = error.TryGetProperty("extensions", out var extensions) && extensions.TryGetProperty("code", out var named) ? named.GetString() : null;
        return code switch
        {
            "FORBIDDEN" => $"The token does not allow it: {message}{(needs is null ? "" : $" {needs}")}",
            null => $"The server refuses: {message}",
            _ => $"The server refuses: {message} ({code})",
        };
    }
}
