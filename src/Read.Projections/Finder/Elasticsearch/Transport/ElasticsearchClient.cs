using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Logging;

namespace PartnerGraph.Projections.Finder.Elasticsearch.Transport;

/// <summary>
/// Sends requests to a cluster: takes its nodes in turn, tries again what may succeed later, and checks once that the other side is
/// what this adapter is made for. Neither logs nor exceptions ever hold credentials.
/// </summary>
internal sealed class ElasticsearchClient : IDisposable
{
    private readonly ElasticsearchOptions options;
    private readonly HttpClient http;
    private readonly TimeProvider clock;
    private readonly ILogger log;
    private readonly ElasticsearchNodes nodes;
    private readonly BackOff backOff;
    private readonly AuthenticationHeaderValue? authentication;
    private readonly SemaphoreSlim checking = new(1, 1);
    private volatile bool known;

    public ElasticsearchClient(ElasticsearchOptions options, HttpMessageHandler handler, TimeProvider clock, ILogger log)
    {
        options.Validate();
        (this.options, this.clock, this.log) = (options, clock, log);
        // Each attempt has a time limit of its own, by the injected clock.
        http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        nodes = new ElasticsearchNodes(options.Nodes, clock);
        backOff = new BackOff(clock);
        authentication = options switch
        {
            { ApiKey: { } key } => new("ApiKey", key),
            { UserName: { } user } => new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{options.Password}"))),
            _ => null,
        };
    }

    /// <summary>The last answer, whatever its status; what may pass was tried again before.</summary>
    /// <exception cref="ElasticsearchException">No node answered, or the server is not supported.</exception>
    public async Task<ElasticsearchAnswer> Ask(ElasticsearchRequest request, CancellationToken cancellation)
    {
        if (!known) await Check(cancellation);
        return await Try(request, cancellation);
    }

    /// <summary>The body of a success.</summary>
    /// <exception cref="ElasticsearchException">Anything else.</exception>
    public async Task<T> Ask<T>(ElasticsearchRequest request, CancellationToken cancellation) where T : class =>
        (await Ask(request, cancellation)).As<T>();

    /// <summary>Waits before a part of a request is repeated that its answer asked for.</summary>
    /// <param name="attempt">How many have failed.</param>
    /// <returns>False when there were enough.</returns>
    public async Task<bool> WaitToRepeat(int attempt, CancellationToken cancellation)
    {
        if (attempt >= options.MaxAttempts) return false;
        await backOff.Wait(attempt, null, cancellation);
        return true;
    }

    public void Dispose()
    {
        http.Dispose();
        checking.Dispose();
    }

    private async Task Check(CancellationToken cancellation)
    {
        await checking.WaitAsync(cancellation);
        try
        {
            if (known) return;
            ElasticsearchServer.Check(await Try(ElasticsearchRequest.Get(""), cancellation), log);
            known = true;
        }
        finally
        {
            checking.Release();
        }
    }

    private async Task<ElasticsearchAnswer> Try(ElasticsearchRequest request, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            var node = nodes.Next();
            var (answer, fault) = await Attempt(node, request, cancellation);
            if (answer is null) nodes.SetAside(node);
            else nodes.Welcome(node);
            if (answer is { IsPassing: false }) return answer;
            if (attempt >= options.MaxAttempts) return answer ?? throw Unreachable(attempt, fault);
            log.LogWarning(
                "Elasticsearch node {Node} answered {Method} {Path} with {Outcome}; attempt {Attempt} of {Attempts}",
                node, request.Method, request.Path, answer?.Status.ToString() ?? fault?.Message, attempt, options.MaxAttempts);
            // Another node needs no rest from what this one did.
            if (answer is null && nodes.AnyReady) continue;
            await backOff.Wait(attempt, answer?.RetryAfter, cancellation);
        }
    }

    private async Task<(ElasticsearchAnswer? Answer, Exception? Fault)> Attempt(Uri node, ElasticsearchRequest request, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(options.RequestTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        try
        {
            using var message = Message(node, request);
            using var response = await http.SendAsync(message, either.Token);
            return (await Read(response, either.Token), null);
        }
        catch (HttpRequestException fault)
        {
            return (null, fault);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            return (null, new TimeoutException($"no answer within {options.RequestTimeout.TotalSeconds:0.#} s"));
        }
    }

    private HttpRequestMessage Message(Uri node, ElasticsearchRequest request)
    {
        var message = new HttpRequestMessage(request.Method, new Uri(node, request.Path));
        message.Headers.Accept.Add(new("application/json"));
        message.Headers.Authorization = authentication;
        if (request.Body.IsEmpty) return message;
        message.Content = new ReadOnlyMemoryContent(request.Body);
        message.Content.Headers.ContentType = new(request.ContentType);
        return message;
    }

    private async Task<ElasticsearchAnswer> Read(HttpResponseMessage response, CancellationToken cancellation)
    {
        var product = response.Headers.TryGetValues("X-Elastic-Product", out var values) && values.Contains("Elasticsearch", StringComparer.Ordinal);
        var wait = response.Headers.RetryAfter switch
        {
            { Delta: { } time } => time,
            { Date: { } date } when date > clock.GetUtcNow() => date - clock.GetUtcNow(),
            { Date: not null } => TimeSpan.Zero,
            _ => (TimeSpan?)null,
        };
        return new(response.StatusCode, await response.Content.ReadAsByteArrayAsync(cancellation), product, wait);
    }

    private static ElasticsearchException Unreachable(int attempts, Exception? fault) =>
        new(null, "unreachable", $"no node could be reached in {attempts} attempts; the last said: {fault?.Message}", fault);
}
