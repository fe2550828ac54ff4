using System.Diagnostics.CodeAnalysis;
using System.Net.WebSockets;
using System.Text.Json;
using GraphQL;
using PartnerGraph.Api.GraphQL.Transport.Channels;

namespace PartnerGraph.Api.GraphQL.Transport.Sockets;

/// <summary>One client's socket: the state machine of <c>graphql-transport-ws</c>.</summary>
[SuppressMessage("Design", "CA1001", Justification = "Its timers end with Run.")]
internal sealed class SocketConnection(HttpContext http, WebSocket socket, SocketServices services) : IOperationChannel
{
    private readonly OutgoingMessages _outgoing = new(new WebSocketSink(socket), services.Options, services.Time);
    private readonly IncomingMessages _incoming = new(socket, services.Options);
    private readonly SocketOperations _operations = new();
    private bool _initialised;
    private ITimer? _initEnd;
    private TokensEnd? _tokenEnd;

    public HttpContext Http => http;

    public AllowedOperations Allowed => AllowedOperations.All;

    /// <summary>Set while it runs.</summary>
    public CursorKeepAlive KeepAlive { get; private set; } = null!;

    /// <summary>What <c>connection_init</c> carried, else the header of the upgrade request.</summary>
    public string? Authorization { get; private set; }

    public async Task Run(CancellationToken stopping)
    {
        using var shutdown = stopping.UnsafeRegister(static self => ((SocketConnection)self!)._outgoing.Close(SocketClose.GoingAway), this);
        _initEnd = services.Time.CreateTimer(static self => ((SocketConnection)self!).CloseUnlessInitialised(), this, services.Options.InitTimeout, Timeout.InfiniteTimeSpan);
        KeepAlive = new(cursors => Tell(null, "ping", new { cursors }), services.Time);
        using var round = services.CursorRounds.Add(KeepAlive);
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        var writing = _outgoing.Run(gone.Token);
        var reading = Read(gone.Token);
        await Task.WhenAny(writing, reading, _outgoing.Closing);
        _operations.StopAll();
        _outgoing.Close(SocketClose.Normal);
        await writing;
        await FinishHandshake(reading, gone);
        _operations.StopAll();
        await _operations.Ended();
        _initEnd?.Dispose();
        _tokenEnd?.Dispose();
    }

    public void Begin(SubscriptionProgress progress)
    {
        // Cursors come with pings.
    }

    public void Send(string id, string type, object? payload = null, Action? sent = null) => Tell(id, type, payload, sent);

    public void Remove(string id, SocketOperation operation) => _operations.Free(id, operation);

    public ExecutionError Describe(Exception fault) => services.Faults.Describe(fault, field: null);

    private void Tell(string? id, string type, object? payload = null, Action? sent = null) =>
        _outgoing.Send(services.Answers.Message(id, type, payload), sent);

    private async Task Read(CancellationToken cancellation)
    {
        try
        {
            while (await _incoming.Next(cancellation) is { } message)
            {
                using (message) await Handle(message.RootElement, cancellation);
            }

            // The peer's close frame is answered with its own code, else it would see an abnormal end (1006).
            _outgoing.Close(new(socket.CloseStatus ?? WebSocketCloseStatus.NormalClosure, ""));
        }
        catch (ProtocolBreach breach)
        {
            _outgoing.Close(breach.Close);
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or IOException)
        {
            _outgoing.Close(SocketClose.Normal);
        }
        catch (Exception fault)
        {
            services.Faults.Describe(fault, field: null);
            _outgoing.Close(SocketClose.InternalError);
        }
    }

    private async ValueTask Handle(JsonElement message, CancellationToken cancellation)
    {
        var payload = message.TryGetProperty("payload", out var given) && given.ValueKind != JsonValueKind.Null ? given : default(JsonElement?);
        switch (SocketMessage.TypeOf(message))
        {
            case "connection_init":
                await Initialise(payload, cancellation);
                break;
            case "ping":
                Tell(null, "pong", payload?.Clone());
                break;
            case "pong":
                break;
            case "subscribe":
                Subscribe(SocketMessage.IdOf(message), payload);
                break;
            case "complete":
                if (_operations.Take(SocketMessage.IdOf(message), out var operation)) operation.Stop();
                break;
            default:
                throw new ProtocolBreach(SocketClose.BadMessage("Unknown message type"));
        }
    }

    private async ValueTask Initialise(JsonElement? payload, CancellationToken cancellation)
    {
        if (_initialised) throw new ProtocolBreach(SocketClose.TooManyInits);
        _initialised = true;
        Interlocked.Exchange(ref _initEnd, null)?.Dispose();
        Authorization = SocketMessage.AuthorizationOf(payload) ?? (http.Request.Headers.Authorization is [{ } header] ? header : null);
        try
        {
            var caller = await services.Callers.Resolve(http, Authorization, cancellation);
            if (caller.ValidUntil is { } end) _tokenEnd = new(end, services.Time, () => _outgoing.Close(SocketClose.TokenEnded));
        }
        catch (ExecutionError refused)
        {
            // 4403 tells a client that its token is no good and that asking again is no use; anything else passes.
            throw new ProtocolBreach(refused.Code == ErrorCodes.Unauthenticated ? SocketClose.Forbidden
                : refused is RefusedRequest { RetryAfter: not null } ? SocketClose.TryAgain(refused.Message) : SocketClose.BadMessage(refused.Message));
        }

        Tell(null, "connection_ack");
    }

    private void Subscribe(string id, JsonElement? payload)
    {
        if (!_initialised) throw new ProtocolBreach(SocketClose.NotInitialised);
        if (_operations.Contains(id)) throw new ProtocolBreach(SocketClose.Duplicate(id));
        if (_operations.Count >= services.Options.MaxOperationsPerSocket)
        {
            Send(id, "error", new ExecutionError[] { new($"A connection runs at most {services.Options.MaxOperationsPerSocket} operations at a time.") { Code = ErrorCodes.TooManyOperations } });
            return;
        }

        var request = SocketMessage.RequestOf(payload, services.Reader);
        var operation = new SocketOperation(id, this);
        _operations.Begin(id, operation);
        _ = Task.Run(() => Run(operation, request));
    }

    private async Task Run(SocketOperation operation, OperationRequest request)
    {
        await operation.Run(request, services);
        _operations.End();
    }

    private void CloseUnlessInitialised()
    {
        if (!_initialised) _outgoing.Close(SocketClose.InitTimeout);
    }

    private async Task FinishHandshake(Task reading, CancellationTokenSource gone)
    {
        try
        {
            await reading.WaitAsync(services.Options.SendTimeout, services.Time);
        }
        catch (TimeoutException)
        {
            socket.Abort();
            await gone.CancelAsync();
        }
    }
}
