using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Time.Testing;
using PartnerGraph.Read.Projections.Contract;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Quarantining;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Write.EventStore;

namespace PartnerGraph.Read.Projections.Tests.Runtime;

/// <summary>An event that cannot be applied sets its stream aside; everybody else's rows go on.</summary>
public sealed class QuarantineTests : DemoTests
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2024, 9, 3, 0, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(1_000)]
    public async Task The_stream_of_a_failing_event_is_set_aside_from_it_on_and_the_others_go_on(int batch)
    {
        Refuse(Interference, "b");
        await using var run = await Start(clock: clock, configure: options => options.BatchSize = batch);
        await run.Append(Demo.History);
        Assert.True((await run.CatchUp()).Reached);

        var held = Assert.Single(run.Status(Balances).Quarantined);
        Assert.Equal(("b", 4, "demo.amount-booked.v2", "b is odd."), (held.Stream, held.Position, held.Type, held.Reason));
        // Closed, opened again, booked.
        Assert.Equal((3, clock.GetUtcNow()), (held.Skipped, held.Since));
        Assert.Equal((ProjectionState.Running, null), (run.Status(Balances).State, run.Status(Balances).Error));
        Assert.Empty(run.Status(Owners).Quarantined);
        Assert.Equal(["b: ben 0.00000000", "c: ann 0.00000000"], await Rows(run));
    }

    [Fact]
    public async Task Health_is_degraded_and_tells_the_stream_the_event_and_why()
    {
        Refuse(Interference, "b");
        await using var run = await Start();
        await run.Append(Demo.History);
        await run.CatchUp();
        var health = await run.Host.CheckHealthAsync(new());
        Assert.Equal((HealthStatus.Degraded, "Streams are set aside in: demo-balances."), (health.Status, health.Description));
        Assert.Equal(
            "b: demo.amount-booked.v2 at position 4 could not be applied, and 3 later ones were not: b is odd.", (string)health.Data[Balances]);
    }

    [Fact]
    public async Task What_is_set_aside_is_known_after_a_restart_and_later_events_are_counted_to_it()
    {
        Refuse(Interference, "b");
        await using (var run = await Start(clock: clock))
        {
            await run.Append(Demo.History);
            await run.CatchUp();
        }

        clock.Advance(TimeSpan.FromDays(1));
        await using var again = await Start(interference: new(), clock: clock);
        Assert.Equal(3, Assert.Single(again.Status(Balances).Quarantined).Skipped);
        await again.Append(Demo.Booked("b", 1m), Demo.Booked("c", 1m));
        await again.CatchUp();
        var held = Assert.Single(again.Status(Balances).Quarantined);
        Assert.Equal((4, 4L, clock.GetUtcNow().AddDays(-1)), (held.Position, held.Skipped, held.Since));
        Assert.Equal(["b: ben 0.00000000", "c: ann 1.00000000"], await Rows(again));
    }

    [Fact]
    public async Task A_rebuild_takes_the_stream_up_when_its_event_can_be_applied()
    {
        Refuse(Interference, "b");
        await using var run = await Start();
        await run.Append(Demo.History);
        await run.CatchUp();
        Interference.Before = _ => ValueTask.CompletedTask;
        Assert.Null(await run.Host.Retry(Balances, "b"));
        Assert.Empty(run.Status(Balances).Quarantined);

        await using var fresh = await Start("fresh");
        await fresh.Append(Demo.History);
        await fresh.CatchUp();
        Assert.Equal(await fresh.Dump<BalanceProjection>(), await run.Dump<BalanceProjection>());
    }

    [Fact]
    public async Task A_stream_that_still_fails_stays_set_aside()
    {
        Refuse(Interference, "b");
        await using var run = await Start();
        await run.Append(Demo.History);
        await run.CatchUp();
        Assert.Equal((4, 3), (await run.Host.Retry(Balances, "b")) is { } held ? (held.Position, held.Skipped) : default);
        Assert.Equal(["b: ben 0.00000000", "c: ann 0.00000000"], await Rows(run));
    }

    [Fact]
    public async Task The_tenants_are_those_that_the_streams_events_name_also_where_the_failing_one_cannot_be_read()
    {
        await using var run = await Start();
        foreach (var text in new[] { """{"account":"a","owner":"o","partnerId":"p1"}""", """{"lines":[{"customerId":"c1"}],"account":""" })
            await Append(run, "torn", text);
        await run.CatchUp();
        Assert.Equal(["c1", "p1"], Assert.Single(run.Status(Balances).Quarantined).Tenants);
        await Append(run, "torn", """{"CustomerId":"c2"}""");
        await run.CatchUp();
        Assert.Equal(["c1", "c2", "p1"], Assert.Single(run.Status(Balances).Quarantined).Tenants);
    }

    [Fact]
    public async Task Another_process_that_moves_the_checkpoint_has_its_quarantine_taken_over()
    {
        Refuse(Interference, "b");
        await using var one = await Start();
        await using var two = await Start();
        foreach (var past in Demo.History)
        {
            await one.Append(past);
            Assert.True((await one.CatchUp()).Reached);
            Assert.True((await two.CatchUp()).Reached);
        }

        Assert.Equal(["b: ben 0.00000000", "c: ann 0.00000000"], await Rows(two));
        await using var after = await Start();
        Assert.Equal((4, 3L), Assert.Single(after.Status(Balances).Quarantined) is var held ? (held.Position, held.Skipped) : default);
    }

    [Fact]
    public async Task A_stream_that_another_process_set_aside_at_the_same_place_is_set_aside_here_too()
    {
        Refuse(Interference, "b");
        var history = Demo.History.ToList();
        HeldLooks? looks = null;
        await using var one = await Start();
        await using var two = await Start(between: store => looks = new(store, followers: 1));
        await one.Append(history[..3]);
        Assert.True((await one.CatchUp()).Reached);
        Assert.True((await two.CatchUp()).Reached);
        // The second has read the event that fails, and comes to commit it when the first has set its stream aside.
        looks!.Hold();
        await one.Append(history[3]);
        await looks.AllHaveLooked.WaitAsync(Patience);
        Assert.True((await one.CatchUp()).Reached);
        _ = looks.LetGo();
        Assert.True((await two.CatchUp()).Reached);
        Assert.Equal(4, Assert.Single(two.Status(Balances).Quarantined).Position);
    }

    [Fact]
    public void A_tenant_list_that_grows_without_end_stands_for_everybody()
    {
        var many = Enumerable.Range(0, 1_000).Select(number => $"c{number:D4}").ToList();
        Assert.Equal(1_000, TenantIds.Union(many, ["c0001"]).Count);
        Assert.Empty(TenantIds.Union(many, ["another"]));
        Assert.Empty(TenantIds.Union([], ["another"]));
    }

    private static Task<AppendResult> Append(ProjectionRun run, string stream, string data) => run.Events.Append(
        stream, ExpectedVersion.Any, [new(Guid.NewGuid(), "demo.account-opened.v1", Encoding.UTF8.GetBytes(data), "{}"u8.ToArray())]);

    private static async Task<IReadOnlyList<string>> Rows(ProjectionRun run)
    {
        await using var db = run.Open<BalanceProjection>();
        return [.. (await db.Set<BalanceRow>().OrderBy(row => row.Account).ToListAsync()).Select(row => $"{row.Account}: {row.Owner} {row.Balance.ToExactString()}")];
    }
}
