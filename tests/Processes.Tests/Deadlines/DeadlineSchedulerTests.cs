using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Processes.Deadlines;
using PartnerGraph.Read.Projections.Contract;

namespace PartnerGraph.Processes.Tests.Deadlines;

public sealed class DeadlineSchedulerTests : IDisposable
{
    private readonly DeadlineWorld world = new();

    public void Dispose() => world.Dispose();

    [Fact, Trait("Rule", "CONV-9")]
    public async Task What_fell_due_while_nobody_ran_is_caught_up_in_the_order_of_instants_then_keys()
    {
        await using var run = await world.Start();
        await run.Append(
            DeadlineWorld.Reserved("late", 9), DeadlineWorld.Reserved("b", 5), DeadlineWorld.Reserved("a", 5), DeadlineWorld.Reserved("early", 2),
            DeadlineWorld.Reserved("future", 20));
        world.Clock.SetUtcNow(Past.Day(10));
        var reached = await DeadlineWorld.Scheduler(run).RunDue();
        Assert.Equal(["early at 10", "a at 10", "b at 10", "late at 10"], world.Told);
        Assert.Equal(await run.Events.Head(), reached);
        Assert.Equal("future", Assert.Single(await DeadlineWorld.Rows(run)).Key);
    }

    [Fact, Trait("Rule", "CONV-9"), Trait("Rule", "CONV-2")]
    public async Task It_falls_due_with_the_first_second_that_is_too_late()
    {
        await using var run = await world.Start();
        await run.Append(DeadlineWorld.Reserved("a", 5));
        world.Clock.SetUtcNow(Past.Day(5).AddTicks(-1));
        Assert.Equal(0, await DeadlineWorld.Scheduler(run).RunDue());
        world.Clock.SetUtcNow(Past.Day(5));
        Assert.NotEqual(0, await DeadlineWorld.Scheduler(run).RunDue());
        Assert.Equal(1, await DeadlineWorld.Lapsed(run));
    }

    [Fact, Trait("Rule", "CONV-9")]
    public async Task One_that_fails_is_set_aside_and_shown_and_the_others_go_on()
    {
        await using var run = await world.Start();
        await run.Append(DeadlineWorld.Reserved("bad", 1), DeadlineWorld.Reserved("good", 2));
        world.Broken.Add("bad");
        world.Clock.SetUtcNow(Past.Day(3));
        await DeadlineWorld.Scheduler(run).RunDue();
        Assert.Equal(["bad at 3", "good at 3"], world.Told);
        var row = Assert.Single(await DeadlineWorld.Rows(run));
        Assert.Equal(("bad", Past.Day(1), Past.Day(3).AddMinutes(1), 1, "It broke."), (row.Key, row.DueAt, row.RunAt, row.Attempts, row.Reason));
        Assert.Equal(DeadlineState.SetAside, DeadlineReads.StateOf(row, Past.Day(3)));

        world.Clock.SetUtcNow(Past.Day(3).AddMinutes(1).AddTicks(-1));
        Assert.Equal(0, await DeadlineWorld.Scheduler(run).RunDue());
        world.Clock.SetUtcNow(Past.Day(3).AddMinutes(1));
        await DeadlineWorld.Scheduler(run).RunDue();
        Assert.Equal(2, Assert.Single(await DeadlineWorld.Rows(run)).Attempts);

        world.Broken.Clear();
        world.Clock.SetUtcNow(Past.Day(3).AddMinutes(3));
        await DeadlineWorld.Scheduler(run).RunDue();
        Assert.Empty(await DeadlineWorld.Rows(run));
        Assert.Equal(2, await DeadlineWorld.Lapsed(run));
    }

    [Fact, Trait("Rule", "CONV-9")]
    public async Task Two_schedulers_at_once_do_everything_once()
    {
        await using var one = await world.Start();
        await using var other = await world.Start();
        await one.Append(Enumerable.Range(1, 30).Select(n => DeadlineWorld.Reserved($"k{n}", n % 3)));
        world.Clock.SetUtcNow(Past.Day(10));
        await Task.WhenAll(DeadlineWorld.Scheduler(one).RunDue(), DeadlineWorld.Scheduler(other).RunDue());
        Assert.Equal(30, await DeadlineWorld.Lapsed(one));
        Assert.Empty(await DeadlineWorld.Rows(one));
    }

    [Fact, Trait("Rule", "CONV-9")]
    public async Task Nothing_to_do_is_noted_and_not_asked_for_again()
    {
        await using var run = await world.Start();
        await run.Append(DeadlineWorld.Reserved("a", 1));
        // Of another stream than the command's: the command finds nothing that could lapse.
        await run.Append(DeadlineWorld.Reserved("x.1", 2) with { Stream = "pre-registration-elsewhere" });
        world.Clock.SetUtcNow(Past.Day(3));
        await DeadlineWorld.Scheduler(run).RunDue();
        Assert.Equal(0, await DeadlineWorld.Scheduler(run).RunDue());
        Assert.Equal(["a at 3", "x.1 at 3"], world.Told);
        Assert.Empty(await DeadlineWorld.Rows(run));
    }

    [Fact, Trait("Rule", "CONV-9")]
    public async Task What_has_passed_is_not_asked_for_again_when_it_is_set_for_the_same_instant_and_is_for_another()
    {
        await using var run = await world.Start();
        PastEvent Elsewhere(double until) => DeadlineWorld.Reserved("x.1", until) with { Stream = "pre-registration-elsewhere" };
        await run.Append(Elsewhere(2));
        world.Clock.SetUtcNow(Past.Day(3));
        await DeadlineWorld.Scheduler(run).RunDue();
        await run.Append(Elsewhere(2));
        Assert.Equal(0, await DeadlineWorld.Scheduler(run).RunDue());
        Assert.Empty(await DeadlineWorld.Rows(run));

        await run.Append(Elsewhere(2.5));
        Assert.NotEqual(0, await DeadlineWorld.Scheduler(run).RunDue());
        Assert.Equal(["x.1 at 3", "x.1 at 3"], world.Told);
    }

    [Fact, Trait("Rule", "CONV-9")]
    public async Task A_rebuild_and_a_restart_fire_nothing_anew()
    {
        await using (var run = await world.Start())
        {
            await run.Append(DeadlineWorld.Reserved("a", 1), DeadlineWorld.Reserved("b", 5));
            world.Clock.SetUtcNow(Past.Day(3));
            await DeadlineWorld.Scheduler(run).RunDue();
            await run.Host.Rebuild(DeadlineProjection.ReadModelName);
            Assert.Equal(0, await DeadlineWorld.Scheduler(run).RunDue());
        }

        await using var again = await world.Start();
        Assert.Equal(0, await DeadlineWorld.Scheduler(again).RunDue());
        Assert.Equal(["a at 3"], world.Told);
        Assert.Equal("b", Assert.Single(await DeadlineWorld.Rows(again)).Key);
    }

    [Fact, Trait("Rule", "CONV-9")]
    public async Task It_sleeps_until_the_next_instant_and_wakes_for_an_earlier_one()
    {
        await using var run = await world.Start();
        await run.Append(DeadlineWorld.Reserved("later", 0.02));
        using var scheduler = DeadlineWorld.Scheduler(run);
        await scheduler.StartAsync(CancellationToken.None);
        await Asleep(TimeSpan.FromDays(0.02));
        await run.Append(DeadlineWorld.Reserved("sooner", 0.01));
        await Asleep(TimeSpan.FromDays(0.01));
        world.Clock.SetUtcNow(Past.Day(0.01));
        await Until(run, lapsed: 1);
        Assert.Equal(["sooner at 0.01"], world.Told);
        await Asleep(TimeSpan.FromDays(0.01), times: 2);
        world.Clock.SetUtcNow(Past.Day(0.02));
        await Until(run, lapsed: 2);
        await scheduler.StopAsync(CancellationToken.None);
        Assert.Equal(["sooner at 0.01", "later at 0.02"], world.Told);
    }

    [Fact, Trait("Rule", "CONV-9")]
    public async Task A_process_that_must_not_act_fires_nothing()
    {
        await using var run = await world.Start(act: false);
        await run.Append(DeadlineWorld.Reserved("a", 1));
        world.Clock.SetUtcNow(Past.Day(3));
        using var scheduler = DeadlineWorld.Scheduler(run);
        await scheduler.StartAsync(CancellationToken.None);
        await scheduler.ExecuteTask!;
        Assert.Equal("a", Assert.Single(await DeadlineWorld.Rows(run)).Key);
        Assert.Empty(world.Told);
    }

    // A clock that is moved earlier moves the bound of what the scheduler waits for before it sleeps, too.
    private async Task Asleep(TimeSpan length, int times = 1)
    {
        using var patience = new CancellationTokenSource(ProjectionRun.Patience);
        while (world.Clock.Timers.Count(timer => timer == length) < times) await world.Clock.Made(patience.Token);
    }

    private static async Task Until(ProjectionRun run, int lapsed)
    {
        using var patience = new CancellationTokenSource(ProjectionRun.Patience);
        for (var position = 0L; await DeadlineWorld.Lapsed(run) < lapsed; position = await run.Events.Head(patience.Token))
            await run.Events.WaitForEvents(position, null, patience.Token);
    }
}
