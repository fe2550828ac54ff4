using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Time.Testing;
using PartnerGraph.Projections.Runtime;

namespace PartnerGraph.Projections.Tests.Runtime;

public sealed class FailureTests : DemoTests
{
    [Fact]
    public async Task A_failing_event_stops_its_projection_alone_and_is_named()
    {
        Refuse(Interference, "b");
        var clock = new FakeTimeProvider(new DateTimeOffset(2024, 9, 3, 0, 0, 0, TimeSpan.Zero));
        await using var run = await Start(clock: clock);
        await run.Append(Demo.History);
        var outcome = await run.CatchUp();

        Assert.Equal([Balances], outcome.Failed);
        Assert.Empty(outcome.Behind);
        var failed = run.Status(Balances);
        Assert.Equal(ProjectionState.Failed, failed.State);
        Assert.Equal("demo.amount-booked.v2 at position 4 (b, version 1): b is odd.", failed.Error);
        Assert.Equal(clock.GetUtcNow(), failed.FailedAt);
        Assert.Equal((3, 12, 9), (failed.Position, failed.Head, failed.Lag));
        Assert.Equal(ProjectionState.Running, run.Status(Owners).State);
        Assert.Equal(0, run.Status(Owners).Lag);
    }

    [Fact]
    public async Task Good_events_before_the_failing_one_count_although_their_batch_was_rolled_back()
    {
        Refuse(Interference, "b");
        await using var run = await Start();
        await run.Append(Demo.History);
        await run.CatchUp();
        await using var db = run.Open<BalanceProjection>();
        Assert.Equal([("a", 1.5m), ("b", 0m)], (await db.Set<BalanceRow>().OrderBy(row => row.Account).ToListAsync()).Select(row => (row.Account, row.Balance.Amount)));
    }

    [Fact]
    public async Task Health_names_what_failed_and_why()
    {
        Refuse(Interference, "b");
        await using var run = await Start();
        Assert.Equal(HealthStatus.Healthy, (await run.Host.CheckHealthAsync(new())).Status);
        await run.Append(Demo.History);
        await run.CatchUp();
        var health = await run.Host.CheckHealthAsync(new());
        Assert.Equal(HealthStatus.Unhealthy, health.Status);
        Assert.Contains("b is odd", (string)health.Data[Balances], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_restart_tries_the_event_again()
    {
        var odd = new Interference();
        Refuse(odd, "b");
        await using (var run = await Start(interference: odd))
        {
            await run.Append(Demo.History);
            Assert.False((await run.CatchUp()).Reached);
        }

        await using var again = await Start();
        Assert.True((await again.CatchUp()).Reached);
        await using var fresh = await Start("fresh");
        await fresh.Append(Demo.History);
        await fresh.CatchUp();
        Assert.Equal(await fresh.Dump<BalanceProjection>(), await again.Dump<BalanceProjection>());
    }

    [Fact]
    public async Task A_read_model_that_is_no_database_is_replaced()
    {
        Directory.CreateDirectory(Path.Combine(Place(), "read"));
        await using (var run = await Start()) await run.Append(Demo.History);
        var file = Path.Combine(Place(), "read", Files(Owners).Single());
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        foreach (var part in new[] { "-wal", "-shm" }) File.Delete(file + part);
        await File.WriteAllTextAsync(file, new string('x', 5_000));

        await using var again = await Start();
        Assert.True((await again.CatchUp()).Reached);
        Assert.Equal(["owner: Owner=ann, Accounts=2", "owner: Owner=ben, Accounts=1", "owner: Owner=bo, Accounts=1"], await again.Dump<OwnerProjection>());
    }

    [Fact]
    public async Task Half_made_files_of_a_crash_are_passed_over()
    {
        await using (var run = await Start()) await run.Append(Demo.History);
        var made = Path.Combine(Place(), "read", Files(Owners).Single());
        await File.WriteAllBytesAsync(made.Replace("-0001", "-0002", StringComparison.Ordinal), []);

        await using var again = await Start();
        Assert.True((await again.CatchUp()).Reached);
        Assert.Equal(3, (await again.Dump<OwnerProjection>()).Count);
    }
}
