using System.Globalization;
using PartnerGraph.Cli.Terminal;
using PartnerGraph.Write.EventStore;

namespace PartnerGraph.Cli.Moving;

/// <summary>A copy of a log whose progress is shown.</summary>
internal static class ShownCopy
{
    /// <param name="what">What is done, as the progress bar says it.</param>
    /// <exception cref="CommandFailure">The target holds another log, or somebody else appends to it.</exception>
    public static async Task<CopiedLog> Make(string what, IEventStore from, IEventStore to, CancellationToken cancellation)
    {
        try
        {
            return await Progress.Show(ProgressStyle.Auto, what, told => LogCopy.Make(
                from, to, (done, whole) => told(new(done, whole, string.Create(CultureInfo.InvariantCulture, $"{done:N0} of {whole:N0} events"))), cancellation));
        }
        catch (Exception wrong) when (wrong is LogsDifferException or StoreUnavailableException)
        {
            throw new CommandFailure(wrong.Message);
        }
    }
}
