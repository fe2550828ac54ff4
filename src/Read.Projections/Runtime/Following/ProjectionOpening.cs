namespace PartnerGraph.Read.Projections.Runtime.Following;

/// <summary>Opens what is to be followed: at once when the store answers, else in the background until it does.</summary>
/// <param name="putOff">Told of each fault that passes.</param>
/// <param name="fail">Told of another one, with which opening ends.</param>
internal sealed class ProjectionOpening(
    IReadModelStore store, TimeProvider clock, Action<Exception> putOff, Action<Exception> fail, CancellationToken closing)
{
    /// <summary>The attempts in the background; never faulted.</summary>
    public Task Pending { get; private set; } = Task.CompletedTask;

    /// <summary>True when it is open now; false when it will be later, or has failed.</summary>
    public async Task<bool> Try(Func<CancellationToken, Task> open, CancellationToken cancellation)
    {
        try
        {
            await open(cancellation);
            return true;
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested)
        {
            if (PassingFaults.IsPassing(store, fault)) Pending = TryAgain(open, fault);
            else fail(fault);
            return false;
        }
    }

    /// <summary>Opens in the background what another node has put in the place of what was open: there is nothing to wait for.</summary>
    public void Now(Func<CancellationToken, Task> open) => Pending = TryAgain(open, null);

    /// <summary>Opens in the background what a fault that passes has broken.</summary>
    public void Again(Func<CancellationToken, Task> open, Exception fault) => Pending = TryAgain(open, fault);

    private async Task TryAgain(Func<CancellationToken, Task> open, Exception? first)
    {
        try
        {
            var passing = new PassingFaults(store, clock, putOff);
            if (first is null) await Task.Yield();
            else await passing.Pause(first, closing);
            await passing.Outlast(open, closing);
        }
        catch (Exception) when (closing.IsCancellationRequested)
        {
            // The next start opens it.
        }
        catch (Exception fault)
        {
            fail(fault);
        }
    }
}
