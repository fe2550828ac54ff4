using PartnerGraph.Api.GraphQL.Schema;

namespace PartnerGraph.Api.GraphQL.Tests.Kept;

public sealed class KeptAnswerTests(KeptServer server) : IClassFixture<KeptServer>
{
    private const string Customers = "query($first: Int) { customers(first: $first) { totalCount nodes { name budget { amount } } } }";

    private string Alice => server.TokenOf("alice")!;

    [Fact]
    public async Task The_third_of_the_same_questions_is_answered_by_what_the_second_was()
    {
        const string Question = "{ customers(first: 7) { nodes { id name country } } }";
        Assert.Equal(1, await server.RepeatedOfThree(Question, Alice));
        Assert.Equal(3, await server.RepeatedOfThree(Question, Alice));
    }

    [Fact]
    public async Task Another_value_another_operation_and_another_caller_are_other_questions()
    {
        const string Two = "query A { customers(first: 1) { nodes { name } } } query B { customers(first: 2) { nodes { name } } }";
        await server.RepeatedOfThree(Customers, Alice, new { first = 3 });
        var before = server.Repeated;
        Assert.Contains("\"totalCount\":3", await server.Ask(Customers, Alice, new { first = 2 }), StringComparison.Ordinal);
        Assert.Contains("INVALID_VARIABLES", await server.Ask(Customers, Alice, new { first = "3" }), StringComparison.Ordinal);
        Assert.Contains("INVALID_VARIABLES", await server.Ask(Customers, Alice, new { first = 3.5 }), StringComparison.Ordinal);
        Assert.Contains("\"totalCount\":2", await server.Ask(Customers, server.TokenOf("max"), new { first = 3 }), StringComparison.Ordinal);
        Assert.Contains("UNAUTHENTICATED", await server.Ask(Customers, null, new { first = 3 }), StringComparison.Ordinal);
        Assert.Contains("UNKNOWN_OPERATION", await server.Ask(Two, Alice), StringComparison.Ordinal);
        Assert.Equal(before, server.Repeated);
    }

    [Fact]
    public async Task What_was_written_is_read()
    {
        await server.RepeatedOfThree(Customers, Alice, new { first = 20 });
        foreach (var amount in new[] { 111, 112, 113 })
            Assert.Contains($"\"{amount}.00000000\"", await server.Ask(Customers, Alice, new { first = 20 }, position: await server.SetBudget("demo-lumen", amount)), StringComparison.Ordinal);

        await server.CaughtUp();
    }

    [Theory]
    // The time.
    [InlineData("alice", "{ clock { now } }")]
    [InlineData("alice", "{ spendingOverview { month monthSpending } }")]
    // Secrets.
    [InlineData("alice", "{ invitations { nodes { token } } }")]
    [InlineData("alice", "{ exports { nodes { url } } }")]
    // Reading is written down.
    [InlineData("fiona", "{ partnerBills(partnerId: \"UGFydG5lcjpkZW1vLWF1cm9yYQ\") { nodes { id usage } } }")]
    [InlineData("olga", "{ customers { totalCount } }")]
    // Errors.
    [InlineData("alice", "{ customers { totalCount } customer(id: \"x\") { name } }")]
    public async Task What_changes_by_itself_is_secret_watched_or_wrong_is_run_each_time(string caller, string question)
    {
        var before = server.Repeated;
        for (var i = 0; i < 4; i++) await server.Ask(question, server.TokenOf(caller));
        Assert.Equal(before, server.Repeated);
    }

    [Fact]
    public async Task Visitors_of_Partner_Finder_share_what_is_kept()
    {
        const string Search = """{ partnerFinder(query: "cloud") { totalCount nodes { name } facets { name values { value count } } } }""";
        Assert.Equal(1, await server.RepeatedOfThree(Search, null));
        Assert.Equal(3, await server.RepeatedOfThree(Search, null));
    }

    [Fact]
    public async Task Twenty_who_ask_at_once_while_it_is_written_see_nothing_older_than_what_they_were_told()
    {
        var question = $"{{ customer(id: \"{GlobalId.Of("Customer", "demo-harbor")}\") {{ budget {{ amount }} }} }}";
        for (var amount = 201; amount < 206; amount++)
        {
            var asking = Enumerable.Range(0, 20).Select(_ => server.Ask(question, Alice)).ToList();
            var position = await server.SetBudget("demo-harbor", amount);
            // One waits for the position; whoever asks after it is told no less.
            await server.Ask("{ __typename }", Alice, position: position);
            var after = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => server.Ask(question, Alice)));
            Assert.All(after, answer => Assert.Contains($"\"{amount}.00000000\"", answer, StringComparison.Ordinal));
            await Task.WhenAll(asking);
        }

        await server.CaughtUp();
    }
}
