namespace PartnerGraph.EventStoreDb.Server;

/// <summary>What goes wrong on a node, as a test asks for it.</summary>
public sealed class Faults
{
    private int _lostAnswers;
    private int _cutSubscriptions;

    /// <summary>Every call is refused as by a node that starts or shuts down.</summary>
    public bool Unavailable { get; set; }

    /// <summary>Appends are taken and neither stored nor answered.</summary>
    public bool Hangs { get; set; }

    /// <summary>Each of the next subscriptions loses its connection after so many events.</summary>
    public int CutAfter { get; set; } = 5;

    /// <summary>The connection of each of the next appends is cut after it was stored and before it was answered.</summary>
    public void LoseAnswers(int count) => Volatile.Write(ref _lostAnswers, count);

    public void CutSubscriptions(int count) => Volatile.Write(ref _cutSubscriptions, count);

    /// <summary>What of it is still to come.</summary>
    public int Left => Math.Max(0, Volatile.Read(ref _lostAnswers)) + Math.Max(0, Volatile.Read(ref _cutSubscriptions));

    internal bool LosesAnswer() => Interlocked.Decrement(ref _lostAnswers) >= 0;

    internal bool CutsSubscription() => Interlocked.Decrement(ref _cutSubscriptions) >= 0;
}
