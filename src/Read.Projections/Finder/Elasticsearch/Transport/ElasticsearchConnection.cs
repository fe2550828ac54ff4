using Elastic.Clients.Elasticsearch;
using Elastic.Transport;
using Microsoft.Extensions.Logging;

namespace PartnerGraph.Read.Projections.Finder.Elasticsearch.Transport;

/// <summary>
/// Sends requests to a cluster through the transport of the official client, which takes the nodes in turn. Here what may succeed later is
/// tried again, and it is checked once that the other side is what this adapter is made for. Neither logs nor exceptions ever hold credentials.
/// </summary>
internal sealed class ElasticsearchConnection : IDisposable
{
    private readonly ElasticsearchOptions options;
    private readonly ElasticsearchClientSettings settings;
    private readonly ITransport transport;
    private readonly TimeProvider clock;
    private readonly ILogger log;
    private readonly BackOff backOff;
    private readonly SemaphoreSlim checking = new(1, 1);
    private volatile bool known;

    /// <param name="through">What requests go through on their way; null for nothing.</param>
    /// <exception cref="InvalidOperationException">The options are not valid.</exception>
    public ElasticsearchConnection(ElasticsearchOptions options, TimeProvider clock, ILogger log, Func<HttpMessageHandler, HttpMessageHandler>? through = null)
    {
        options.Validate();
        (this.options, this.clock, this.log) = (options, clock, log);
        settings = NodeConnections.Of(options, through);
        transport = new ElasticsearchClient(settings).Transport;
        backOff = new BackOff(clock);
    }

    private IReadOnlyCollection<Node> Nodes => transport.Configuration.NodePool.Nodes;

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

    /// <summary>The answer to one attempt that waits no longer than said.</summary>
    /// <exception cref="ElasticsearchException">No node answered.</exception>
    public async Task<ElasticsearchAnswer> AskOnce(ElasticsearchRequest request, TimeSpan atMost, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(atMost, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        try
        {
            var round = await Round(request, either.Token);
            return round.Answer ?? throw Unreachable(round.Attempts, round.Fault);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw Unreachable(1, NoAnswerWithin(atMost));
        }
    }

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
        ((IDisposable)settings).Dispose();
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
        for (var attempts = 0; ;)
        {
            var round = await Round(request, cancellation);
            attempts += round.Attempts;
            if (round.Answer is { IsPassing: false } answer) return answer;
            if (attempts >= options.MaxAttempts) return round.Answer ?? throw Unreachable(attempts, round.Fault);
            log.LogWarning(
                "Elasticsearch node {Node} answered {Method} {Path} with {Outcome}; attempt {Attempt} of {Attempts}",
                round.Node?.GetLeftPart(UriPartial.Authority), request.Method, request.Path, round.Answer?.Status.ToString() ?? round.Fault?.Message, attempts,
                options.MaxAttempts);
            // Another node needs no rest from what this one did.
            if (round.Answer is null && Nodes.Any(node => node.IsAlive)) continue;
            await backOff.Wait(attempts, round.Answer?.RetryAfter, cancellation);
        }
    }

    /// <summary>One call of the client, which goes on to the next node by itself when one cannot be reached or is unavailable.</summary>
    private async Task<NodeRound> Round(ElasticsearchRequest request, CancellationToken cancellation)
    {
        // Of the body too: the client's own limit ends with the headers.
        using var limit = new CancellationTokenSource(options.RequestTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        var body = request.Body.IsEmpty ? null : PostData.ReadOnlyMemory(request.Body);
        NodeRound round;
        try
        {
            var response = await transport.RequestAsync<BytesResponse>(new EndpointPath(request.Method, request.Path), body, null, request.Form, either.Token);
            round = NodeRound.Of(response, clock);
        }
        catch (UnexpectedTransportException fault) when (fault.InnerException is IOException or HttpRequestException or OperationCanceledException)
        {
            // The answer broke off.
            round = NodeRound.BrokenOff(fault);
        }

        if (cancellation.IsCancellationRequested)
        {
            // Who gave up waiting says nothing of the node, which the client has set aside for it.
            Nodes.FirstOrDefault(node => round.Node is { } asked && node.Uri.IsBaseOf(asked))?.MarkAlive();
            cancellation.ThrowIfCancellationRequested();
        }

        return limit.IsCancellationRequested && round.Answer is null ? round with { Fault = NoAnswerWithin(options.RequestTimeout) } : round;
    }

    private static TimeoutException NoAnswerWithin(TimeSpan limit) => new($"no answer within {limit.TotalSeconds:0.#} s");

    private static ElasticsearchException Unreachable(int attempts, Exception? fault) =>
        new(null, "unreachable", $"no node could be reached in {attempts} attempts; the last said: {fault?.Message}", fault);
}
