namespace PartnerGraph.Api.GraphQL.Tests.Quotas;

/// <summary>From an expenditure that operations record to the message on the administrator's socket.</summary>
public sealed class QuotaAlertTests(ApiServer server) : IClassFixture<ApiServer>
{
    [Fact, Trait("Rule", "QUOTA-7"), Trait("Rule", "QUOTA-8"), Trait("Rule", "QUOTA-9"), Trait("Rule", "QUOTA-17")]
    public async Task Each_level_is_told_once_in_order_and_again_after_falling_below()
    {
        var world = await AlertWorld.Start(server, 1_000m);
        using var alerts = await world.Listen($$"""{ quotaAlertRaised(after: "{{await Subscriber.Now(server)}}") { level ratio used limit } }""");
        await world.Spend("799.99999999");
        await world.Spend("0.00000001");
        await AssertNext(alerts, "WARNING", "0.8", "800.00000000");
        await world.Spend("0.00000001");
        await world.Spend("199.99999999");
        await AssertNext(alerts, "USED_UP", "1", "1000.00000000");
        await world.Spend("0.00000001");
        await AssertNext(alerts, "EXCEEDED", "1", "1000.00000001");
        await world.Spend("499.99999999");
        await world.Repay("500");
        await AssertNext(alerts, "NORMALIZED", "1", "1000.00000000");
        await world.Repay("200.00000001");
        await world.Spend("0.00000001");
        await AssertNext(alerts, "WARNING", "0.8", "800.00000000");
    }

    [Fact, Trait("Rule", "QUOTA-4"), Trait("Rule", "QUOTA-5"), Trait("Rule", "QUOTA-6"), Trait("Rule", "QUOTA-17")]
    public async Task Exceeding_stops_orders_but_nothing_that_runs_until_it_is_paid()
    {
        var world = await AlertWorld.Start(server, 1_000m);
        await world.Spend("1000");
        Assert.Equal("[]", (await world.Order()).ToJsonString());
        await world.Spend("0.00000001");
        Assert.Equal("""[{"code":"PARTNER_RESTRICTED","ruleId":"QUOTA-5"}]""", (await world.Order()).ToJsonString());
        Assert.Equal(
            """{"resources":{"nodes":[{"availability":"AVAILABLE"}]}}""",
            await server.Query("{ resources { nodes { availability } } }", server.Customer(world.Customer)));
        await world.Repay("0.00000001");
        Assert.Equal("[]", (await world.Order()).ToJsonString());
    }

    [Fact, Trait("Rule", "QUOTA-8"), Trait("Rule", "QUOTA-9")]
    public async Task What_was_missed_behind_a_cursor_comes_once_and_in_order_and_then_what_happens()
    {
        var world = await AlertWorld.Start(server, 1_000m);
        string cursor;
        using (var first = await world.Listen($$"""{ quotaAlertRaised(after: "{{await Subscriber.Now(server)}}") { level cursor } }"""))
        {
            await world.Spend("800");
            cursor = (await first.Next())["cursor"]!.GetValue<string>();
        }

        await world.Spend("200");
        await world.Spend("1");
        using var again = await world.Listen($$"""{ quotaAlertRaised(after: "{{cursor}}") { level } }""");
        Assert.Equal(["USED_UP", "EXCEEDED"], await again.Next(2, "level"));
        await world.Repay("1");
        Assert.Equal(["NORMALIZED"], await again.Next(1, "level"));

        var listed = (await server.Data("{ alerts(first: 3) { nodes { ... on QuotaUsageAlert { level } id cursor } } }", world.Administrator))["alerts"]!["nodes"]![2]!;
        Assert.Equal("USED_UP", listed["level"]!.GetValue<string>());
        // The alert of the list is the alert that was told, and is found by its id.
        Assert.Equal("QuotaUsageAlert", (await server.Data("query($id: ID!) { node(id: $id) { ... on Alert { __typename cursor } } }", world.Administrator, new { id = listed["id"]!.GetValue<string>() }))["node"]!["__typename"]!.GetValue<string>());
        using var told = await world.Listen($$"""{ quotaAlertRaised(after: "{{cursor}}") { id cursor } }""");
        Assert.Equal($$"""{"id":"{{listed["id"]}}","cursor":"{{listed["cursor"]}}"}""", (await told.Next()).ToJsonString());
        using var behind = await world.Listen($$"""{ quotaAlertRaised(after: "{{listed["cursor"]}}") { level } }""");
        Assert.Equal(["EXCEEDED", "NORMALIZED"], await behind.Next(2, "level"));
    }

    [Fact, Trait("Rule", "QUOTA-7")]
    public async Task One_level_can_be_asked_for()
    {
        var world = await AlertWorld.Start(server, 1_000m);
        using var alerts = await world.Listen($$"""{ quotaAlertRaised(level: EXCEEDED, after: "{{await Subscriber.Now(server)}}") { level message } }""");
        await world.Spend("1001");
        Assert.Equal(
            """{"level":"EXCEEDED","message":"The quota is exceeded and customers cannot buy; repay now."}""", (await alerts.Next()).ToJsonString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("ZS0x")]
    [InlineData("ZTk5OTk5OTk5OTk5")]
    public async Task A_text_that_is_no_cursor_is_refused(string after)
    {
        foreach (var field in new[] { "quotaAlertRaised", "budgetAlertRaised", "paymentReminderSent" })
        {
            using var refused = await Subscriber.Start(server, server.Administrator("p"), $$"""{ {{field}}(after: "{{after}}") { cursor } }""");
            Assert.Equal("BAD_USER_INPUT", await refused.Refusal());
        }
    }

    [Fact, Trait("Rule", "QUOTA-11"), Trait("Rule", "QUOTA-18")]
    public async Task Reminders_reach_the_partner_that_has_to_pay()
    {
        var world = await AlertWorld.Start(server, 1_000m);
        using var reminders = await world.Listen($$"""{ paymentReminderSent(channel: EMAIL, after: "{{await Subscriber.Now(server)}}") { level channel used total } }""");
        await world.Spend("1000");
        Assert.Equal(
            """{"level":"USED_UP","channel":"EMAIL","used":"1000.00000000","total":"1000.00000000"}""", (await reminders.Next()).ToJsonString());
    }

    private static async Task AssertNext(Subscriber alerts, string level, string ratio, string used) => Assert.Equal(
        $$"""{"level":"{{level}}","ratio":"{{ratio}}","used":"{{used}}","limit":"1000.00000000"}""", (await alerts.Next()).ToJsonString());
}
