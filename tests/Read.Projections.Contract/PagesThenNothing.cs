using PartnerGraph.EventStore.Contract;
using PartnerGraph.Write.EventStore;

namespace PartnerGraph.Read.Projections.Contract;

/// <summary>Lets a number of pages through and then keeps the reader waiting, so that a test can stop it exactly there.</summary>
public sealed class PagesThenNothing(IEventStore store, int pages) : ForwardingStore(store)
{
    private readonly TaskCompletionSource exhausted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int left = pages;

    /// <summary>Completes when somebody waits for one page more.</summary>
    public Task Exhausted => exhausted.Task;

    /// <summary>Lets everything through from now on.</summary>
    public void Open() => opened.TrySetResult();

    public override async Task<EventPage> ReadAll(
        long afterPosition, int limit, IReadOnlyCollection<string>? types = null, CancellationToken cancellation = default)
    {
        if (Interlocked.Decrement(ref left) < 0)
        {
            exhausted.TrySetResult();
            await opened.Task.WaitAsync(cancellation);
        }

        return await base.ReadAll(afterPosition, limit, types, cancellation);
    }
}
