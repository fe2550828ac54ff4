using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Api.GraphQL.Tests.Deadlines;
using PartnerGraph.Api.GraphQL.Tests.Ledger;

namespace PartnerGraph.Api.GraphQL.Tests.Billing;

/// <summary>What customers see of what they use, and what their partner lets them see.</summary>
public sealed class BillVisibilityTests : IAsyncLifetime
{
    private const string Mine = """{ myBills { month officialPrice payable } myCosts(from: "2024-11-01", to: "2024-11-30") { officialPrice payable byProduct { serviceType officialPrice payable } } }""";

    private readonly SandboxServer server = new();
    private readonly LedgerApi api;

    public BillVisibilityTests() => api = new(server);

    public Task InitializeAsync() => server.InitializeAsync();

    public Task DisposeAsync() => server.DisposeAsync();

    [Fact, Trait("Rule", "BILL-5"), Trait("Rule", "BILL-6"), Trait("Rule", "BILL-7")]
    public async Task Revoking_concerns_all_reseller_customers_and_no_referral_customer()
    {
        var partner = await server.Partner();
        string[] resellers = ["c1", "c2", "c3"];
        foreach (var customer in resellers) await Customer(customer, partner, "RESELLER");
        await Customer("referral", partner, "REFERRAL");
        const string permission = "{ billPermission { revoked version } }";
        Assert.Equal("""{"billPermission":{"revoked":false,"version":"-1"}}""", await api.Ask(permission, api.Administrator(partner)));
        Assert.Equal(
            """{"revokeBillPermission":{"billPermission":{"revoked":true,"version":"0"},"errors":[]}}""",
            await api.Ask("mutation { revokeBillPermission(input: {}) { billPermission { revoked version } errors { code } } }", api.Administrator(partner)));
        foreach (var customer in resellers)
        {
            Assert.Equal("FORBIDDEN", await server.ErrorCode("{ myBills { month } }", server.Customer(customer)));
            Assert.Equal("FORBIDDEN", await server.ErrorCode("{ myCosts { payable } }", server.Customer(customer)));
        }

        Assert.Null(await server.ErrorCode("{ myBills { month } myCosts { payable } }", server.Customer("referral")));
        Assert.Equal("FORBIDDEN", await server.ErrorCode("mutation { revokeBillPermission(input: {}) { errors { code } } }", server.Member(partner, Role.AccountManager)));
        await api.Ask("mutation { grantBillPermission(input: {}) { errors { code } } }", api.Administrator(partner));
        Assert.Null(await server.ErrorCode("{ myBills { month } myCosts { payable } }", server.Customer("c1")));
        // Another partner's customers are nobody's business of this one.
        Assert.Equal("""{"billPermission":null}""", await api.Ask($$"""{ billPermission(partnerId: "{{LedgerApi.Partner(partner)}}") { revoked } }""", api.Administrator(await server.Partner())));
    }

    [Fact, Trait("Rule", "BILL-9"), Trait("Rule", "CSP-19")]
    public async Task A_reseller_customer_sees_official_prices_and_owes_nothing()
    {
        var partner = await server.Partner();
        await Customer("c", partner, "RESELLER");
        await Customer("d", partner, "REFERRAL");
        var november = new DateTimeOffset(2024, 11, 10, 0, 0, 0, TimeSpan.Zero);
        await api.Record(
            LedgerApi.Line("1", "c", 80m, november, 100m), LedgerApi.Line("2", "d", 80m, november, 100m), LedgerApi.Line("3", "d", 1m, november.AddMonths(1), 2m));
        await server.Settle();
        Assert.Equal(
            """{"myBills":[{"month":"2024-11","officialPrice":"100.00000000","payable":"0.00000000"}],"myCosts":{"officialPrice":"100.00000000","payable":"0.00000000","byProduct":[{"serviceType":"ECS","officialPrice":"100.00000000","payable":"0.00000000"}]}}""",
            await api.Ask(Mine, server.Customer("c")));
        Assert.Equal(
            """{"myBills":[{"month":"2024-11","officialPrice":"100.00000000","payable":"80.00000000"},{"month":"2024-12","officialPrice":"2.00000000","payable":"1.00000000"}],"myCosts":{"officialPrice":"100.00000000","payable":"80.00000000","byProduct":[{"serviceType":"ECS","officialPrice":"100.00000000","payable":"80.00000000"}]}}""",
            await api.Ask(Mine, server.Customer("d")));
        // Nor do the statistics tell it what its partner pays.
        const string statistics = """
            { expenditureDashboard(month: "2024-11") { exact { amountDue listPrice lines } } expenditureDistribution { total { amountDue } }
              expenditureDetails(month: "2024-11") { exactMonthTotal lines { totalCount } } expenditureSummary { totalAmount } }
            """;
        Assert.Equal(
            """{"expenditureDashboard":{"exact":{"amountDue":"0.00000000","listPrice":"0.00000000","lines":"0"}},"expenditureDistribution":{"total":{"amountDue":"0.00000000"}},"expenditureDetails":{"exactMonthTotal":"0.00000000","lines":{"totalCount":0}},"expenditureSummary":{"totalAmount":"0.00000000"}}""",
            await api.Ask(statistics, server.Customer("c")));
        Assert.Equal("""{"expenditureDashboard":{"exact":{"amountDue":"80.00000000"}}}""", await api.Ask("""{ expenditureDashboard(month: "2024-11") { exact { amountDue } } }""", server.Customer("d")));
    }

    [Fact, Trait("Rule", "BILL-20")]
    public async Task Bills_are_told_to_the_partner_and_to_nobody_else()
    {
        var (partner, other) = (await server.Partner(), await server.Partner());
        await Customer("c", partner, "RESELLER");
        await api.Record(LedgerApi.Line("1", "c", 0.105m, new(2024, 11, 10, 0, 0, 0, TimeSpan.Zero)));
        await server.Settle();
        const string bills = "{ billPublished { partnerId month usage couponApplied payable bill { state lines { nodes { amount } } } } }";
        using var own = await Subscriber.Start(server, api.Administrator(partner), bills);
        using var foreign = await Subscriber.Start(server, api.Administrator(other), bills);
        await server.MoveTo("2024-12-04T16:00:00Z");
        var expected = $$$$"""{"partnerId":"{{{{LedgerApi.Partner(partner)}}}}","month":"2024-11","usage":"0.10500000","couponApplied":"0.00000000","payable":"0.10500000","bill":{"state":"GENERATED","lines":{"nodes":[{"amount":"0.10500000"}]}}}""";
        Assert.Equal(expected, (await own.Next()).ToJsonString());
        Assert.Equal(LedgerApi.Partner(other), (await foreign.Next())["partnerId"]!.GetValue<string>());
    }

    private async Task Customer(string key, string partner, string model)
    {
        Assert.True(await api.Register(key, server.Clock.GetUtcNow()));
        Assert.True(await api.Associate(key, partner, model));
    }
}
