using System.Collections.Concurrent;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Quarantining;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Read.Projections.Tests.Runtime;

public sealed class FaultyGeneration(FaultyStore store, string name) : IReadModelGeneration
{
    private readonly TaskCompletionSource<Exception> fault = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentQueue<StoreCall> calls = [];
    private bool isReady;
    private IReadOnlyList<QuarantinedStream> quarantined = [];
    private long position;
    private long kept;

    public string Name => name;

    public Task<Exception>? Fault => fault.Task;

    /// <summary>What was asked of it, failed or not.</summary>
    public IReadOnlyCollection<StoreCall> Calls => calls;

    public int Applied { get; private set; }

    /// <summary>The same contents with nothing broken: what was applied but not kept is gone.</summary>
    public FaultyGeneration Again() => new(store, name) { isReady = isReady, position = kept, kept = kept, quarantined = quarantined };

    /// <summary>From now on, what is applied is not kept.</summary>
    public bool KeepsNothing { get; set; }

    /// <summary>Breaks it outside of any call.</summary>
    public void Break(Exception cause) => fault.SetResult(cause);

    public Task<bool> IsReady(CancellationToken cancellation) => Task.FromResult(isReady);

    public Task<long> Open(bool ready, CancellationToken cancellation)
    {
        Called(StoreCall.Open);
        isReady |= ready;
        return Task.FromResult(position);
    }

    public Task MarkReady(CancellationToken cancellation)
    {
        Called(StoreCall.MarkReady);
        isReady = true;
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<QuarantinedStream>> Quarantined(CancellationToken cancellation) => Task.FromResult(quarantined);

    public Task<CommitResult> Commit(
        IReadOnlyList<Recorded> batch, QuarantineChange quarantine, long after, long position, CancellationToken cancellation)
    {
        Called(StoreCall.Commit);
        Assert.Equal(this.position, after);
        Applied += batch.Count;
        if (!quarantine.IsNothing) quarantined = [.. quarantine.All];
        if (!KeepsNothing) kept = position;
        return Task.FromResult(new CommitResult(this.position = position, Applied: true));
    }

    public ValueTask Abandon()
    {
        Called(StoreCall.Abandon);
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        Called(StoreCall.Close);
        return ValueTask.CompletedTask;
    }

    public Task Delete()
    {
        Called(StoreCall.Delete);
        store.Remove(this);
        return Task.CompletedTask;
    }

    private void Called(StoreCall call)
    {
        calls.Enqueue(call);
        store.Before(call, this);
    }
}
