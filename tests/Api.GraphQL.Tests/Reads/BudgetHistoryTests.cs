using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;

namespace PartnerGraph.Api.GraphQL.Tests.Reads;

public sealed class BudgetHistoryTests(ManyRows server) : IClassFixture<ManyRows>
{
    // The first one was adjusted many times.
    private static readonly string OfTheFirst = $$$"""{"history":{"totalCount":{{{ManyRows.Rows + 1}}},"nodes":[{"step":"ADJUSTED"},{"step":"ADJUSTED"}]}}""";

    [Fact, Trait("Rule", "BUDGET-5")]
    public async Task The_histories_of_many_budgets_are_read_and_counted_at_once()
    {
        using var commands = new SqlCommands(server.DataDirectory);
        // What is looked up once of a caller is looked up before.
        await Commands(1, "amount");
        var two = await Added(2);
        Assert.Equal((2, two), (two, await Added(ManyRows.Rows)));

        async Task<int> Added(int rows) => await Commands(rows, "history(first: 2) { totalCount nodes { step } }") - await Commands(rows, "amount");

        async Task<int> Commands(int rows, string selection)
        {
            var nodes = Enumerable.Range(0, rows).Select(i => $"b{i}: node(id: \"{GlobalId.Of("CustomerBudget", $"c{i}")}\") {{ ... on CustomerBudget {{ {selection} }} }}");
            commands.Taken();
            var data = await server.Data($"{{ {string.Join(' ', nodes)} }}", server.Member("p", Role.PartnerAdministrator, "administrator"));
            var taken = commands.Taken();
            Assert.All(data.AsObject(), node => Assert.NotNull(node.Value));
            if (selection != "amount")
                Assert.All(data.AsObject(), node => Assert.Equal(node.Key == "b0" ? OfTheFirst : """{"history":{"totalCount":1,"nodes":[{"step":"SET"}]}}""", node.Value!.ToJsonString()));
            return taken;
        }
    }
}
