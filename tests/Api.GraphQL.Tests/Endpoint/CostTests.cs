using PartnerGraph.Api.GraphQL.Security;

namespace PartnerGraph.Api.GraphQL.Tests.Endpoint;

/// <summary>What operations cost, by a calculation of the test; that it follows the work is what the benchmark shows.</summary>
public sealed class CostTests(ApiServer server) : IClassFixture<ApiServer>
{
    private const int Operation = 30, Root = 150, Count = 150;

    [Theory]
    [InlineData("{ me { role } }", Operation + 30 + 1)]
    [InlineData("{ customers(first: 100) { totalCount nodes { id name } pageInfo { endCursor } } }", Operation + Root + Count + 1 + (100 * 2) + 2)]
    [InlineData("{ customers(first: 10) { edges { cursor node { id } } ...F } } fragment F on CustomerConnection { nodes { id } totalCount }", Operation + Root + 1 + (10 * 3) + 1 + 10 + Count)]
    [InlineData("{ customers { nodes { id } } }", Operation + Root + 1 + 20)]
    public async Task A_connection_counts_its_rows_once_a_row_and_the_rest_once(string query, long cost) =>
        Assert.Equal(cost, await Cost(query));

    [Fact]
    public async Task Each_dimension_of_a_grouping_costs_the_same_again()
    {
        var one = await Cost("{ expenditureDistribution { slices(first: 1, groupBy: [DAY]) { nodes { day } } } }");
        var three = await Cost("{ expenditureDistribution { slices(first: 1, groupBy: [DAY REGION CUSTOMER]) { nodes { day } } } }");
        Assert.Equal(2_000, three - one);
    }

    private async Task<long> Cost(string query) =>
        (await server.Send(query, server.Member("p", Role.PartnerAdministrator))).Answer["extensions"]!["cost"]!["requested"]!.GetValue<long>();
}
