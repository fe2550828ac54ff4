namespace PartnerGraph.Write.EventStore.EventStoreDb.Log;

/// <summary>Looks that serve everybody who asked before they began: a caller sees whatever was acknowledged anywhere before it asked.</summary>
internal sealed class Freshness(Func<Task> look)
{
    private readonly Lock _gate = new();
    private Task _running = Task.CompletedTask;
    private Task? _next;

    public Task Ask()
    {
        lock (_gate) return _next ??= Begin(_running);
    }

    private async Task Begin(Task before)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        lock (_gate) (_running, _next) = (_next!, null);
        await look();
    }
}
