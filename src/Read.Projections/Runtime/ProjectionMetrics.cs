using System.Diagnostics.Metrics;

namespace PartnerGraph.Projections.Runtime;

/// <summary>What operators watch of the read side.</summary>
internal static class ProjectionMetrics
{
    public static readonly Meter Meter = new("PartnerGraph.Projections");

    public static readonly Counter<long> Failures = Meter.CreateCounter<long>("projections.failures", description: "Projections that stopped at an event.");
}
