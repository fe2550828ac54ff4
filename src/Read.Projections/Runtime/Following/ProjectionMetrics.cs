using System.Diagnostics;
using System.Diagnostics.Metrics;
using PartnerGraph.Write.EventStore;

namespace PartnerGraph.Read.Projections.Runtime.Following;

/// <summary>Instruments of the meter <c>PartnerGraph.Projections</c>: what operators watch of the read side.</summary>
public static class ProjectionMetrics
{
    public const string MeterName = "PartnerGraph.Projections";

    private static readonly Meter Shared = new(MeterName);

    private static readonly Counter<long> Failures =
        Shared.CreateCounter<long>("projections.failures", "{failure}", "Projections that stopped.");

    private static readonly Counter<long> StreamsSetAside =
        Shared.CreateCounter<long>("projections.set_aside", "{stream}", "Streams set aside because an event of theirs could not be applied.");

    private static readonly Counter<long> Applied =
        Shared.CreateCounter<long>("projections.events", "{event}", "Events applied, rebuilds included.");

    private static readonly Histogram<double> BatchDuration =
        Shared.CreateHistogram("projections.batch.duration", "s", "One transaction of rows and checkpoint.", advice: Durations.InSeconds);

    internal static void Failed(string projection) => Failures.Add(1, Tag(projection));

    internal static void SetAside(string projection) => StreamsSetAside.Add(1, Tag(projection));

    internal static void Committed(string projection, int events, long startedTimestamp)
    {
        Applied.Add(events, Tag(projection));
        BatchDuration.Record(Stopwatch.GetElapsedTime(startedTimestamp).TotalSeconds, Tag(projection));
    }

    /// <summary>Gauges of one host; disposed with it, so that a host that is gone is not reported.</summary>
    internal static Meter Observe(Func<IReadOnlyList<ProjectionStatus>> statuses)
    {
        var meter = new Meter(MeterName);
        meter.CreateObservableGauge("projections.position", () => Each(status => status.Position), "{position}", "The log position that the rows include.");
        meter.CreateObservableGauge("projections.lag", () => Each(status => status.Lag), "{position}", "Positions that may still hold events for it.");
        meter.CreateObservableGauge("projections.quarantined", () => Each(status => status.Quarantined.Count), "{stream}", "Streams that the rows lack.");
        return meter;

        IEnumerable<Measurement<long>> Each(Func<ProjectionStatus, long> figure) =>
            statuses().Select(status => new Measurement<long>(figure(status), Tag(status.Name)));
    }

    private static KeyValuePair<string, object?> Tag(string projection) => new("projection", projection);
}
