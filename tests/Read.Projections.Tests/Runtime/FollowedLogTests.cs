using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Read.Projections.Contract;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Write.EventStore.Sqlite;

namespace PartnerGraph.Read.Projections.Tests.Runtime;

/// <summary>Another log under the read models than the one that they come from.</summary>
public sealed class FollowedLogTests : DemoTests
{
    protected override bool OfFiles => true;

    private string Log => Path.Combine(Place(), SqliteEventStoreOptions.FileName);

    [Fact]
    public async Task An_older_log_is_told_by_rebuilding_and_what_it_acknowledges_from_then_on_is_applied()
    {
        await Filled([Demo.Opened("a", "ann"), Demo.Booked("a", 1m)]);
        var older = Keep();
        await Filled([Demo.Booked("a", 10m), Demo.Booked("a", 100m), Demo.Booked("a", 1_000m)]);
        PutBack(older);

        await using var run = await Start();
        await run.Append(Demo.Booked("a", 5m), Demo.Booked("a", 7m));
        Assert.True((await run.CatchUp()).Reached);

        Assert.Equal(13m, await BalanceOf(run, "a"));
    }

    [Fact]
    public async Task A_log_of_other_events_is_told_although_it_is_longer()
    {
        await Filled([Demo.Opened("a", "ann"), Demo.Booked("a", 1m)]);
        var older = Keep();
        await Filled([Demo.Booked("a", 10m), Demo.Booked("a", 100m)]);
        PutBack(older);
        await using (var store = new SqliteEventStore(new() { DataDirectory = Place() }, TimeProvider.System))
            foreach (var past in Enumerable.Repeat(Demo.Booked("a", 2m), 5)) await past.AppendTo(store, Demo.Types);

        await using var run = await Start();
        Assert.True((await run.CatchUp()).Reached);
        Assert.Equal(11m, await BalanceOf(run, "a"));
    }

    [Fact]
    public async Task Another_log_is_told()
    {
        await Filled([Demo.Opened("a", "ann"), Demo.Booked("a", 1m)]);
        await Filled([Demo.Opened("a", "bo"), Demo.Booked("a", 2m), Demo.Booked("a", 4m)], "other");
        PutBack(await File.ReadAllBytesAsync(Path.Combine(Place("other"), SqliteEventStoreOptions.FileName)));

        await using var run = await Start();
        Assert.True((await run.CatchUp()).Reached);
        Assert.Equal(6m, await BalanceOf(run, "a"));
    }

    [Fact]
    public async Task The_same_log_is_recognised()
    {
        await Filled([Demo.Opened("a", "ann"), Demo.Booked("a", 1m)]);
        var files = Files(Balances);
        await Filled([Demo.Booked("a", 10m)]);
        await Filled([]);
        Assert.Equal(files, Files(Balances));
    }

    [Fact]
    public async Task A_reaction_stops_with_the_reason_and_does_nothing()
    {
        List<string> welcomed = [];
        void Reacting(IServiceCollection services) => services.AddSingleton(welcomed).AddProjection<WelcomeReaction>();
        await Filled([Demo.Opened("a", "ann")], more: Reacting);
        var older = Keep();
        await Filled([Demo.Opened("b", "ben"), Demo.Opened("c", "cleo")], more: Reacting);
        PutBack(older);

        await using var run = await Start(more: Reacting);
        await run.Append(Demo.Opened("d", "dan"));
        Assert.True((await run.CatchUp()).Reached);

        var status = run.Status("demo-welcome");
        Assert.Equal(ProjectionState.Failed, status.State);
        Assert.Contains("the log ends at position 1, and 3 was applied", status.Error, StringComparison.Ordinal);
        Assert.Equal(["ann", "ben", "cleo"], welcomed);
    }

    [Fact]
    public async Task A_log_that_goes_back_while_it_is_followed_stops_the_read_models_with_the_reason()
    {
        await using var run = await Start();
        await run.Append(Demo.Opened("a", "ann"), Demo.Booked("a", 1m));
        Assert.True((await run.CatchUp()).Reached);
        var failing = run.Host.WaitFor(100, Patience);
        await using (var outside = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Log};Pooling=False"))
        {
            await outside.OpenAsync();
            await using var command = outside.CreateCommand();
            command.CommandText = "DELETE FROM events WHERE position > 1; DELETE FROM chain WHERE position > 1";
            await command.ExecuteNonQueryAsync();
        }

        Assert.Equal([Balances, Owners], (await failing).Failed.Order(StringComparer.Ordinal));
        // Whoever looks first says it: the log's own poll ("2 were in it before") or the follower ("2 was applied").
        Assert.Contains("ends at position 1, and 2 w", run.Status(Balances).Error, StringComparison.Ordinal);
    }

    private static async Task<decimal> BalanceOf(ProjectionRun run, string account)
    {
        await using var db = run.Open<BalanceProjection>();
        return (await db.Set<BalanceRow>().SingleAsync(row => row.Account == account)).Balance.Amount;
    }

    private async Task Filled(IEnumerable<PastEvent> events, string place = "data", Action<IServiceCollection>? more = null)
    {
        await using var run = await Start(place, more: more);
        await run.Append(events);
        Assert.True((await run.Host.WaitForAll(await run.Events.Head(), Patience)).Reached);
    }

    private byte[] Keep() => File.ReadAllBytes(Log);

    private void PutBack(byte[] log)
    {
        File.WriteAllBytes(Log, log);
        // The witness would stop the start; here the read models are on their own.
        File.Delete(Path.Combine(Place(), SqliteEventStoreOptions.HeadFileName));
    }

    private sealed class WelcomeReaction : Reaction
    {
        public WelcomeReaction(List<string> welcomed) => On<AccountOpened>((_, recorded) => welcomed.Add(recorded.Event.Owner));

        public override string Name => "demo-welcome";

        public override void Map(ModelBuilder model) => model.Entity<OwnerRow>().ToTable("welcomed").HasKey(row => row.Owner);
    }
}
