using System.Text.Json.Nodes;
using PartnerGraph.Api.GraphQL.Schema;

namespace PartnerGraph.Api.GraphQL.Tests.Quotas;

/// <summary>Alerts of a time, in both orders.</summary>
public sealed class AlertListTests(ApiServer server) : IClassFixture<ApiServer>
{
    [Fact, Trait("Rule", "QUOTA-8"), Trait("Rule", "BUDGET-4")]
    public async Task Alerts_are_listed_by_time()
    {
        var world = await AlertWorld.Start(server, 100m);
        await world.SetBudget(50m, "1");
        await world.Spend("85", "85");
        var first = server.Clock.GetUtcNow();
        server.Clock.Advance(TimeSpan.FromHours(1));
        await world.Spend("20", "20");

        Assert.Equal("WARNING BUDGET|USED_UP EXCEEDED", Grouped(await Alerts("(orderBy: EARLIEST_FIRST)"), 2));
        Assert.Equal("USED_UP EXCEEDED|WARNING BUDGET", Grouped(await Alerts(""), 2));
        Assert.Equal("WARNING BUDGET|", Grouped(await Alerts($"(until: \"{first:O}\")"), 2));
        Assert.Equal("WARNING BUDGET|", Grouped(await Alerts($"(from: \"{first:O}\", until: \"{first:O}\")"), 2));
        Assert.Equal("USED_UP EXCEEDED|", Grouped(await Alerts($"(from: \"{first.AddMilliseconds(1):O}\")"), 2));

        var below = await server.Data(
            """
            query($id: ID!, $first: DateTime, $later: DateTime) { customer(id: $id) {
              then: alerts(kind: BUDGET, until: $first) { totalCount nodes { kind } } since: alerts(from: $later) { totalCount } quota: alerts(kind: QUOTA) { totalCount } } }
            """,
            world.Administrator, new { id = GlobalId.Of("Customer", world.Customer), first, later = first.AddMilliseconds(1) });
        Assert.Equal("""{"customer":{"then":{"totalCount":1,"nodes":[{"kind":"BUDGET"}]},"since":{"totalCount":0},"quota":{"totalCount":0}}}""", below.ToJsonString());

        async Task<JsonArray> Alerts(string arguments) => (await server.Data(
            $$"""{ alerts{{arguments}} { nodes { kind ... on QuotaUsageAlert { level } } } }""", world.Administrator))["alerts"]!["nodes"]!.AsArray();
    }

    /// <summary>The levels, so many at a time, as of one instant nobody says which came first.</summary>
    private static string Grouped(JsonArray alerts, int size)
    {
        var levels = alerts.Select(alert => (alert!["level"] ?? alert["kind"])!.GetValue<string>()).ToList();
        return $"{Sorted(levels.Take(size))}|{Sorted(levels.Skip(size))}";
    }

    private static string Sorted(IEnumerable<string> levels) => string.Join(' ', levels.OrderDescending(StringComparer.Ordinal));
}
