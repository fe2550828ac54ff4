namespace PartnerGraph.Read.Projections.Runtime.Following;

/// <summary>
/// Tries again while a store has faults that pass by themselves: a second after the first one, then after pauses that double up to half a
/// minute, for as long as it takes.
/// </summary>
/// <param name="show">Told of each such fault before the pause.</param>
/// <param name="over">Told when the store has answered.</param>
internal sealed class PassingFaults(IReadModelStore store, TimeProvider clock, Action<Exception> show, Action? over = null)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1), Longest = TimeSpan.FromSeconds(30);

    private TimeSpan pause = Shortest;

    /// <summary>Does it until it succeeds.</summary>
    /// <exception cref="Exception">A fault that does not pass.</exception>
    public async Task Outlast(Func<CancellationToken, Task> attempt, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                await attempt(cancellation);
                return;
            }
            catch (Exception fault) when (!cancellation.IsCancellationRequested && IsPassing(store, fault))
            {
                await Pause(fault, cancellation);
            }
        }
    }

    public static bool IsPassing(IReadModelStore store, Exception fault) => StoreFaults.IsPassing(fault) || store.IsPassing(fault);

    /// <summary>Shows a fault that passes, and waits before the next attempt.</summary>
    public async Task Pause(Exception fault, CancellationToken cancellation)
    {
        show(fault);
        await Task.Delay(pause, clock, cancellation);
        pause = pause * 2 < Longest ? pause * 2 : Longest;
    }

    /// <summary>The store has answered: the next fault is a first one.</summary>
    public void Over()
    {
        pause = Shortest;
        over?.Invoke();
    }
}
