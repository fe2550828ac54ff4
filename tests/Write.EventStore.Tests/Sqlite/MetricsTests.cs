using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using PartnerGraph.EventStore.Contract;

namespace PartnerGraph.Write.EventStore.Tests.Sqlite;

public sealed class MetricsTests : SqliteStoreTests
{
    [Fact]
    public async Task Commits_are_measured()
    {
        var measured = new ConcurrentDictionary<string, double>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == EventStoreMetrics.MeterName) self.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => measured.AddOrUpdate(instrument.Name, value, (_, sum) => sum + value));
        listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => measured.AddOrUpdate(instrument.Name, value, (_, sum) => sum + value));
        listener.Start();

        await using var store = Open();
        await store.Append("s", ExpectedVersion.NoStream, [Event(), Event(), Event()]);

        // Other tests run beside this one and are measured too.
        Assert.True(measured["eventstore.commits"] >= 1);
        Assert.True(measured["eventstore.events"] >= 3);
        Assert.True(measured["eventstore.group.size"] >= 1);
        Assert.True(measured["eventstore.commit.duration"] > 0);
    }
}
