using System.Diagnostics;

namespace PartnerGraph.Cli.Terminal;

/// <summary>Waits for something that moves elsewhere, and gives up when it does not.</summary>
/// <param name="message">What to tell then.</param>
internal sealed class Stall(string message)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private long seen = long.MinValue;
    private long since = Stopwatch.GetTimestamp();

    /// <exception cref="CommandFailure">Nothing has moved for two minutes.</exception>
    public async Task Pause(long reached, CancellationToken cancellation)
    {
        if (reached != seen) (seen, since) = (reached, Stopwatch.GetTimestamp());
        else if (Stopwatch.GetElapsedTime(since) > Patience) throw new CommandFailure(message);
        await Task.Delay(TimeSpan.FromMilliseconds(100), cancellation);
    }
}
