using PartnerGraph.Write.Domain.Notifications.Deliveries;
using PartnerGraph.Write.EventStore;

namespace PartnerGraph.Processes.Notifications.Deliveries;

/// <summary>How what sends messages sleeps in between.</summary>
internal static class Awake
{
    // A machine that was suspended, or whose clock was set, is noticed after so long.
    private static readonly TimeSpan Longest = DeliveryDecider.LongestPause;

    /// <summary>Until an event of the types comes after the position, or the time has come.</summary>
    public static async Task Sleep(
        this IEventStore store, long position, IReadOnlyCollection<string> types, DateTimeOffset? until, TimeProvider clock, CancellationToken cancellation)
    {
        using var awake = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var left = (until ?? DateTimeOffset.MaxValue) - clock.GetUtcNow();
        var due = Task.Delay(left < TimeSpan.Zero ? TimeSpan.Zero : left < Longest ? left : Longest, clock, awake.Token);
        var asked = store.WaitForEvents(position, types, awake.Token);
        var first = await Task.WhenAny(due, asked);
        await awake.CancelAsync();
        await first.ConfigureAwait(first == asked && !cancellation.IsCancellationRequested ? ConfigureAwaitOptions.None : ConfigureAwaitOptions.SuppressThrowing);
        if (first == due) await asked.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        cancellation.ThrowIfCancellationRequested();
    }
}
