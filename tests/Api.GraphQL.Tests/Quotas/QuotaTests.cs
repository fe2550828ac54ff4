using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Partners;

namespace PartnerGraph.Api.GraphQL.Tests.Quotas;

public sealed class QuotaTests(ApiServer server) : IClassFixture<ApiServer>
{
    private const string Quota = "{ consumptionQuota { total used remaining ratio level } }";

    private const string Repay = """
        mutation($input: RepayInput!) { repay(input: $input) { amountDue { total } consumptionQuota { remaining level } errors { code ruleId path } } }
        """;

    [Fact, Trait("Rule", "QUOTA-1"), Trait("Rule", "QUOTA-12")]
    public async Task Operations_grant_the_quota_of_the_tier()
    {
        await server.Register("tier", PartnerTier.Advanced);
        Assert.Equal(
            """{"grantQuota":{"consumptionQuota":{"total":"20000.00000000","used":"0.00000000","remaining":"20000.00000000","level":"NORMAL"},"errors":[]}}""",
            (await server.Grant("tier", null)).ToJsonString());
        Assert.Equal("FORBIDDEN", await server.ErrorCode(
            "mutation($input: GrantQuotaInput!) { grantQuota(input: $input) { errors { code } } }", Administrator("tier"),
            new { input = new { partnerId = QuotaWorld.Partner("tier") } }));
    }

    [Fact, Trait("Rule", "QUOTA-2"), Trait("Rule", "QUOTA-13")]
    public async Task More_quota_is_asked_for_and_granted_with_a_reason_that_the_history_keeps()
    {
        await server.Register("more");
        await server.Grant("more", 1_000m);
        Assert.Equal(
            """{"requestQuotaIncrease":{"consumptionQuota":{"requestedIncrease":"500.00000000","remaining":"1000.00000000"},"errors":[]}}""",
            (await server.Data("""
                mutation { requestQuotaIncrease(input: { amount: "500", reason: "Growth." }) { consumptionQuota { requestedIncrease remaining } errors { code } } }
                """, Administrator("more"))).ToJsonString());
        await server.Data(
            "mutation($input: ChangeQuotaInput!) { changeQuota(input: $input) { errors { code } } }", server.Staff("ecosystem_manager"),
            new { input = new { partnerId = QuotaWorld.Partner("more"), total = "1500", reason = "Two new customers." } });
        await server.Settle();
        Assert.Equal(
            """{"consumptionQuota":{"remaining":"1500.00000000","requestedIncrease":null,"history":{"nodes":[{"step":"CHANGED","amount":"1500.00000000","reason":"Two new customers.","operator":"staff-ecosystem_manager"},{"step":"INCREASE_REQUESTED","amount":"500.00000000","reason":"Growth.","operator":"PartnerAdministrator:member@more"},{"step":"GRANTED","amount":"1000.00000000","reason":null,"operator":"staff-operations_manager"}]}}}""",
            await server.Query("{ consumptionQuota { remaining requestedIncrease history { nodes { step amount reason operator } } } }", Administrator("more")));
    }

    [Fact, Trait("Rule", "QUOTA-13")]
    public async Task Requests_for_more_are_listed_and_declined_with_a_reason()
    {
        const string list = "{ quotaIncreaseRequests { totalCount nodes { requestId partnerId amount reason } } }";
        const string ask = """mutation { requestQuotaIncrease(input: { amount: "500", reason: "Growth." }) { errors { code } } }""";
        const string decline = """
            mutation($input: DeclineQuotaIncreaseInput!) { declineQuotaIncrease(input: $input) { consumptionQuota { total requestedIncrease } errors { code ruleId path } } }
            """;
        await server.Register("asks");
        await server.Grant("asks", 1_000m);
        await server.Data(ask, Administrator("asks"));
        await server.Settle();
        var open = (await server.Data(list, server.Staff("ecosystem_manager")))["quotaIncreaseRequests"]!["nodes"]!.AsArray()
            .Single(node => node!["partnerId"]!.GetValue<string>() == QuotaWorld.Partner("asks"))!;
        Assert.Equal(("500.00000000", "Growth."), (open["amount"]!.GetValue<string>(), open["reason"]!.GetValue<string>()));
        var input = new { partnerId = QuotaWorld.Partner("asks"), requestId = open["requestId"]!.GetValue<string>(), reason = "Pay what is due first." };
        var declined = await server.Data(decline, server.Staff("operations_manager"), new { input });
        Assert.Equal("""{"declineQuotaIncrease":{"consumptionQuota":{"total":"1000.00000000","requestedIncrease":null},"errors":[]}}""", declined.ToJsonString());
        await server.Settle();
        Assert.DoesNotContain(input.requestId, await server.Query(list, server.Staff("finance")), StringComparison.Ordinal);
        Assert.Equal(
            """{"consumptionQuota":{"history":{"nodes":[{"step":"INCREASE_DECLINED","amount":"500.00000000","reason":"Pay what is due first."}]}}}""",
            await server.Query("{ consumptionQuota { history(first: 1) { nodes { step amount reason } } } }", Administrator("asks")));
        Assert.Empty((await server.Data(decline, server.Staff("operations_manager"), new { input }))["declineQuotaIncrease"]!["errors"]!.AsArray());
        Assert.Equal(
            """[{"code":"REQUEST_NOT_OPEN","ruleId":"QUOTA-13","path":["requestId"]}]""",
            (await server.Data(decline, server.Staff("operations_manager"), new { input = new { input.partnerId, requestId = "another", input.reason } }))
                ["declineQuotaIncrease"]!["errors"]!.ToJsonString());
        Assert.Equal("FORBIDDEN", await server.ErrorCode(list, Administrator("asks")));
    }

    [Fact, Trait("Rule", "QUOTA-3"), Trait("Rule", "QUOTA-16"), Trait("Rule", "BUDGET-10")]
    public async Task Used_is_what_is_owed_whether_billed_or_not()
    {
        await Start("owes", 1_000m);
        await server.Spend("owes-c", 300m, 250.5m);
        Assert.Equal(
            """{"consumptionQuota":{"total":"1000.00000000","used":"250.50000000","remaining":"749.50000000","ratio":"0.2505","level":"NORMAL"}}""",
            await server.Query(Quota, Administrator("owes")));
        Assert.Equal("""{"amountDue":{"total":"0.00000000"}}""", await server.Query("{ amountDue { total } }", Administrator("owes")));
    }

    [Fact, Trait("Rule", "QUOTA-4"), Trait("Rule", "QUOTA-5"), Trait("Rule", "QUOTA-6"), Trait("Rule", "QUOTA-7"), Trait("Rule", "QUOTA-8"), Trait("Rule", "QUOTA-9"), Trait("Rule", "QUOTA-17")]
    public async Task Exceeding_warns_and_restricts_and_paying_frees_again()
    {
        await Start("over", 1_000m);
        await server.Spend("over-c", 800m, 800m);
        await server.Spend("over-c", 200m, 200m);
        Assert.False(await IsRestricted("over"));
        await server.Spend("over-c", 0.01m, 0.01m);
        Assert.True(await IsRestricted("over"));
        Assert.False((await Runner.Load(CustomerStatusDecider.Definition, "over-c")).State.ResourcesFrozen);

        var paid = await server.Data(Repay, Administrator("over"), Payment("0.01", "ONLINE"));
        Assert.Equal(
            """{"repay":{"amountDue":{"total":"0.00000000"},"consumptionQuota":{"remaining":"0.00000000","level":"USED_UP"},"errors":[]}}""", paid.ToJsonString());
        await server.Settle();
        Assert.False(await IsRestricted("over"));
        Assert.Equal(
            """{"alerts":{"totalCount":4,"nodes":[{"kind":"QUOTA","level":"NORMALIZED","used":"1000.00000000"},{"kind":"QUOTA","level":"EXCEEDED","used":"1000.01000000"},{"kind":"QUOTA","level":"USED_UP","used":"1000.00000000"},{"kind":"QUOTA","level":"WARNING","used":"800.00000000"}]}}""",
            await server.Query("{ alerts { totalCount nodes { kind ... on QuotaUsageAlert { level } used } } }", Administrator("over")));
    }

    [Fact, Trait("Rule", "QUOTA-14")]
    public async Task Repaying_before_the_bill_frees_quota()
    {
        await Start("early", 1_000m);
        await server.Spend("early-c", 900m, 900m);
        var paid = await server.Data(Repay, Administrator("early"), Payment("400", "BANK_TRANSFER"));
        Assert.Equal("500.00000000", paid["repay"]!["consumptionQuota"]!["remaining"]!.GetValue<string>());
    }

    [Theory, Trait("Rule", "QUOTA-15"), Trait("Rule", "BILL-25")]
    [InlineData("100", "QUOTA", """[{"code":"PAYMENT_SOURCE_INVALID","ruleId":"QUOTA-15","path":["source"]}]""")]
    [InlineData("0", "ONLINE", """[{"code":"AMOUNT_INVALID","ruleId":"BILL-25","path":["amount"]}]""")]
    public async Task The_quota_pays_nothing_and_nothing_is_no_payment(string amount, string source, string errors)
    {
        var answer = await server.Data(Repay, Administrator("payer"), Payment(amount, source));
        Assert.Equal(errors, answer["repay"]!["errors"]!.ToJsonString());
    }

    [Fact, Trait("Rule", "QUOTA-10"), Trait("Rule", "NOTIFY-6"), Trait("Rule", "NOTIFY-7")]
    public async Task The_quota_notification_stays_on()
    {
        Assert.Equal(
            """{"setMessagePreference":{"messageSettings":null,"errors":[{"code":"NOTIFICATION_MANDATORY","ruleId":"QUOTA-10"}]}}"""
                .Replace("\"messageSettings\":null,", "", StringComparison.Ordinal),
            (await server.Data("mutation { setMessagePreference(input: { type: QUOTA, on: false }) { errors { code ruleId } } }", Administrator("msg"))).ToJsonString());
        Assert.Equal(
            """{"addMessageRecipient":{"messageSettings":{"recipients":[{"recipientId":"f","type":"ACCOUNT_FEE","email":"f@example.com"}],"off":[]},"errors":[]}}""",
            (await server.Data("""
                mutation { addMessageRecipient(input: { recipientId: "f", type: ACCOUNT_FEE, email: "f@example.com", mobile: "+491701234567" }) {
                  messageSettings { recipients { recipientId type email } off } errors { code } } }
                """, Administrator("msg"))).ToJsonString());
    }

    [Theory, Trait("Rule", "CONV-7"), Trait("Rule", "QUOTA-12")]
    [InlineData("consumptionQuota")]
    [InlineData("amountDue")]
    [InlineData("messageSettings")]
    public async Task Another_partners_figures_are_answered_as_absent(string field)
    {
        await Start($"mine-{field}", 1_000m);
        var document = $"query {{ {field}(partnerId: \"{QuotaWorld.Partner($"mine-{field}")}\") {{ __typename }} }}";
        Assert.Equal($$"""{"{{field}}":null}""", await server.Query(document, Administrator("stranger")));
        Assert.Equal("FORBIDDEN", await server.ErrorCode(document, server.Member($"mine-{field}", Role.AccountManager, "m")));
        Assert.Equal("FORBIDDEN", await server.ErrorCode(document, server.Customer("c")));
        Assert.Equal("UNAUTHENTICATED", await server.ErrorCode(document));
    }

    [Fact, Trait("Rule", "CONV-7")]
    public async Task Alerts_of_others_are_not_seen()
    {
        await Start("loud", 1m);
        await server.Spend("loud-c", 2m, 2m);
        const string alerts = "{ alerts { totalCount nodes { ... on QuotaUsageAlert { level } } } }";
        Assert.Equal("""{"alerts":{"totalCount":0,"nodes":[]}}""", await server.Query(alerts, Administrator("stranger")));
        Assert.Equal("""{"alerts":{"totalCount":0,"nodes":[]}}""", await server.Query(alerts, server.Member("loud", Role.AccountManager, "m")));
        Assert.Equal("FORBIDDEN", await server.ErrorCode(alerts, server.Customer("loud-c")));
        Assert.Equal("UNAUTHENTICATED", await server.ErrorCode(alerts));
    }

    private CommandRunner Runner => server.Services.GetRequiredService<CommandRunner>();

    private static object Payment(string amount, string source) => new { input = new { amount, source, referenceId = Guid.NewGuid().ToString("N") } };

    private string Administrator(string partner) => server.Member(partner, Role.PartnerAdministrator);

    private async Task<bool> IsRestricted(string partner) =>
        (await Runner.Load(PartnerStatusDecider.Definition, partner)).State.Restrictions.Contains(RestrictionCause.Quota);

    private async Task Start(string partner, decimal quota)
    {
        await server.Register(partner);
        await server.Associate($"{partner}-c", partner);
        await server.Grant(partner, quota);
    }
}
