using PartnerGraph.EventStore.Contract;
using PartnerGraph.EventStore.Contract.Interleavings;
using PartnerGraph.Write.EventStore;

namespace PartnerGraph.Api.Transport.Tests.Interleavings;

/// <summary>The one reader of the log and those who follow it, in orders that follow from a seed (ADR 50).</summary>
public sealed class FeedInterleavingTests
{
    [Fact]
    public void Every_subscriber_is_told_once_and_in_order_what_concerns_it() =>
        Seeds.Each(scheduler => FeedScenario.Run(scheduler, static (log, scheduler) => new FailsNowAndThen(log, scheduler)));

    [Fact]
    public void A_seed_gives_the_same_order_again() =>
        Assert.All(Enumerable.Range(1, 20), seed => Assert.Equal(SeededScheduler.Run(seed, FeedScenario.Run), SeededScheduler.Run(seed, FeedScenario.Run)));

    [Fact]
    public void A_reader_that_goes_past_an_event_is_found() =>
        Assert.InRange(Seeds.Finds(scheduler => FeedScenario.Run(scheduler, static (log, scheduler) => new GoesPast(log, scheduler))), 1, Seeds.Usual);

    [Fact]
    public void A_reader_that_reads_again_what_it_has_told_is_found() =>
        Assert.InRange(Seeds.Finds(scheduler => FeedScenario.Run(scheduler, static (log, scheduler) => new StaysBehind(log, scheduler))), 1, Seeds.Usual);

    /// <summary>A log that cannot be read for a moment ends the subscriptions that are live.</summary>
    private sealed class FailsNowAndThen(IEventStore log, SeededScheduler scheduler) : ForwardingStore(log)
    {
        private int left = 3;

        public override async Task WaitForEvents(long afterPosition, IReadOnlyCollection<string>? types = null, CancellationToken cancellation = default)
        {
            await base.WaitForEvents(afterPosition, types, cancellation);
            if (left > 0 && scheduler.OnceIn(6) && --left >= 0) throw new IOException("The log cannot be read.");
        }
    }

    /// <summary>A planted fault: a page ends at the head of the log as it is after it was read.</summary>
    private sealed class GoesPast(IEventStore log, SeededScheduler scheduler) : ForwardingStore(log)
    {
        public override async Task<EventPage> ReadAll(
            long afterPosition, int limit, IReadOnlyCollection<string>? types = null, CancellationToken cancellation = default)
        {
            var page = await base.ReadAll(afterPosition, limit, types, cancellation);
            await scheduler.Dawdle(2);
            return page.AtHead ? page with { ScannedTo = await Head(cancellation) } : page;
        }
    }

    /// <summary>A planted fault: a page says that it ends before its last event.</summary>
    private sealed class StaysBehind(IEventStore log, SeededScheduler scheduler) : ForwardingStore(log)
    {
        public override async Task<EventPage> ReadAll(
            long afterPosition, int limit, IReadOnlyCollection<string>? types = null, CancellationToken cancellation = default)
        {
            var page = await base.ReadAll(afterPosition, limit, types, cancellation);
            return page.Events.Count > 1 && scheduler.OnceIn(4) ? page with { ScannedTo = page.ScannedTo - 1, AtHead = false } : page;
        }
    }
}
