using PartnerGraph.Read.Projections.Runtime;

namespace PartnerGraph.Processes.Exports.Contents;

internal static class Inclusion
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);

    /// <exception cref="ReadModelUnavailableException">The read model has failed, or is behind for longer than is waited.</exception>
    public static async Task Include(this ProjectionHost projections, long position, string readModel, CancellationToken cancellation)
    {
        if (!(await projections.WaitFor(position, Bound, [readModel], cancellation)).Reached) throw new ReadModelUnavailableException(readModel);
    }
}
