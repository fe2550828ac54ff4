using PartnerGraph.EventStore.Contract;
using PartnerGraph.EventStore.Contract.Interleavings;
using PartnerGraph.Write.EventStore;

namespace PartnerGraph.Read.Projections.Tests.Interleavings;

/// <summary>Followers and those who wait for them, in orders that follow from a seed.</summary>
public sealed class FollowInterleavingTests
{
    private static readonly TaskCompletionSource Never = new();

    [Fact]
    public void Whoever_waits_for_a_position_is_served_and_its_rows_are_there() => Seeds.Each(FollowScenario.Run);

    [Fact]
    public void Whoever_waits_for_what_is_there_needs_no_wake_up_of_the_log() =>
        Seeds.Each(scheduler => FollowScenario.Run(scheduler, static log => new WakesNobody(log), wakes: false));

    [Fact]
    public void A_seed_gives_the_same_order_again() =>
        Assert.All(Enumerable.Range(1, 20), seed => Assert.Equal(SeededScheduler.Run(seed, FollowScenario.Run), SeededScheduler.Run(seed, FollowScenario.Run)));

    [Fact]
    public void A_follower_that_does_not_pass_on_how_far_it_has_skipped_is_found() => Assert.InRange(
        Seeds.Finds(scheduler => FollowScenario.Run(scheduler, static log => new KeepsWhatItSkipped(log))), 1, Seeds.Usual);

    [Fact]
    public void A_wake_up_that_is_lost_is_found() => Assert.InRange(
        Seeds.Finds(scheduler => FollowScenario.Run(scheduler, log => new WakesNobodyNowAndThen(log, scheduler))), 1, Seeds.Usual);

    [Fact]
    public void A_follower_that_nobody_can_wake_is_found() => Assert.InRange(
        Seeds.Finds(scheduler => FollowScenario.Run(scheduler, static log => new SleepsOn(log))), 1, Seeds.Usual);

    [Fact]
    public void Rows_that_are_told_before_they_are_there_are_found() => Assert.InRange(
        Seeds.Finds(scheduler => FollowScenario.Run(scheduler, static log => new TellsTooMuch(log))), 1, Seeds.Usual);

    /// <summary>A planted fault: a page says that it ends at its last event, however much was looked at behind it.</summary>
    private sealed class KeepsWhatItSkipped(IEventStore log) : ForwardingStore(log)
    {
        public override async Task<EventPage> ReadAll(
            long afterPosition, int limit, IReadOnlyCollection<string>? types = null, CancellationToken cancellation = default)
        {
            var page = await base.ReadAll(afterPosition, limit, types, cancellation);
            return page with { ScannedTo = page.Events.Count > 0 ? page.Events[^1].Position : afterPosition };
        }
    }

    /// <summary>A log whose wake-ups are all lost: who sleeps at its end is woken by those who wait for it, or not at all.</summary>
    private sealed class WakesNobody(IEventStore log) : ForwardingStore(log)
    {
        public override Task WaitForEvents(long afterPosition, IReadOnlyCollection<string>? types = null, CancellationToken cancellation = default) =>
            Never.Task.WaitAsync(cancellation);
    }

    /// <summary>A planted fault: some who wait are not woken by the events that are there.</summary>
    private sealed class WakesNobodyNowAndThen(IEventStore log, SeededScheduler scheduler) : ForwardingStore(log)
    {
        public override async Task WaitForEvents(long afterPosition, IReadOnlyCollection<string>? types = null, CancellationToken cancellation = default)
        {
            await base.WaitForEvents(afterPosition, types, cancellation);
            if (scheduler.OnceIn(3)) await Never.Task.WaitAsync(cancellation);
        }
    }

    /// <summary>A planted fault: who sleeps until something is appended does not hear that somebody asks for it.</summary>
    private sealed class SleepsOn(IEventStore log) : ForwardingStore(log)
    {
        public override Task WaitForEvents(long afterPosition, IReadOnlyCollection<string>? types = null, CancellationToken cancellation = default) =>
            base.WaitForEvents(afterPosition, types, CancellationToken.None);
    }

    /// <summary>A planted fault: a page leaves out its last event and says that it was scanned.</summary>
    private sealed class TellsTooMuch(IEventStore log) : ForwardingStore(log)
    {
        public override async Task<EventPage> ReadAll(
            long afterPosition, int limit, IReadOnlyCollection<string>? types = null, CancellationToken cancellation = default)
        {
            var page = await base.ReadAll(afterPosition, limit, types, cancellation);
            return page.Events.Count > 1 ? page with { Events = [.. page.Events.SkipLast(1)] } : page;
        }
    }
}
