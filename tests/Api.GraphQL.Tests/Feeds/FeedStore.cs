using System.Collections.Concurrent;
using PartnerGraph.Write.Domain.Quotas;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Api.GraphQL.Tests.Feeds;

/// <summary>An event store that remembers what the feed of subscriptions has read of it.</summary>
public sealed class FeedStore(IEventStore inner) : IEventStore, IAsyncDisposable
{
    private static readonly string Alerts = EventTypeRegistry.Domain.NameOf<QuotaAlertRaised>();

    private const int FeedPage = 256;

    private readonly ConcurrentQueue<int> pages = [];

    /// <summary>How many events each page held that was read since the last time that this was asked: by one subscription, or by the process for all of them.</summary>
    public IReadOnlyList<int> Taken()
    {
        List<int> taken = [];
        while (pages.TryDequeue(out var page)) taken.Add(page);
        return taken;
    }

    public async Task<EventPage> ReadAll(long afterPosition, int limit, IReadOnlyCollection<string>? types = null, CancellationToken cancellation = default)
    {
        var page = await inner.ReadAll(afterPosition, limit, types, cancellation);
        // Read models and reactions follow alerts too, in larger pages.
        if (limit == FeedPage && types?.Contains(Alerts) is true) pages.Enqueue(page.Events.Count);
        return page;
    }

    public IAsyncEnumerable<StoredEvent> ReadStream(string stream, long fromVersion = 0, CancellationToken cancellation = default) =>
        inner.ReadStream(stream, fromVersion, cancellation);

    public Task<AppendResult> Append(string stream, ExpectedVersion expected, IReadOnlyList<NewEvent> events, CancellationToken cancellation = default) =>
        inner.Append(stream, expected, events, cancellation);

    public Task<IReadOnlyList<AppendResult>> Append(IReadOnlyList<StreamAppend> streams, CancellationToken cancellation = default) =>
        inner.Append(streams, cancellation);

    public Task WaitForEvents(long afterPosition, IReadOnlyCollection<string>? types = null, CancellationToken cancellation = default) =>
        inner.WaitForEvents(afterPosition, types, cancellation);

    public Task<long> Head(CancellationToken cancellation = default) => inner.Head(cancellation);

    public Task<LogMark?> MarkAt(long position, CancellationToken cancellation = default) => inner.MarkAt(position, cancellation);

    public ValueTask DisposeAsync() => inner is IAsyncDisposable disposable ? disposable.DisposeAsync() : ValueTask.CompletedTask;
}
