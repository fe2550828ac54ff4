using Microsoft.Extensions.Diagnostics.HealthChecks;
using PartnerGraph.Read.Projections.Runtime.Quarantining;

namespace PartnerGraph.Read.Projections.Runtime.Following;

/// <summary>
/// Unhealthy when a projection has failed. Degraded while one waits for its store or lacks a stream, which <c>/health/ready</c> answers with
/// 200: everything else is served, and taking this node away would mend neither.
/// </summary>
internal static class ProjectionHealth
{
    // What a health check has room for; the rest is listed by the projections themselves.
    private const int MostTold = 10;

    public static HealthCheckResult Of(IReadOnlyList<ProjectionStatus> statuses)
    {
        var failed = Those(status => status.State == ProjectionState.Failed, status => status.Error!);
        var putOff = Those(status => status.IsPutOff, status => status.Error!);
        var lacking = Those(status => status.Quarantined.Count > 0, status => Told(status.Quarantined));
        if (failed.Count > 0) return HealthCheckResult.Unhealthy($"Stopped: {Names(failed)}.", data: failed);
        List<string> troubles = [];
        if (putOff.Count > 0) troubles.Add($"Waiting for the store of: {Names(putOff)}.");
        if (lacking.Count > 0) troubles.Add($"Streams are set aside in: {Names(lacking)}.");
        return troubles.Count == 0
            ? HealthCheckResult.Healthy("Every projection runs.")
            : HealthCheckResult.Degraded(string.Join(" ", troubles), data: putOff.Concat(lacking.ExceptBy(putOff.Keys, pair => pair.Key)).ToDictionary());

        Dictionary<string, object> Those(Func<ProjectionStatus, bool> which, Func<ProjectionStatus, string> told) =>
            statuses.Where(which).ToDictionary(status => status.Name, object (status) => told(status));
    }

    private static string Names(Dictionary<string, object> projections) => string.Join(", ", projections.Keys);

    private static string Told(IReadOnlyList<QuarantinedStream> streams) => string.Join(" ", streams.Take(MostTold).Select(stream =>
        $"{stream.Stream}: {stream.Type} at position {stream.Position} could not be applied, and {stream.Skipped} later ones were not: {stream.Reason}"));
}
