using PartnerGraph.EventStore.Contract.Interleavings;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Quarantining;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Read.Projections.Tests.Interleavings;

/// <summary>The positions that were applied, in memory; a commit fails now and then, as one does whose disk is full for a moment.</summary>
internal sealed class TurnGeneration(TurnStore store, SeededScheduler scheduler, string name) : IReadModelGeneration
{
    private readonly List<long> applied = [];
    private IReadOnlyList<QuarantinedStream> quarantined = [];
    private long position;
    private bool isReady;

    public string Name => name;

    public IReadOnlyList<long> Applied => applied;

    public Task<bool> IsReady(CancellationToken cancellation) => Task.FromResult(isReady);

    public async Task<long> Open(bool ready, CancellationToken cancellation)
    {
        await scheduler.Dawdle(3);
        isReady |= ready;
        return position;
    }

    public Task MarkReady(CancellationToken cancellation)
    {
        isReady = true;
        return Task.CompletedTask;
    }

    public async Task<CommitResult> Commit(
        IReadOnlyList<Recorded> batch, QuarantineChange quarantine, long after, long position, CancellationToken cancellation)
    {
        await scheduler.Dawdle(4);
        cancellation.ThrowIfCancellationRequested();
        if (store.MayFail && scheduler.OnceIn(12)) throw new Runtime.AwayException();
        if (this.position != after) return new(this.position, Applied: false);
        applied.AddRange(batch.Select(recorded => recorded.Position));
        if (!quarantine.IsNothing) quarantined = [.. quarantine.All];
        this.position = position;
        Write.EventStore.Waiting.Interleaving.Between();
        // An answer that is lost: what was applied stays so.
        if (store.MayFail && scheduler.OnceIn(20)) throw new Runtime.AwayException();
        return new(position, Applied: true);
    }

    public Task<IReadOnlyList<QuarantinedStream>> Quarantined(CancellationToken cancellation) => Task.FromResult(quarantined);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public Task Delete()
    {
        store.Remove(this);
        return Task.CompletedTask;
    }
}
