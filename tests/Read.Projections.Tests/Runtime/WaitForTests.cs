using Microsoft.Extensions.Time.Testing;
using PartnerGraph.EventStore.Contract;
using PartnerGraph.Read.Projections.Contract;
using PartnerGraph.Write.EventStore;

namespace PartnerGraph.Read.Projections.Tests.Runtime;

public sealed class WaitForTests : DemoTests
{
    [Fact]
    public async Task Rows_include_the_position_that_was_waited_for()
    {
        await using var run = await Start();
        foreach (var past in Demo.History.Take(4))
        {
            Assert.True((await run.Host.WaitFor(await run.Append(past), Patience)).Reached);
            Assert.NotEmpty(await run.Dump<BalanceProjection>());
        }
    }

    [Fact]
    public async Task Events_that_nobody_follows_are_passed_too()
    {
        await using var run = await Start();
        for (var n = 0; n < 3; n++)
            Assert.True((await run.Host.WaitFor(await run.Append(new PastEvent("weather", new WeatherChanged())), Patience)).Reached);
    }

    [Fact]
    public async Task A_position_that_was_passed_stays_included_when_a_look_from_before_it_ends()
    {
        HeldLooks? looks = null;
        await using var run = await Start(between: store => looks = new(store, followers: 2));
        await run.CatchUp();
        // Somebody who waits lets both look; what they saw reaches them only after a position was passed.
        looks!.Hold();
        using var giveUp = new CancellationTokenSource();
        var waiting = run.Host.WaitFor(1_000_000, Patience, giveUp.Token);
        await looks.AllHaveLooked.WaitAsync(Patience);
        Assert.True((await run.Host.WaitFor(await run.Append(new PastEvent("weather", new WeatherChanged())), Patience)).Reached);
        Assert.Equal([1, 1], run.Host.Statuses.Select(status => status.Position));
        await looks.LetGo().WaitAsync(Patience);
        Assert.Equal([1, 1], run.Host.Statuses.Select(status => status.Position));
        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Fact]
    public async Task A_position_may_be_waited_for_before_it_exists_and_hold_what_nobody_follows()
    {
        await using var run = await Start();
        await run.CatchUp();
        var waiting = run.Host.WaitFor(2, Patience);
        await run.Append(new PastEvent("weather", new WeatherChanged()), new PastEvent("weather", new WeatherChanged()));
        Assert.True((await waiting).Reached);
    }

    [Fact]
    public async Task A_wait_ends_at_its_bound_and_names_who_is_behind()
    {
        var clock = new FakeTimeProvider();
        PagesThenNothing? pages = null;
        await using var run = await Start(clock: clock, between: store => pages = new(store, pages: 0));
        var waiting = run.Host.WaitFor(await run.Append(Demo.History), TimeSpan.FromSeconds(5));
        clock.Advance(TimeSpan.FromSeconds(4.9));
        Assert.False(waiting.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(0.1));
        var outcome = await waiting.WaitAsync(Patience);
        Assert.Equal([Balances, Owners], outcome.Behind.Order());
        Assert.Empty(outcome.Failed);
        Assert.False(outcome.Reached);
    }

    [Fact]
    public async Task Only_the_named_are_waited_for()
    {
        Interference.Before = _ => throw new Microsoft.Data.Sqlite.SqliteException("The database disk image is malformed.", 11);
        await using var run = await Start();
        var position = await run.Append(Demo.History);
        Assert.True((await run.Host.WaitFor(position, Patience, [Owners])).Reached);
        Assert.Equal([Balances], (await run.Host.WaitFor(position, Patience, [Balances])).Failed);
    }

    [Fact]
    public async Task Waiting_for_a_position_that_does_not_exist_reads_no_more_than_not_waiting()
    {
        var clock = new FakeTimeProvider();
        CountingStore? reads = null;
        await using var run = await Start(clock: clock, between: store => reads = new(store));
        await run.CatchUp();
        var waiting = run.Host.WaitFor(1_000_000, TimeSpan.FromSeconds(5));
        // Each event is seen by both projections for the sake of the waiter, and the sequence ends in silence.
        for (var n = 0; n < 3; n++) Assert.True((await run.Host.WaitFor(await run.Append(new PastEvent("weather", new WeatherChanged())), Patience)).Reached);
        clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(2, (await waiting.WaitAsync(Patience)).Behind.Count);
        Assert.InRange(reads!.Pages, 2, 60);
    }

    [Fact]
    public async Task The_caller_may_give_up()
    {
        await using var run = await Start();
        using var giveUp = new CancellationTokenSource();
        var waiting = run.Host.WaitFor(1_000_000, Patience, giveUp.Token);
        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    private sealed class CountingStore(IEventStore store) : ForwardingStore(store)
    {
        private int pages;

        public int Pages => pages;

        public override Task<EventPage> ReadAll(
            long afterPosition, int limit, IReadOnlyCollection<string>? types = null, CancellationToken cancellation = default)
        {
            Interlocked.Increment(ref pages);
            return base.ReadAll(afterPosition, limit, types, cancellation);
        }
    }
}
