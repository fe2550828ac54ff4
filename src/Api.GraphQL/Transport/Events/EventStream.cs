using GraphQL;
using PartnerGraph.Api.GraphQL.Transport.Channels;
using PartnerGraph.Api.GraphQL.Transport.Sockets;

namespace PartnerGraph.Api.GraphQL.Transport.Events;

/// <summary>
/// One operation whose results are server-sent events: the distinct connections mode of GraphQL over SSE. The position of a subscription is the
/// event id, so that whoever comes back with <c>Last-Event-ID</c> goes on there, as browsers do by themselves.
/// </summary>
internal sealed class EventStream : IOperationChannel
{
    private const string Only = "";

    private static readonly byte[] Comment = ":\n\n"u8.ToArray();

    private readonly SocketServices _services;
    private readonly OutgoingMessages _outgoing;
    private SubscriptionProgress? _progress;

    public EventStream(HttpContext http, SocketServices services, AllowedOperations allowed)
    {
        (Http, Allowed, _services) = (http, allowed, services);
        _outgoing = new(new EventStreamSink(http), services.Options, services.Time);
        KeepAlive = new(cursors => Tell(cursors[Only]), services.Time);
    }

    public HttpContext Http { get; }

    public AllowedOperations Allowed { get; }

    public string? Authorization => Http.Request.Headers.Authorization is [{ } header] ? header : null;

    public CursorKeepAlive KeepAlive { get; }

    /// <summary>Runs the operation to its end, or to that of the client, of its token or of the server.</summary>
    public async Task Run(OperationRequest request, Caller caller, Rounds<EventStream> rounds, CancellationToken stopping)
    {
        // Without a last event: a client that does not know of an end comes back, here or elsewhere.
        await using var shutdown = stopping.UnsafeRegister(static self => ((EventStream)self!)._outgoing.Close(SocketClose.GoingAway), this);
        using var token = caller.ValidUntil is { } end ? new TokensEnd(end, _services.Time, EndWithToken) : null;
        using var round = rounds.Add(this);
        var writing = _outgoing.Run(Http.RequestAborted);
        // What is between sees at once that there is an answer.
        _outgoing.Send(Comment);
        var operation = new SocketOperation(Only, this);
        var running = operation.Run(request, _services);
        await Task.WhenAny(running, writing, _outgoing.Closing);
        operation.Stop();
        await running;
        _outgoing.Close(SocketClose.Normal);
        await writing;
    }

    /// <summary>Now and then: what is between keeps no connection open on which nothing comes.</summary>
    public void Visit()
    {
        KeepAlive.Tell();
        _outgoing.Send(Comment);
    }

    public void Begin(SubscriptionProgress progress)
    {
        progress.LastSeen = Http.Request.Headers["Last-Event-ID"] is [{ Length: > 0 } id] ? id : null;
        progress.TellEach();
        _progress = progress;
    }

    public void Send(string id, string type, object? payload = null, Action? sent = null)
    {
        if (type == "error") Refuse((ExecutionError[])payload!);
        else _outgoing.Send(_services.Answers.Event(type, payload, type == "next" ? _progress?.Taken() : null), sent);
    }

    public void Remove(string id, SocketOperation operation)
    {
        // There is no other one.
    }

    public ExecutionError Describe(Exception fault) => _services.Faults.Describe(fault, field: null);

    private void Tell(string cursor) => _outgoing.Send(System.Text.Encoding.UTF8.GetBytes($"id: {cursor}\n\n"));

    private void Refuse(params ExecutionError[] errors)
    {
        var refused = new ExecutionResult();
        foreach (var error in errors) refused.AddError(error);
        _outgoing.Send(_services.Answers.Event("next", refused));
        _outgoing.Send(_services.Answers.Event("complete", null));
    }

    private void EndWithToken()
    {
        Refuse(new ExecutionError("The token has ended: get another one and go on behind the last event.") { Code = ErrorCodes.Unauthenticated });
        _outgoing.Close(SocketClose.TokenEnded);
    }
}
