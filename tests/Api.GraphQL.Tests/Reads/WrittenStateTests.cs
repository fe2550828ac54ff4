using System.Text.Json.Nodes;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Api.GraphQL.Tests.Quotas;

namespace PartnerGraph.Api.GraphQL.Tests.Reads;

/// <summary>What a mutation wrote can be read, by whoever wrote it or may see it, and by nobody else.</summary>
public sealed class WrittenStateTests(ApiServer server) : IClassFixture<ApiServer>
{
    private string Operations => server.Staff("operations_manager");

    [Fact, Trait("Rule", "BILL-2"), Trait("Rule", "BILL-25")]
    public async Task A_partner_reads_its_payments_in_both_orders_and_by_time()
    {
        var partner = await server.Partner();
        var (id, token) = (GlobalId.Of("Partner", partner), server.Administrator(partner));
        var began = server.Clock.GetUtcNow();
        await server.Data(
            "mutation($input: TopUpBalanceInput!) { topUpBalance(input: $input) { errors { code } } }", server.Staff("finance"),
            new { input = new { partnerId = id, amount = "10.00000001", referenceId = "top-up" } });
        server.Clock.Advance(TimeSpan.FromHours(1));
        await server.Data(
            "mutation($input: RepayInput!) { repay(input: $input) { errors { code } } }", token, new { input = new { amount = "4", source = "ONLINE", referenceId = "online" } });
        await Arranging.Settle(server);

        const string TopUp = """{"kind":"TOP_UP","source":null,"referenceId":"top-up","amount":"10.00000001","settled":"0.00000000","credited":"10.00000001"}""";
        const string Repaid = """{"kind":"REPAYMENT","source":"ONLINE","referenceId":"online","amount":"4.00000000","settled":"0.00000000","credited":"4.00000000"}""";
        Assert.Equal($$"""{"totalCount":2,"nodes":[{{Repaid}},{{TopUp}}]}""", await Payments(token, ""));
        Assert.Equal($$"""{"totalCount":2,"nodes":[{{TopUp}},{{Repaid}}]}""", await Payments(token, "(orderBy: EARLIEST_FIRST)"));
        Assert.Equal($$"""{"totalCount":1,"nodes":[{{Repaid}}]}""", await Payments(token, "(filter: { kind: REPAYMENT })"));
        Assert.Equal($$"""{"totalCount":1,"nodes":[{{Repaid}}]}""", await Payments(token, "(filter: { source: ONLINE })"));
        Assert.Equal($$"""{"totalCount":1,"nodes":[{{TopUp}}]}""", await Payments(token, $$"""(filter: { from: "{{began:O}}", until: "{{began:O}}" })"""));
        Assert.Equal($$"""{"totalCount":1,"nodes":[{{Repaid}}]}""", await Payments(token, $$"""(filter: { from: "{{began.AddMilliseconds(1):O}}" })"""));
        Assert.Equal($$"""{"totalCount":1,"nodes":[{{Repaid}}]}""", await Payments(server.Staff("finance"), $$"""(partnerId: "{{id}}", first: 1, filter: { kind: REPAYMENT })"""));
        Assert.Equal("""{"totalCount":0,"nodes":[]}""", await Payments(server.Administrator(await server.Partner()), $$"""(partnerId: "{{id}}")"""));

        var below = await server.Data(
            "{ partner { latest: payments(first: 1) { nodes { referenceId } } earliest: payments(first: 1, orderBy: EARLIEST_FIRST) { totalCount nodes { referenceId } } } }", token);
        Assert.Equal("""{"partner":{"latest":{"nodes":[{"referenceId":"online"}]},"earliest":{"totalCount":2,"nodes":[{"referenceId":"top-up"}]}}}""", below.ToJsonString());
        var manager = server.Member(partner, Role.AccountManager, "manager");
        Assert.Null((await server.Data("{ partner { payments { totalCount } } }", manager))["partner"]!["payments"]);
    }

    [Fact]
    public async Task A_cursor_of_one_order_is_refused_under_another()
    {
        var partner = await server.Partner();
        var (id, token) = (GlobalId.Of("Partner", partner), server.Administrator(partner));
        foreach (var reference in new[] { "one", "two" })
            await server.Data(
                "mutation($input: TopUpBalanceInput!) { topUpBalance(input: $input) { errors { code } } }", server.Staff("finance"),
                new { input = new { partnerId = id, amount = "1", referenceId = reference } });
        await Arranging.Settle(server);
        var cursor = (await server.Data("{ payments(first: 1) { pageInfo { endCursor } } }", token))["payments"]!["pageInfo"]!["endCursor"]!.GetValue<string>();
        Assert.Null(await server.ErrorCode("query($after: String) { payments(after: $after) { totalCount } }", token, new { after = cursor }));
        Assert.Equal("BAD_USER_INPUT", await server.ErrorCode("query($after: String) { payments(after: $after, orderBy: EARLIEST_FIRST) { totalCount } }", token, new { after = cursor }));
    }

    [Fact, Trait("Rule", "PROG-2"), Trait("Rule", "PROG-41")]
    public async Task The_tiers_of_a_partner_can_be_read_with_who_gave_them_and_why()
    {
        var partner = await server.Partner();
        var (id, token) = (GlobalId.Of("Partner", partner), server.Staff("ecosystem_manager"));
        await server.Data("mutation($input: GrantTierInput!) { grantTier(input: $input) { errors { code } } }", token, new { input = new { partnerId = id, tier = "PREMIER", basis = "annual review" } });
        await Arranging.Settle(server);
        var history = (await server.Data("{ partner { tierHistory { totalCount nodes { tier former inAdvance basis operator } } } }", server.Administrator(partner)))["partner"]!["tierHistory"]!;
        Assert.Equal(2, history["totalCount"]!.GetValue<int>());
        Assert.Equal("""{"tier":"PREMIER","former":"STANDARD","inAdvance":false,"basis":"annual review","operator":"staff-ecosystem_manager"}""", history["nodes"]![0]!.ToJsonString());
        Assert.Equal("STANDARD null True", $"{history["nodes"]![1]!["tier"]} {history["nodes"]![1]!["former"]?.ToString() ?? "null"} {history["nodes"]![1]!["inAdvance"]!.GetValue<bool>()}");
    }

    [Fact, Trait("Rule", "ASSOC-22")]
    public async Task Whether_deciding_needs_a_code_is_read_by_whoever_decides()
    {
        var partner = await server.Partner();
        var token = server.Administrator(partner);
        const string Query = "{ partner { disassociationVerification { on changedAt operator } } }";
        Assert.Equal("""{"on":false,"changedAt":null,"operator":null}""", (await server.Data(Query, token))["partner"]!["disassociationVerification"]!.ToJsonString());
        await server.Data("mutation { switchDisassociationVerification(input: { on: true }) { on } }", token);
        await Arranging.Settle(server);
        var verification = (await server.Data(Query, token))["partner"]!["disassociationVerification"]!;
        Assert.True(verification["on"]!.GetValue<bool>());
        Assert.Equal(server.Subject(token), verification["operator"]!.GetValue<string>());
        Assert.Null((await server.Data(Query, server.Member(partner, Role.AccountManager, "manager")))["partner"]!["disassociationVerification"]);
    }

    [Fact, Trait("Rule", "ORG-9"), Trait("Rule", "ORG-10")]
    public async Task Operations_find_the_console_account_with_an_address()
    {
        var recorded = await server.Data("""mutation { recordIamAccount(input: { email: "Taken@Shop.example" }) { iamAccount { deletedAt } errors { code } } }""", Operations);
        Assert.Equal("""{"recordIamAccount":{"iamAccount":{"deletedAt":null},"errors":[]}}""", recorded.ToJsonString());
        const string Query = """query($deleted: Boolean) { iamAccounts(filter: { email: "taken@shop.example", deleted: $deleted }) { totalCount nodes { deletedAt } } }""";
        Assert.Equal("""{"iamAccounts":{"totalCount":1,"nodes":[{"deletedAt":null}]}}""", (await server.Data(Query, Operations, new { deleted = false })).ToJsonString());
        Assert.Equal("""{"iamAccounts":{"totalCount":0,"nodes":[]}}""", (await server.Data(Query, Operations, new { deleted = true })).ToJsonString());
        await server.Data("""mutation { deleteIamAccount(input: { email: "taken@shop.example" }) { iamAccount { deletedAt } } }""", Operations);
        Assert.NotNull((await server.Data(Query, Operations, new { deleted = true }))["iamAccounts"]!["nodes"]![0]!["deletedAt"]);
        Assert.Equal("""{"iamAccounts":{"totalCount":0,"nodes":[]}}""", (await server.Data("""{ iamAccounts(filter: { email: "no address" }) { totalCount nodes { deletedAt } } }""", Operations)).ToJsonString());
        Assert.Equal("FORBIDDEN", await server.ErrorCode("{ iamAccounts { totalCount } }", server.Staff("finance")));
    }

    [Fact, Trait("Rule", "ASSOC-45")]
    public async Task What_was_told_of_a_customer_is_read_by_itself_and_operations_alone()
    {
        var partner = await server.Partner();
        var customer = await server.CustomerOf(partner);
        var id = GlobalId.Of("Customer", customer);
        var master = GlobalId.Of("Customer", await server.CustomerOf(null));
        foreach (var fact in (object[])
        [
            new { contractSigned = new { id = "contract", kind = "OFFLINE_DIRECT" } }, new { contractEnded = "contract" },
            new { billUnpaid = new { id = "bill", amount = "2.5", currency = "EUR" } }, new { enterpriseJoined = new { masterId = master, account = "CLOUD_ACCOUNT", accounting = "UNIFIED" } },
            new { paymentMethod = "BANK_TRANSFER" }, new { missingFields = new[] { "name", "industry" } },
        ])
        {
            Assert.Empty((await server.Data(
                "mutation($input: RecordCustomerFactInput!) { recordCustomerFact(input: $input) { errors { code } } }", Operations, new { input = new { customerId = id, fact } }))["recordCustomerFact"]!.Codes());
        }

        await Arranging.Settle(server);
        const string Facts = "{ totalCount nodes { kind factId contract amount { amount currency } otherCustomerId enterpriseAccount enterpriseAccounting paymentMethod missingFields endedAt } }";
        var own = (await server.Data($$"""{ customerFacts(orderBy: EARLIEST_FIRST) {{Facts}} }""", server.Customer(customer)))["customerFacts"]!;
        var ended = own["nodes"]![0]!["endedAt"]!.ToJsonString();
        Assert.Equal(
            string.Join('\n',
            [
                $$"""{"kind":"SPECIAL_CONTRACT","factId":"contract","contract":"OFFLINE_DIRECT","amount":null,"otherCustomerId":null,"enterpriseAccount":null,"enterpriseAccounting":null,"paymentMethod":null,"missingFields":[],"endedAt":{{ended}}}""",
                """{"kind":"UNPAID_BILL","factId":"bill","contract":null,"amount":{"amount":"2.50000000","currency":"EUR"},"otherCustomerId":null,"enterpriseAccount":null,"enterpriseAccounting":null,"paymentMethod":null,"missingFields":[],"endedAt":null}""",
                $$"""{"kind":"ENTERPRISE_TIE","factId":null,"contract":null,"amount":null,"otherCustomerId":"{{master}}","enterpriseAccount":"CLOUD_ACCOUNT","enterpriseAccounting":"UNIFIED","paymentMethod":null,"missingFields":[],"endedAt":null}""",
                """{"kind":"PAYMENT_METHOD","factId":null,"contract":null,"amount":null,"otherCustomerId":null,"enterpriseAccount":null,"enterpriseAccounting":null,"paymentMethod":"BANK_TRANSFER","missingFields":[],"endedAt":null}""",
                """{"kind":"MISSING_INFORMATION","factId":null,"contract":null,"amount":null,"otherCustomerId":null,"enterpriseAccount":null,"enterpriseAccounting":null,"paymentMethod":null,"missingFields":["name","industry"],"endedAt":null}""",
            ]),
            string.Join('\n', own["nodes"]!.AsArray().Select(node => node!.ToJsonString())));
        Assert.Equal(own.ToJsonString(), (await server.Data($$"""{ customer(id: "{{id}}") { facts(orderBy: EARLIEST_FIRST) {{Facts}} } }""", Operations))["customer"]!["facts"]!.ToJsonString());
        const string Current = "query($id: ID!) { customerFacts(customerId: $id, filter: { kind: SPECIAL_CONTRACT, ended: false }) { totalCount } }";
        Assert.Equal(0, (await server.Data(Current, Operations, new { id }))["customerFacts"]!["totalCount"]!.GetValue<int>());
        Assert.Null((await server.Data($$"""{ customer(id: "{{id}}") { facts { totalCount } } }""", server.Administrator(partner)))["customer"]!["facts"]);
        Assert.Equal("FORBIDDEN", await server.ErrorCode(Current, server.Administrator(partner), new { id }));
        Assert.Equal(0, (await server.Data("query($id: ID!) { customerFacts(customerId: $id) { totalCount } }", server.Customer("somebody"), new { id }))["customerFacts"]!["totalCount"]!.GetValue<int>());
    }

    [Fact, Trait("Rule", "CONV-10"), Trait("Rule", "BUDGET-1")]
    public async Task A_grant_is_read_at_its_reseller_and_changed_by_its_version()
    {
        var distributor = await server.Partner("DISTRIBUTOR");
        var reseller = await server.Partner("RESELLER", distributor);
        var (id, token) = (GlobalId.Of("Partner", reseller), server.Member(distributor, Role.DistributorAdministrator));
        await server.Associate($"of-{reseller}", reseller);
        Assert.Equal("""{"version":"0"} """, await Grant("500", null));
        await server.Data(
            "mutation($input: SetCustomerBudgetInput!) { setCustomerBudget(input: $input) { errors { code } } }",
            server.Member(reseller, Role.ResellerAdministrator), new { input = new { customerId = QuotaWorld.Customer($"of-{reseller}"), amount = "120" } });
        await Arranging.Settle(server);

        const string Below = "{ partner { resellers { nodes { resellerBudget { granted allocated version } } } } }";
        Assert.Equal(
            """{"partner":{"resellers":{"nodes":[{"resellerBudget":{"granted":"500.00000000","allocated":"120.00000000","version":"0"}}]}}}""",
            (await server.Data(Below, token)).ToJsonString());
        Assert.Equal("""{"version":"1"} """, await Grant("600", 0));
        Assert.Equal(" CONFLICT", await Grant("700", 0));
        Assert.Equal(
            """{"partner":{"resellerBudget":{"granted":"600.00000000"}}}""",
            (await server.Data("{ partner { resellerBudget { granted } } }", server.Member(reseller, Role.ResellerAdministrator))).ToJsonString());

        async Task<string> Grant(string amount, long? expectedVersion)
        {
            var answer = (await server.Data(
                "mutation($input: GrantResellerBudgetInput!) { grantResellerBudget(input: $input) { resellerBudget { version } errors { code } } }", token,
                new { input = new { resellerId = id, amount, expectedVersion } }))["grantResellerBudget"]!;
            return answer.Codes() is [var code] ? $" {code}" : $"{answer["resellerBudget"]!.ToJsonString()} ";
        }
    }

    [Fact, Trait("Rule", "QUOTA-11"), Trait("Rule", "QUOTA-18")]
    public async Task A_partner_reads_how_it_was_reminded_to_pay()
    {
        var world = await AlertWorld.Start(server, 100m);
        await world.Spend("150");
        const string Query = "query($channel: MessageChannel) { paymentReminders(filter: { channel: $channel }) { totalCount nodes { channel level recipientId used total } } }";
        // What uses the quota up at once exceeds it as well, and each is told by SMS and by email.
        Assert.Equal(4, (await server.Data(Query, world.Administrator))["paymentReminders"]!["totalCount"]!.GetValue<int>());
        var texts = (await server.Data(Query, world.Administrator, new { channel = "SMS" }))["paymentReminders"]!["nodes"]!.AsArray();
        Assert.Equal(["EXCEEDED", "USED_UP"], texts.Select(text => text!["level"]!.GetValue<string>()).Order(StringComparer.Ordinal));
        Assert.All(texts, text => Assert.Equal("SMS account 150.00000000 100.00000000", $"{text!["channel"]} {text["recipientId"]} {text["used"]} {text["total"]}"));
        Assert.Equal(4, (await server.Data("{ partner { paymentReminders { totalCount } } }", world.Administrator))["partner"]!["paymentReminders"]!["totalCount"]!.GetValue<int>());
        Assert.Null((await server.Data("{ partner { paymentReminders { totalCount } } }", server.Member(world.Partner, Role.AccountManager, "manager")))["partner"]!["paymentReminders"]);
    }

    private async Task<string> Payments(string token, string arguments) => ((JsonNode)await server.Data(
        $$"""{ payments{{arguments}} { totalCount nodes { kind source referenceId amount settled credited } } }""", token))["payments"]!.ToJsonString();
}
