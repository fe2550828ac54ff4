using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Read.Projections.Contract;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Write.EventStore;

namespace PartnerGraph.Read.Projections.Tests.Runtime;

public sealed class ReactionTests : DemoTests
{
    private const string Letter = "demo-letters";

    private readonly Letters letters = new();

    [Fact]
    public async Task It_acts_for_each_event_and_is_waited_for_only_when_asked()
    {
        letters.Held = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var run = await Start(more: Reacting);
        var position = await run.Append(Demo.Opened("a", "ann"));
        Assert.True((await run.Host.WaitFor(position, Patience)).Reached);
        Assert.Empty(letters.Sent);
        letters.Held.SetResult();
        Assert.True((await run.Host.WaitForAll(position, Patience)).Reached);
        Assert.Equal(["1: welcome ann"], letters.Sent);
    }

    [Fact]
    public async Task What_was_done_before_a_failed_commit_is_done_again_under_the_same_position()
    {
        letters.AfterSending = _ => throw new Microsoft.Data.Sqlite.SqliteException("The database disk image is malformed.", 11);
        await using (var run = await Start(more: Reacting))
        {
            var position = await run.Append(Demo.Opened("a", "ann"));
            Assert.Equal([Letter], (await run.Host.WaitForAll(position, Patience)).Failed);
        }

        letters.AfterSending = _ => { };
        await using var again = await Start(more: Reacting);
        Assert.True((await again.Host.WaitForAll(await again.Events.Head(), Patience)).Reached);
        Assert.Equal(["1: welcome ann"], letters.Sent.Distinct());
        Assert.Equal(1, await Welcomed(again));
    }

    [Fact]
    public async Task A_stream_that_it_cannot_act_on_is_set_aside_and_resumed_where_it_was_in_order()
    {
        letters.AfterSending = owner => _ = owner == "bo" ? throw new InvalidOperationException("bo has moved.") : 0;
        await using var run = await Start(more: Reacting);
        await run.Append(Demo.Opened("a", "ann"), Demo.Opened("b", "bo"), Demo.Opened("b", "ben"), Demo.Opened("b", "bea"), Demo.Opened("c", "cid"));
        Assert.True((await run.Host.WaitForAll(5, Patience)).Reached);
        var held = Assert.Single(run.Status(Letter).Quarantined);
        Assert.Equal(("b", 2, 2L, "bo has moved."), (held.Stream, held.Position, held.Skipped, held.Reason));
        letters.Sent.Clear();

        letters.AfterSending = owner => _ = owner == "bea" ? throw new InvalidOperationException("bea has moved.") : 0;
        var still = await run.Host.Retry(Letter, "b");
        Assert.Equal((4, 0L, "bea has moved."), (still!.Position, still.Skipped, still.Reason));
        letters.AfterSending = _ => { };
        Assert.Null(await run.Host.Retry(Letter, "b"));
        Assert.Equal(["2: welcome bo", "3: welcome ben", "4: welcome bea", "4: welcome bea"], letters.Sent);
        Assert.Equal(5, await Welcomed(run));
        Assert.True((await run.Host.WaitForAll(await run.Append(Demo.Opened("b", "bob")), Patience)).Reached);
        Assert.Equal("6: welcome bob", letters.Sent[^1]);
    }

    [Fact]
    public async Task A_rebuild_goes_through_the_log_again_under_the_same_positions()
    {
        await using var run = await Start(more: Reacting);
        await run.Append(Demo.Opened("a", "ann"), Demo.Opened("b", "ben"));
        Assert.True((await run.Host.WaitForAll(2, Patience)).Reached);
        await run.Host.Rebuild(Letter);
        Assert.Equal(["1: welcome ann", "2: welcome ben", "1: welcome ann", "2: welcome ben"], letters.Sent);
        Assert.Equal(2, await Welcomed(run));
    }

    [Fact]
    public async Task It_is_no_read_model_and_does_not_run_where_nothing_may_act()
    {
        await using (var run = await Start(more: Reacting))
        {
            Assert.Equal([Balances, Owners], run.Host.ReadModels);
            Assert.Equal([Letter], run.Host.Reactions);
        }

        await using var passive = await Start(configure: options => options.RunReactions = false, more: Reacting);
        Assert.True((await passive.Host.WaitForAll(await passive.Append(Demo.Opened("a", "ann")), Patience)).Reached);
        Assert.Empty(letters.Sent);
        Assert.Equal(2, passive.Host.Statuses.Count);
        await Assert.ThrowsAsync<ArgumentException>(() => passive.Host.Rebuild(Letter));
    }

    private static async Task<int> Welcomed(ProjectionRun run)
    {
        await using var db = run.Open<LetterReaction>();
        return await db.Set<OwnerRow>().SumAsync(row => row.Accounts);
    }

    private void Reacting(IServiceCollection services) => services.AddSingleton(letters).AddProjection<LetterReaction>();

    private sealed class Letters
    {
        public List<string> Sent { get; } = [];

        public TaskCompletionSource? Held { get; set; }

        public Action<string> AfterSending { get; set; } = _ => { };
    }

    private sealed class LetterReaction : Reaction
    {
        public LetterReaction(Letters letters) => On<AccountOpened>(async (db, recorded, _) =>
        {
            db.Add(new OwnerRow { Owner = recorded.Event.Owner, Accounts = 1 });
            if (letters.Held is { } held) await held.Task;
            letters.Sent.Add($"{recorded.Position}: welcome {recorded.Event.Owner}");
            letters.AfterSending(recorded.Event.Owner);
        });

        public override string Name => Letter;

        public override void Map(ModelBuilder model) => model.Entity<OwnerRow>().ToTable("welcomed").HasKey(row => row.Owner);
    }
}
