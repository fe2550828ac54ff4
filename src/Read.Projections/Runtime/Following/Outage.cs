namespace PartnerGraph.Read.Projections.Runtime.Following;

/// <summary>How long a store has had faults without a success in between, over all attempts of one projection.</summary>
internal sealed class Outage(TimeProvider clock)
{
    // Longer than a restart, a failing over or a remount takes.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly Lock gate = new();
    private DateTimeOffset? since;

    /// <summary>One more fault; true when they have lasted for so long that somebody should look.</summary>
    public bool Lasts()
    {
        lock (gate)
        {
            since ??= clock.GetUtcNow();
            return clock.GetUtcNow() - since >= Patience;
        }
    }

    public void Over()
    {
        lock (gate) since = null;
    }
}
