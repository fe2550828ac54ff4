using PartnerGraph.EventStore.Contract;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Kernel.Requests;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Write.Application.Tests.Commands;

public sealed class IdempotentRequestsTests : SqliteStoreTests
{
    private static readonly RequestKey Key = new("customer:c:anna", "key");

    [Fact, Trait("Rule", "CONV-10")]
    public async Task An_answer_that_could_not_be_kept_is_found_again()
    {
        await using var store = Open();
        var faulty = new FaultyStore(store) { Fault = streams => Answers(streams) ? new IOException("crashed") : null };
        await Assert.ThrowsAsync<IOException>(() => Send(faulty));
        var head = await store.Head();

        var again = await Send(store);
        Assert.Equal((Answer.Accepted, head + 1), (again, await store.Head()));
        Assert.Equal((again, head + 1), (await Send(store), await store.Head()));
    }

    [Fact, Trait("Rule", "CONV-10")]
    public async Task An_answer_that_is_not_final_leaves_the_key_open()
    {
        await using var store = Open();
        Assert.Equal(Answer.Refused, await Send(store, limit: 0, isFinal: false));
        Assert.Equal(Answer.Accepted, await Send(store));
        Assert.Equal(Answer.Accepted, await Send(store, limit: 0));
    }

    [Fact, Trait("Rule", "CONV-10")]
    public async Task A_refusal_is_kept()
    {
        await using var store = Open();
        Assert.Equal(Answer.Refused, await Send(store, limit: 0));
        Assert.Equal(Answer.Refused, await Send(store));
    }

    [Fact, Trait("Rule", "CONV-10")]
    public async Task A_request_claims_its_key_with_its_effect()
    {
        await using var store = Open();
        await Send(store);
        Assert.Equal(2, store.Commits);
        Assert.Equal(
            [("tally-t", "notifications.message-preference-set.v1"), (Stream, "requests.request-started.v1"), (Stream, "requests.step-done.v1"), (Stream, "requests.request-answered.v1")],
            (await store.ReadAll(0, 10)).Events.Select(stored => (stored.Stream, stored.Type)));
    }

    [Fact, Trait("Rule", "CONV-10")]
    public async Task Who_finds_the_same_request_begun_elsewhere_answers_as_that_one()
    {
        await using var store = Open();
        var faulty = new FaultyStore(store);
        var elsewhere = "";
        faulty.Fault = _ =>
        {
            if (elsewhere.Length == 0) elsewhere = Make(store, "input", "elsewhere").GetAwaiter().GetResult();
            return null;
        };

        var here = await Make(faulty, "input", "here");
        Assert.Equal(elsewhere, here);
        Assert.Equal(32, elsewhere.Length);
        Assert.Single((await store.ReadAll(0, 10)).Events, stored => stored.Stream == "tally-t");
    }

    [Fact, Trait("Rule", "CONV-10")]
    public async Task Who_finds_the_key_begun_elsewhere_with_another_input_is_refused()
    {
        await using var store = Open();
        var faulty = new FaultyStore(store);
        var elsewhere = "";
        faulty.Fault = _ =>
        {
            if (elsewhere.Length == 0) elsewhere = Make(store, "other input", "elsewhere").GetAwaiter().GetResult();
            return null;
        };

        Assert.Equal("IDEMPOTENCY_KEY_REUSED", await Make(faulty, "input", "here"));
        Assert.Single((await store.ReadAll(0, 10)).Events, stored => stored.Stream == "tally-t");
    }

    [Fact, Trait("Rule", "CONV-10")]
    public async Task Of_two_processes_at_once_both_answer_the_same()
    {
        await using var store = Open();
        for (var round = 0; round < 20; round++)
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(process => Task.Run(() => Make(store, "input", $"process {process}", $"key {round}"))));
            Assert.Single(answers.Distinct());
        }

        Assert.Equal(20, (await store.ReadAll(0, 1_000)).Events.Count(stored => stored.Stream == "tally-t"));
    }

    private static string Stream => RequestDecider.Definition.StreamOf(Key.StreamKey);

    private static bool Answers(IReadOnlyList<StreamAppend> streams) =>
        streams.SelectMany(append => append.Events).Any(appended => appended.Type.StartsWith("requests.request-answered", StringComparison.Ordinal));

    private Task<Answer> Send(IEventStore store, int limit = 1, bool isFinal = true)
    {
        var runner = new CommandRunner(store, EventTypeRegistry.Domain, Clock);
        return new IdempotentRequests(runner, Clock).Run(
            Key, "input"u8.ToArray(), new CommandContext("anna", "test"),
            async with => (await runner.Run(Count.Tally, new Count("t", limit), with)).IsAccepted ? Answer.Accepted : Answer.Refused,
            _ => throw new InvalidOperationException("The key is in order."), _ => isFinal);
    }

    // A process of its own: its answer is the id that it made.
    private Task<string> Make(IEventStore store, string input, string actor, string key = "key")
    {
        var runner = new CommandRunner(store, EventTypeRegistry.Domain, Clock);
        return new IdempotentRequests(runner, Clock).Run(
            Key with { Key = key }, System.Text.Encoding.UTF8.GetBytes(input), new CommandContext(actor, "test"),
            async with =>
            {
                var id = with.NewId(Clock);
                await runner.Run(Count.Tally, new Count("t"), with);
                return id;
            },
            rejections => rejections[0].Code, _ => true);
    }

    private enum Answer { Accepted, Refused }
}
