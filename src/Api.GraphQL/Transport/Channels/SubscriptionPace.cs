using System.Runtime.CompilerServices;
using GraphQL;
using GraphQL.Execution;

namespace PartnerGraph.Api.GraphQL.Transport.Channels;

/// <summary>
/// Makes an event source wait for its client. The library pushes what a subscription yields without asking, so a replay of many
/// events would fill the client's queue at once; a paced source runs at most a window of events ahead of what was written.
/// </summary>
public sealed class SubscriptionPace(int window)
{
    internal const string Key = "partnergraph.subscription-pace";

    private readonly Lock _gate = new();
    private TaskCompletionSource? _room;
    private bool _followed;
    private int _underWay;

    /// <summary>That of the running subscription; null where its transport does not pace.</summary>
    public static SubscriptionPace? Of(IProvideUserContext context) =>
        context.UserContext.TryGetValue(Key, out var pace) ? pace as SubscriptionPace : null;

    /// <summary>Whether everything that was handed on has been written to the client.</summary>
    internal bool IsSettled
    {
        get
        {
            lock (_gate) return _underWay == 0;
        }
    }

    /// <summary>Before an event is handed on: waits until there is room for it. For one event at a time.</summary>
    public ValueTask Enter(CancellationToken cancellation) => Room() is { } room ? EnterAfter(room, cancellation) : default;

    /// <summary>Gives back the room of an event that was not handed on after all.</summary>
    public void Leave()
    {
        TaskCompletionSource? room;
        lock (_gate)
        {
            _underWay--;
            (room, _room) = (_room, null);
        }

        room?.TrySetResult();
    }

    internal void Sent()
    {
        // What an unpaced source yields has entered nowhere.
        if (_followed) Leave();
    }

    internal async IAsyncEnumerable<T> Follow<T>(IAsyncEnumerable<T> source, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var item in source.WithCancellation(cancellation))
        {
            await Enter(cancellation);
            yield return item;
        }
    }

    private Task? Room()
    {
        lock (_gate)
        {
            _followed = true;
            if (_underWay >= window) return (_room ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            _underWay++;
            return null;
        }
    }

    private async ValueTask EnterAfter(Task? room, CancellationToken cancellation)
    {
        for (; room is not null; room = Room()) await room.WaitAsync(cancellation);
    }
}

/// <summary>For subscription resolvers.</summary>
public static class Pacing
{
    /// <summary>The same events, no faster than the client of this subscription reads them.</summary>
    public static IAsyncEnumerable<T> PacedBy<T>(this IAsyncEnumerable<T> source, IProvideUserContext context) =>
        SubscriptionPace.Of(context)?.Follow(source, CancellationToken.None) ?? source;
}
