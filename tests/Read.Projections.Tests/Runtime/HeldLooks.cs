using PartnerGraph.EventStore.Contract;
using PartnerGraph.Read.Projections.Contract;
using PartnerGraph.Write.EventStore;

namespace PartnerGraph.Read.Projections.Tests.Runtime;

/// <summary>Keeps back what followers have read, so that a test can let something happen between their look and what they make of it.</summary>
/// <param name="followers">How many look.</param>
internal sealed class HeldLooks(IEventStore store, int followers) : ForwardingStore(store)
{
    private readonly TaskCompletionSource looked = NewSignal(), release = NewSignal(), slept = NewSignal();
    private int looking = followers, awake = followers;
    private volatile bool holds;

    /// <summary>Completes when all of them have looked.</summary>
    public Task AllHaveLooked => looked.Task;

    public void Hold() => holds = true;

    /// <summary>Lets go of what they have read, and waits until all of them sleep again.</summary>
    public Task LetGo()
    {
        holds = false;
        release.SetResult();
        return slept.Task;
    }

    public override async Task<EventPage> ReadAll(
        long afterPosition, int limit, IReadOnlyCollection<string>? types = null, CancellationToken cancellation = default)
    {
        var page = await base.ReadAll(afterPosition, limit, types, cancellation);
        if (!holds || types is null) return page;
        if (Interlocked.Decrement(ref looking) == 0) looked.SetResult();
        await release.Task.WaitAsync(cancellation);
        return page;
    }

    public override Task WaitForEvents(long afterPosition, IReadOnlyCollection<string>? types = null, CancellationToken cancellation = default)
    {
        if (release.Task.IsCompleted && Interlocked.Decrement(ref awake) == 0) slept.SetResult();
        return base.WaitForEvents(afterPosition, types, cancellation);
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
