namespace PartnerGraph.Bench;

/// <summary>Looks at the resident memory of this process every few milliseconds.</summary>
internal sealed class MemoryPeak : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly Timer timer;
    private long peak;

    public MemoryPeak()
    {
        Before = peak = Environment.WorkingSet;
        timer = new Timer(_ => peak = Math.Max(peak, Environment.WorkingSet), null, Pause, Pause);
    }

    public long Before { get; }

    public long Stop()
    {
        timer.Change(Timeout.Infinite, Timeout.Infinite);
        return Math.Max(peak, Environment.WorkingSet);
    }

    public void Dispose() => timer.Dispose();
}
