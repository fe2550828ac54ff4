using PartnerGraph.Write.EventStore;

namespace PartnerGraph.Read.Projections.Runtime.Following;

/// <summary>
/// Knows whom the last few events concern. The others include them as they stand: they are told so, and neither woken nor waited for, which would
/// cost each mutation a look at the log by every read model there is.
/// </summary>
internal sealed class ConcernedRunners(IEventStore events)
{
    // More than a request writes. Whoever is further behind is waited for anyhow.
    private const int Looked = 200;

    /// <summary>Those whose rows do not include a position yet.</summary>
    /// <param name="behind">Whose own positions are before it.</param>
    public async Task<IReadOnlyList<ProjectionRunner>> Of(long position, IReadOnlyList<ProjectionRunner> behind, CancellationToken cancellation)
    {
        var standing = behind.Select(runner => (Runner: runner, runner.Status)).ToList();
        var near = standing.Where(entry => position - entry.Status.Position <= Looked && entry.Status.State != ProjectionState.Failed).ToList();
        if (near.Count == 0) return behind;
        var page = await events.ReadAll(near.Min(entry => entry.Status.Position), Looked, cancellation: cancellation);
        if (page.ScannedTo < position) return behind;
        var clear = near.Where(entry => !page.Events.Any(stored =>
            stored.Position > entry.Status.Position && stored.Position <= position && entry.Runner.Follows(stored.Type))).ToList();
        foreach (var (runner, status) in clear) runner.Pass(status.Position, position);
        return [.. standing.Except(clear).Select(entry => entry.Runner)];
    }
}
