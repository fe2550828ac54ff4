using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.EventStore;
using PartnerGraph.Projections.Contract;
using PartnerGraph.Projections.Runtime;

namespace PartnerGraph.Projections.Tests.Runtime;

public sealed class ReactionTests : DemoTests
{
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
        letters.FailAfterSending = true;
        await using (var run = await Start(more: Reacting))
        {
            var position = await run.Append(Demo.Opened("a", "ann"));
            Assert.Equal(["demo-letters"], (await run.Host.WaitForAll(position, Patience)).Failed);
        }

        letters.FailAfterSending = false;
        await using var again = await Start(more: Reacting);
        Assert.True((await again.Host.WaitForAll(await again.Events.Head(), Patience)).Reached);
        Assert.Equal(["1: welcome ann"], letters.Sent.Distinct());
        await using var db = again.Open<LetterReaction>();
        Assert.Equal(1, await db.Set<OwnerRow>().SumAsync(row => row.Accounts));
    }

    [Fact]
    public async Task It_is_neither_rebuilt_nor_run_where_nothing_may_act()
    {
        await using (var run = await Start(more: Reacting))
        {
            Assert.Equal([Balances, Owners], run.Host.ReadModels);
            await Assert.ThrowsAsync<ArgumentException>(() => run.Host.Rebuild("demo-letters"));
        }

        await using var passive = await Start(configure: options => options.RunReactions = false, more: Reacting);
        Assert.True((await passive.Host.WaitForAll(await passive.Append(Demo.Opened("a", "ann")), Patience)).Reached);
        Assert.Empty(letters.Sent);
        Assert.Equal(2, passive.Host.Statuses.Count);
    }

    private void Reacting(IServiceCollection services) => services.AddSingleton(letters).AddProjection<LetterReaction>();

    private sealed class Letters
    {
        public List<string> Sent { get; } = [];

        public TaskCompletionSource? Held { get; set; }

        public bool FailAfterSending { get; set; }
    }

    private sealed class LetterReaction : Reaction
    {
        public LetterReaction(Letters letters) => On<AccountOpened>(async (db, recorded, _) =>
        {
            db.Add(new OwnerRow { Owner = recorded.Event.Owner, Accounts = 1 });
            if (letters.Held is { } held) await held.Task;
            letters.Sent.Add($"{recorded.Position}: welcome {recorded.Event.Owner}");
            if (letters.FailAfterSending) throw new InvalidOperationException("The power went.");
        });

        public override string Name => "demo-letters";

        public override void Map(ModelBuilder model) => model.Entity<OwnerRow>().ToTable("welcomed").HasKey(row => row.Owner);
    }
}
