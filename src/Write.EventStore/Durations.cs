using System.Diagnostics.Metrics;

namespace PartnerGraph.Write.EventStore;

/// <summary>The buckets of every duration that is measured: from what a commit takes on a fast disk to what no caller waits for.</summary>
public static class Durations
{
    public static readonly InstrumentAdvice<double> InSeconds = new()
    {
        HistogramBucketBoundaries = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    };
}
