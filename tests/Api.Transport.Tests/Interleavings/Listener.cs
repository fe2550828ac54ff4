using GraphQL;
using GraphQL.Types;
using PartnerGraph.Api.GraphQL.Subscriptions;
using PartnerGraph.EventStore.Contract.Interleavings;

namespace PartnerGraph.Api.Transport.Tests.Interleavings;

/// <summary>A client of the feed that comes back with its last cursor when it is told of a fault, or when it has left by itself.</summary>
internal sealed class Listener(SeededScheduler scheduler, EventFeed feed, Topic<object> topic, string? partner, long after) : IObserver<object>, IDisposable
{
    private readonly List<long> seen = [];
    private IDisposable? subscription;
    private CancellationTokenSource? operation;
    private bool isAway;

    public string? Partner => partner;

    public long After => after;

    public IReadOnlyList<long> Seen => seen;

    public void Subscribe()
    {
        operation = new();
        isAway = false;
        var context = new ResolveFieldContext
        {
            UserContext = new Dictionary<string, object?> { [RightsOfAll.PartnerKey] = partner }, FieldDefinition = new FieldType { Name = "bell" },
            CancellationToken = operation.Token,
        };
        subscription = feed.Follow(context, Cursor.Of(seen.Count > 0 ? seen[^1] : after), topic).Subscribe(new Once(this, operation.Token));
    }

    /// <summary>Leaves, and comes back.</summary>
    public async Task Again()
    {
        await scheduler.Dawdle(40);
        await Leave();
        await scheduler.Dawdle();
        Subscribe();
    }

    public async Task Leave()
    {
        isAway = true;
        await Write.EventStore.Waiting.Interleaving.Cancel(operation!);
        subscription!.Dispose();
    }

    public void Dispose() => operation?.Dispose();

    public void OnNext(object value) => seen.Add((long)value);

    public void OnError(Exception error)
    {
        if (!isAway) Subscribe();
    }

    public void OnCompleted()
    {
    }

    /// <summary>What an operation tells that has ended reaches no client any more.</summary>
    private sealed class Once(IObserver<object> listener, CancellationToken ended) : IObserver<object>
    {
        public void OnNext(object value)
        {
            if (!ended.IsCancellationRequested) listener.OnNext(value);
        }

        public void OnError(Exception error)
        {
            if (!ended.IsCancellationRequested) listener.OnError(error);
        }

        public void OnCompleted()
        {
        }
    }
}
