namespace PartnerGraph.Api.GraphQL.Tests.Quotas;

/// <summary>Alerts of budgets on the administrator's socket.</summary>
public sealed class BudgetAlertTests(ApiServer server) : IClassFixture<ApiServer>
{
    [Fact, Trait("Rule", "BUDGET-4"), Trait("Rule", "BUDGET-3")]
    public async Task A_share_warns_once_when_it_is_exceeded_and_again_after_falling_back_to_it()
    {
        var world = await AlertWorld.Start(server);
        await world.SetBudget(1_000m, "0.80", "1.00");
        using var alerts = await world.Listen($$"""{ budgetAlertRaised(after: "{{await Subscriber.Now(server)}}") { threshold ratio used limit month cursor } }""");
        await world.Spend("1", "800");
        await world.Spend("0", "0.00000001");
        var first = await AssertNext(alerts, "0.8", "0.8", "800.00000001");
        await world.Spend("1", "199.99999999");
        await world.Spend("0", "0.00000001");
        await AssertNext(alerts, "1", "1", "1000.00000001");
        await world.Spend("1", "500");

        using var again = await world.Listen($$"""{ budgetAlertRaised(after: "{{first}}") { threshold ratio used limit month cursor } }""");
        await AssertNext(again, "1", "1", "1000.00000001");
        await world.SetBudget(2_000m, "0.80", "1.00");
        await QuotaWorld.Settle(server);
        await world.Spend("1", "100.00000001");
        foreach (var open in new[] { alerts, again })
            Assert.Equal("0.8 1600.00000002", (await open.Next()) is var next ? $"{next["threshold"]} {next["used"]}" : "");
        Assert.Equal(
            """{"alerts":{"nodes":[{"threshold":"0.8"},{"threshold":"1"},{"threshold":"0.8"}]}}""",
            await server.Query("{ alerts(kind: BUDGET) { nodes { ... on BudgetAlert { threshold } } } }", world.Administrator));
    }

    [Fact, Trait("Rule", "BUDGET-9")]
    public async Task Under_a_budget_of_0_a_customer_goes_on_ordering()
    {
        var world = await AlertWorld.Start(server);
        await world.SetBudget(0m, "1.00");
        await world.Spend("5", "5");
        Assert.Equal("[]", (await world.Order()).ToJsonString());
    }

    private static async Task<string> AssertNext(Subscriber alerts, string threshold, string ratio, string spent)
    {
        var alert = (await alerts.Next()).AsObject();
        var cursor = alert["cursor"]!.GetValue<string>();
        alert.Remove("cursor");
        Assert.Equal(
            $$"""{"threshold":"{{threshold}}","ratio":"{{ratio}}","used":"{{spent}}","limit":"1000.00000000","month":"2024-11"}""", alert.ToJsonString());
        return cursor;
    }
}
