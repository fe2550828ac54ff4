namespace PartnerGraph.Read.Projections.Runtime.Sql.PostgreSql;

/// <summary>A lease that this node holds. What is done under it ends when it was not renewed in time, although the database may not say so.</summary>
internal sealed class HeldLease : IDisposable
{
    private readonly CancellationTokenSource ending = new();

    public HeldLease(long token)
    {
        Token = token;
        Ended = ending.Token;
    }

    public long Token { get; }

    /// <summary>Cancelled when another node may hold it.</summary>
    public CancellationToken Ended { get; }

    /// <param name="left">How long it lasts at least from now on.</param>
    /// <returns>False when it has ended before.</returns>
    public bool Renew(TimeSpan left)
    {
        // The machine's time, as wherever leases are renewed.
        ending.CancelAfter(left > TimeSpan.Zero ? left : TimeSpan.Zero);
        return !ending.IsCancellationRequested;
    }

    public void Dispose()
    {
        ending.Cancel();
        ending.Dispose();
    }
}
