using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace PartnerGraph.Write.EventStore;

/// <summary>Instruments of the meter <c>PartnerGraph.EventStore</c>, shared by all adapters.</summary>
public static class EventStoreMetrics
{
    public const string MeterName = "PartnerGraph.EventStore";

    private static readonly Meter Meter = new(MeterName);

    private static readonly Counter<long> Commits =
        Meter.CreateCounter<long>("eventstore.commits", "{commit}", "Durable commits.");

    private static readonly Counter<long> Events =
        Meter.CreateCounter<long>("eventstore.events", "{event}", "Events appended.");

    private static readonly Histogram<double> CommitDuration =
        Meter.CreateHistogram("eventstore.commit.duration", "s", "From taking the write lock to the synced commit.", advice: Durations.InSeconds);

    private static readonly Histogram<long> GroupSize =
        Meter.CreateHistogram("eventstore.group.size", "{append}", "Appends that shared one commit.",
            advice: new InstrumentAdvice<long> { HistogramBucketBoundaries = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096] });

    internal static void Committed(int appends, long events, long startedTimestamp)
    {
        Commits.Add(1);
        Events.Add(events);
        GroupSize.Record(appends);
        CommitDuration.Record(Stopwatch.GetElapsedTime(startedTimestamp).TotalSeconds);
    }
}
