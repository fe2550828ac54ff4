using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.Waiting;

namespace PartnerGraph.EventStore.Contract.Interleavings;

/// <summary>A log that keeps the promises of <see cref="IEventStore"/> and no other: others go on wherever it may let them.</summary>
public sealed class MemoryLog(SeededScheduler scheduler) : IEventStore
{
    private readonly List<StoredEvent> stored = [];
    private readonly List<(IReadOnlyCollection<string>? Types, TaskCompletionSource Woken)> waiting = [];

    public IReadOnlyList<StoredEvent> Events => stored;

    public async Task<AppendResult> Append(
        string stream, ExpectedVersion expected, IReadOnlyList<NewEvent> events, CancellationToken cancellation = default) =>
        (await Append([new(stream, expected, events)], cancellation))[0];

    public async Task<IReadOnlyList<AppendResult>> Append(IReadOnlyList<StreamAppend> streams, CancellationToken cancellation = default)
    {
        await scheduler.Dawdle(3);
        var results = streams.Select(Add).ToList();
        Interleaving.Between();
        var types = streams.SelectMany(append => append.Events).Select(appended => appended.Type).ToHashSet();
        foreach (var waiter in waiting.ToList())
            if (waiter.Types is null || waiter.Types.Any(types.Contains)) waiter.Woken.TrySetResult();
        await scheduler.Dawdle(3);
        return results;
    }

    public async IAsyncEnumerable<StoredEvent> ReadStream(
        string stream, long fromVersion = 0, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await scheduler.Dawdle(3);
        foreach (var found in stored.Where(one => one.Stream == stream && one.Version >= fromVersion).ToList()) yield return found;
    }

    public async Task<EventPage> ReadAll(
        long afterPosition, int limit, IReadOnlyCollection<string>? types = null, CancellationToken cancellation = default)
    {
        await scheduler.Dawdle(3);
        cancellation.ThrowIfCancellationRequested();
        var head = stored.Count;
        Interleaving.Between();
        var found = stored.Skip((int)afterPosition).Where(one => types?.Contains(one.Type) ?? true).Take(limit).ToList();
        var last = found.Count > 0 ? found[^1].Position : afterPosition;
        var page = new EventPage(found, found.Count < limit ? Math.Max(head, last) : last, found.Count < limit || last >= head);
        // What was read is old when its reader goes on.
        await scheduler.Dawdle(3);
        return page;
    }

    public async Task WaitForEvents(long afterPosition, IReadOnlyCollection<string>? types = null, CancellationToken cancellation = default)
    {
        var waiter = (types, new TaskCompletionSource(Interleaving.Elsewhere));
        waiting.Add(waiter);
        try
        {
            await scheduler.Dawdle(3);
            if (stored.Skip((int)afterPosition).Any(one => types?.Contains(one.Type) ?? true)) return;
            await waiter.Item2.Task.WaitAsync(cancellation);
        }
        finally
        {
            waiting.Remove(waiter);
        }
    }

    public Task<LogMark?> MarkAt(long position, CancellationToken cancellation = default) =>
        Task.FromResult(position > stored.Count ? null : new LogMark(Guid.Empty, position, $"{position:x8}"));

    public async Task<long> Head(CancellationToken cancellation = default)
    {
        await scheduler.Dawdle(3);
        return stored.Count;
    }

    private AppendResult Add(StreamAppend append)
    {
        if (append.Expected != ExpectedVersion.Any) throw new NotSupportedException("Versions are the embedded store's.");
        foreach (var appended in append.Events)
            stored.Add(new(
                appended.Id, append.Stream, stored.Count(one => one.Stream == append.Stream), stored.Count + 1, appended.Type, appended.Data, appended.Metadata));
        return new(stored.Count(one => one.Stream == append.Stream) - 1, stored.Count);
    }
}
