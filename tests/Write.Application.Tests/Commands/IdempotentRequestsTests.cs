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

    private enum Answer { Accepted, Refused }
}
