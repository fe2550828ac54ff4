using PartnerGraph.EventStore.Contract;
using PartnerGraph.EventStore.Contract.Interleavings;

namespace PartnerGraph.Write.EventStore.Tests.Interleavings;

/// <summary>The group-committing writer and those who wait for its commits, in orders that follow from a seed.</summary>
public sealed class LogInterleavingTests
{
    [Fact]
    public void What_is_acknowledged_is_there_once_and_everybody_sees_it() => Seeds.Each(LogScenario.Run);

    [Fact]
    public void A_seed_gives_the_same_order_again() =>
        Assert.All(Enumerable.Range(1, 20), seed => Assert.Equal(SeededScheduler.Run(seed, LogScenario.Run), SeededScheduler.Run(seed, LogScenario.Run)));

    [Fact]
    public void Whoever_looks_before_it_registers_is_found() => Assert.InRange(
        Seeds.Finds(scheduler => LogScenario.Run(scheduler, static (store, scheduler) => new LooksTooEarly(store, scheduler))), 1, Seeds.Usual);

    [Fact]
    public void An_acknowledgement_of_what_was_not_stored_is_found() => Assert.InRange(
        Seeds.Finds(scheduler => LogScenario.Run(scheduler, static (store, _) => new AcknowledgesAll(store))), 1, Seeds.Usual);

    /// <summary>A planted fault: what is committed between its look and its registering wakes nobody.</summary>
    private sealed class LooksTooEarly(IEventStore store, SeededScheduler scheduler) : ForwardingStore(store)
    {
        public override async Task WaitForEvents(long afterPosition, IReadOnlyCollection<string>? types = null, CancellationToken cancellation = default)
        {
            if ((await base.ReadAll(afterPosition, 1, types, cancellation)).Events.Count > 0) return;
            await scheduler.Dawdle(2);
            await base.WaitForEvents(await Head(cancellation), types, cancellation);
        }
    }

    /// <summary>A planted fault: a commit that failed is told as one that did not.</summary>
    private sealed class AcknowledgesAll(IEventStore store) : ForwardingStore(store)
    {
        public override async Task<AppendResult> Append(
            string stream, ExpectedVersion expected, IReadOnlyList<NewEvent> events, CancellationToken cancellation = default)
        {
            try
            {
                return await base.Append(stream, expected, events, cancellation);
            }
            catch (Microsoft.Data.Sqlite.SqliteException)
            {
                return new(0, 1);
            }
        }
    }
}
