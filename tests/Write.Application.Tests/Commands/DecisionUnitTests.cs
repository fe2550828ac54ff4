using PartnerGraph.EventStore.Contract;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Domain.Kernel.Requests;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Write.Application.Tests.Commands;

public sealed class DecisionUnitTests : SqliteStoreTests
{
    private static readonly CommandContext Context = new("test", "test");

    [Fact]
    public async Task Decisions_of_a_unit_are_stored_together_in_their_order_and_see_each_other()
    {
        await using var store = Open();
        var result = await Runner(store).Decide(Context, async unit =>
        {
            await unit.Load(Count.Tally, "c");
            await unit.Follow(Count.Tally, new Count("b"));
            await unit.Decide(Count.Tally, new Count("a"));
            await unit.Follow(Count.Tally, new Count("b"));
            Assert.Equal(2, (await unit.Load(Count.Tally, "b")).State);
            return await unit.Follow(Count.Tally, new Count("c"));
        });

        var stored = (await store.ReadAll(0, 10)).Events;
        Assert.Equal(["tally-b", "tally-b", "tally-a", "tally-c"], stored.Select(e => e.Stream));
        Assert.Equal((4L, 1L), (result.Position, store.Commits));
    }

    [Fact]
    public async Task A_refused_unit_stores_only_what_was_recorded()
    {
        await using var store = Open();
        var result = await Runner(store).Decide(Context, async unit =>
        {
            await unit.Follow(Count.Tally, new Count("a"));
            await unit.Record(Count.Tally, new Count("tried"));
            return await unit.Decide(Count.Tally, new Count("b", Limit: 0));
        });

        Assert.Equal(["FULL"], result.Rejections.Select(rejection => rejection.Code));
        Assert.Equal(["tally-tried"], (await store.ReadAll(0, 10)).Events.Select(e => e.Stream));
    }

    [Fact]
    public async Task Two_that_read_each_others_stream_do_not_both_pass()
    {
        await using var store = Open();
        var runner = Runner(store);
        for (var round = 0; round < 20; round++)
        {
            var answers = await Task.WhenAll(Alone($"a{round}", $"b{round}"), Alone($"b{round}", $"a{round}"));
            Assert.Single(answers, answer => answer.IsAccepted);
        }

        Task<CommandResult> Alone(string mine, string other) => Task.Run(() => runner.Decide(Context, async unit =>
            (await unit.Load(Count.Tally, other)).State > 0 ? CommandResult.Refused(Count.Full.Refuse()) : await unit.Decide(Count.Tally, new Count(mine))));
    }

    [Fact, Trait("Rule", "CONV-10")]
    public async Task A_step_of_a_request_is_done_once_and_answers_the_first_outcome_again()
    {
        await using var store = Open();
        var context = Keyed();
        var made = 0;
        var first = await Make(Runner(store));
        var again = await Make(Runner(store));
        var more = await Runner(store).Run(Count.Tally, new Count("a"), context.Step("more"));

        Assert.Equal((first.Result.Position, 0L, "made 1"), (again.Result.Position, again.Result.Version, again.Value));
        Assert.Equal((1, 1L), (made, more.Version));
        Assert.Equal(4, await store.Head());

        Task<CommandResult<string>> Make(CommandRunner runner) => runner.Decide(
            context, async unit => new CommandResult<string>(await unit.Decide(Count.Tally, new Count("a")), $"made {++made}"));
    }

    [Fact, Trait("Rule", "CONV-10")]
    public async Task Two_processes_that_carry_out_one_request_have_one_effect_and_one_outcome()
    {
        await using var one = Open();
        await using var two = Open();
        CommandRunner[] runners = [Runner(one), Runner(two)];
        for (var round = 0; round < 20; round++)
        {
            var context = Keyed($"key-{round}");
            var key = $"t-{round}";
            // The second to come is refused by what the first did; its caller must not learn of that.
            var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(n => Task.Run(() => runners[n % 2].Decide(
                context, async unit => new CommandResult<string>(await unit.Decide(Count.Tally, new Count(key, Limit: 1)), $"by {n}")))));

            Assert.All(outcomes, outcome => Assert.True(outcome.Result.IsAccepted));
            Assert.Single(outcomes.Select(outcome => (outcome.Value, outcome.Result.Version)).Distinct());
            Assert.Equal(1, (await runners[0].Load(Count.Tally, key)).State);
        }
    }

    [Fact, Trait("Rule", "CONV-10")]
    public async Task What_a_refused_step_recorded_is_not_recorded_again()
    {
        await using var store = Open();
        var runner = Runner(store);
        for (var n = 0; n < 2; n++)
        {
            var result = await runner.Decide(Keyed(), async unit =>
            {
                await unit.Record(Count.Tally, new Count("tried"));
                return await unit.Decide(Count.Tally, new Count("a", Limit: 0));
            });
            Assert.Equal(["FULL"], result.Rejections.Select(rejection => rejection.Code));
        }

        Assert.Equal(1, (await runner.Load(Count.Tally, "tried")).State);
    }

    private static CommandContext Keyed(string key = "key") => Context with { CommandId = EventIds.Of(key), Request = new RequestKey("anna", key) };

    private CommandRunner Runner(IEventStore store) => new(store, EventTypeRegistry.Domain, Clock);
}
