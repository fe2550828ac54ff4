using Microsoft.Extensions.Time.Testing;
using PartnerGraph.EventStore.Contract;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Write.Application.Tests.Commands;

public sealed class ContentionTests : SqliteStoreTests
{
    private static readonly CommandContext Context = new("test", "test");

    [Fact, Trait("Rule", "CONV-10")]
    public async Task Everybody_who_contends_for_a_stream_gets_a_turn()
    {
        await using var store = Open();
        var runner = Runner(store);

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => runner.Run(Count.Tally, new Count("t"), Context))));

        Assert.All(answers, answer => Assert.True(answer.IsAccepted));
        Assert.Equal(Enumerable.Range(0, 50).Select(n => (long)n), answers.Select(answer => answer.Version).Order());
    }

    [Fact, Trait("Rule", "CONV-10")]
    public async Task Also_between_two_processes_and_over_several_streams()
    {
        await using var one = Open();
        await using var two = Open();
        CommandRunner[] runners = [Runner(one), Runner(two)];

        var answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(n => Task.Run(() => runners[n % 2].Decide(Context, async unit =>
        {
            // In either order, so that commands could wait for each other.
            var (first, second) = n % 3 == 0 ? ("a", "b") : ("b", "a");
            await unit.Follow(Count.Tally, new Count(first));
            return await unit.Decide(Count.Tally, new Count(second));
        }))));

        Assert.All(answers, answer => Assert.True(answer.IsAccepted));
        Assert.Equal((60, 60), ((await runners[0].Load(Count.Tally, "a")).State, (await runners[1].Load(Count.Tally, "b")).State));
    }

    [Fact, Trait("Rule", "CONV-10")]
    public async Task Who_contends_is_held_to_the_rules_like_everybody()
    {
        await using var store = Open();
        var runner = Runner(store);

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => runner.Run(Count.Tally, new Count("t", Limit: 7), Context))));

        Assert.Equal(7, answers.Count(answer => answer.IsAccepted));
        Assert.All(answers.Where(answer => !answer.IsAccepted), answer => Assert.Equal("FULL", Assert.Single(answer.Rejections).Code));
    }

    [Fact, Trait("Rule", "CONV-10")]
    public async Task A_command_that_always_loses_is_refused_when_the_patience_is_at_its_end()
    {
        await using var store = Open();
        var clock = new FakeTimeProvider();
        var faulty = new FaultyStore(store);
        var tries = 0;
        faulty.Fault = streams =>
        {
            clock.Advance(TimeSpan.FromSeconds(++tries < 5 ? 1 : 30));
            return new WrongExpectedVersionException(streams[0].Stream, streams[0].Expected, 3);
        };
        var runner = new CommandRunner(faulty, EventTypeRegistry.Domain, Clock, new Contention { Clock = clock, LongestPause = TimeSpan.Zero });

        var answer = await runner.Run(Count.Tally, new Count("t"), Context).WaitAsync(Patience);

        Assert.Equal(("CONFLICT", "CONV-10"), (answer.Rejections[0].Code, answer.Rejections[0].RuleId));
        Assert.Equal(5, tries);
        Assert.Equal(0, await store.Head());
    }

    [Fact]
    public async Task A_command_that_waits_for_its_turn_can_be_cancelled()
    {
        await using var store = Open();
        var (held, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        var faulty = new FaultyStore(store);
        var runner = new CommandRunner(faulty, EventTypeRegistry.Domain, Clock);
        var lost = false;
        faulty.Fault = streams => lost ? null : Lose(streams[0]);
        var holding = runner.Decide(Context, async unit =>
        {
            if (lost)
            {
                held.SetResult();
                await release.Task;
            }

            return await unit.Decide(Count.Tally, new Count("t"));
        });
        await held.Task.WaitAsync(Patience);

        using var source = new CancellationTokenSource();
        var waiting = runner.Run(Count.Tally, new Count("t"), Context, source.Token);
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);

        release.SetResult();
        Assert.True((await holding).IsAccepted);

        WrongExpectedVersionException Lose(StreamAppend append)
        {
            lost = true;
            return new(append.Stream, append.Expected, 0);
        }
    }

    private CommandRunner Runner(IEventStore store) => new(store, EventTypeRegistry.Domain, Clock);
}
