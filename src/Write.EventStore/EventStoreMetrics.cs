using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace PartnerGraph.EventStore;

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
        Meter.CreateHistogram<double>("eventstore.commit.duration", "s", "From taking the write lock to the synced commit.");

    private static readonly Histogram<long> GroupSize =
        Meter.CreateHistogram<long>("eventstore.group.size", "{append}", "Appends that shared one commit.");

    internal static void Committed(int appends, long events, long startedTimestamp)
    {
        Commits.Add(1);
        Events.Add(events);
        GroupSize.Record(appends);
        CommitDuration.Record(Stopwatch.GetElapsedTime(startedTimestamp).TotalSeconds);
    }
}
