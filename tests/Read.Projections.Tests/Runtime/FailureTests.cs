using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Time.Testing;
using PartnerGraph.Read.Projections.Runtime;

namespace PartnerGraph.Read.Projections.Tests.Runtime;

/// <summary>What stops a projection: not an event, but a store that somebody has to repair.</summary>
public sealed class FailureTests : DemoTests
{
    protected override bool OfFiles => true;

    private static readonly SqliteException Malformed = new("The database disk image is malformed.", 11);

    [Fact]
    public async Task A_damaged_store_stops_its_projection_alone_and_blames_no_event()
    {
        BeDamagedAt(4);
        var clock = new FakeTimeProvider(new DateTimeOffset(2024, 9, 3, 0, 0, 0, TimeSpan.Zero));
        await using var run = await Start(clock: clock, configure: options => options.BatchSize = 1);
        await run.Append(Demo.History);
        var outcome = await run.CatchUp();

        Assert.Equal([Balances], outcome.Failed);
        Assert.Empty(outcome.Behind);
        var failed = run.Status(Balances);
        Assert.Equal((ProjectionState.Failed, Malformed.Message, clock.GetUtcNow()), (failed.State, failed.Error, failed.FailedAt));
        Assert.Equal((3, 12, 9), (failed.Position, failed.Head, failed.Lag));
        Assert.Empty(failed.Quarantined);
        Assert.Equal(ProjectionState.Running, run.Status(Owners).State);
        Assert.Equal(0, run.Status(Owners).Lag);
    }

    [Fact]
    public async Task Health_names_what_failed_and_why()
    {
        BeDamagedAt(4);
        await using var run = await Start();
        Assert.Equal(HealthStatus.Healthy, (await run.Host.CheckHealthAsync(new())).Status);
        await run.Append(Demo.History);
        await run.CatchUp();
        var health = await run.Host.CheckHealthAsync(new());
        Assert.Equal(HealthStatus.Unhealthy, health.Status);
        Assert.Contains("malformed", (string)health.Data[Balances], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_restart_goes_on_from_where_it_stopped()
    {
        BeDamagedAt(4);
        await using (var run = await Start())
        {
            await run.Append(Demo.History);
            Assert.False((await run.CatchUp()).Reached);
        }

        await using var again = await Start(interference: new());
        Assert.True((await again.CatchUp()).Reached);
        await using var fresh = await Start("fresh", interference: new());
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
        SqliteConnection.ClearAllPools();
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

    private void BeDamagedAt(long position) =>
        Interference.Before = recorded => recorded.Position == position ? throw Malformed : ValueTask.CompletedTask;
}
