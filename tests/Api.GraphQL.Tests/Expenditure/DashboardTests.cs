using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Write.Domain.Billing;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Kernel;
using static PartnerGraph.Api.GraphQL.Tests.Expenditure.Spending;

namespace PartnerGraph.Api.GraphQL.Tests.Expenditure;

public sealed class DashboardTests(ApiServer server) : IClassFixture<ApiServer>
{
    private const string Dashboard = """{ expenditureDashboard(month: "2024-11") { amountDue } }""";

    private readonly Spending spending = new(server);

    [Fact, Trait("Rule", "EXPEND-1"), Trait("Rule", "EXPEND-2"), Trait("Rule", "EXPEND-3")]
    public async Task Everybody_sees_the_spending_of_the_own_customers()
    {
        await spending.Customer("d1", "p-dash", manager: "A");
        await spending.Customer("d2", "p-dash", AssociationModel.Referral, manager: "B");
        await spending.Customer("d3", "p-dash", manager: "C");
        await spending.Customer("d4", "q-dash", manager: "A");
        await spending.Record(Line("d1", "d1", "100"), Line("d2", "d2", "50"), Line("d3", "d3", "25"), Line("d4", "d4", "7"));

        Assert.Equal(Amount("175.00000000"), await spending.Ask(Dashboard, server.Member("p-dash", Role.PartnerAdministrator)));
        Assert.Equal(Amount("100.00000000"), await spending.Ask(Dashboard, server.Member("p-dash", Role.AccountManager, "A")));
        Assert.Equal(Amount("150.00000000"), await spending.Ask(Dashboard, server.Member("p-dash", Role.AccountDirector, "D", ["A", "B"])));
        Assert.Equal(Amount("0.00000000"), await spending.Ask(Dashboard, server.Member("p-dash", Role.AccountManager, "Z")));
        Assert.Equal(Amount("7.00000000"), await spending.Ask(Dashboard, server.Member("q-dash", Role.PartnerAdministrator)));
        Assert.Equal(Amount("50.00000000"), await spending.Ask(Dashboard, server.Customer("d2")));
        Assert.Equal(Amount("175.00000000"), await spending.Ask(Dashboard, server.Member("p-dash", Role.Operator, "O", permissions: "expenditure.view")));
        Assert.Equal("FORBIDDEN", await server.ErrorCode(Dashboard, server.Member("p-dash", Role.Operator, "O2")));
        Assert.Equal("UNAUTHENTICATED", await server.ErrorCode(Dashboard));
    }

    [Fact, Trait("Rule", "EXPEND-10"), Trait("Rule", "EXPEND-11")]
    public async Task The_overview_rounds_for_display_alone()
    {
        await spending.Customer("o1", "p-up");
        await spending.Customer("o2", "p-down");
        await spending.Record(Line("o1", "o1", "10.005"), Line("o2", "o2", "10.00499999"));
        Assert.Equal(
            """{"display":{"monthSpending":"10.01000000","roundingDifference":"0.00500000"},"exact":{"monthSpending":"10.00500000"}}""",
            await spending.Ask(Overview, server.Member("p-up", Role.PartnerAdministrator)));
        Assert.Equal(
            """{"display":{"monthSpending":"10.00000000","roundingDifference":"-0.00499999"},"exact":{"monthSpending":"10.00499999"}}""",
            await spending.Ask(Overview, server.Member("p-down", Role.PartnerAdministrator)));
    }

    [Fact, Trait("Rule", "EXPEND-10"), Trait("Rule", "EXPEND-19"), Trait("Rule", "BILL-10")]
    public async Task Display_figures_are_rounded_once_from_all_that_the_source_states()
    {
        await spending.Customer("once", "p-once");
        // Kept as 10.00500000 with a remainder of -0.000000004: the source's own 10.004999996 lies below half a cent.
        await spending.Send(new { source = "test", precision = "WITH_REMAINDER", lines = new[] { Line("once", "once", "10.004999996", listPrice: "10.004999996") } });
        Assert.Equal(
            """{"expenditureDashboard":{"amountDue":"10.00000000","listPrice":"10.00000000","roundingDifference":"-0.00500000","exact":{"amountDue":"10.00500000","roundingRemainder":"-0.000000004","listPriceRemainder":"-0.000000004"}},"expenditureOverview":{"monthSpending":"10.00000000"},"expenditureDetails":{"monthTotal":"10.00000000"}}""",
            await spending.Ask(
                """
                {
                  expenditureDashboard { amountDue listPrice roundingDifference exact { amountDue roundingRemainder listPriceRemainder } }
                  expenditureOverview(display: true) { monthSpending }
                  expenditureDetails(month: "2024-11") { monthTotal }
                }
                """, server.Member("p-once", Role.PartnerAdministrator)));
    }

    [Fact, Trait("Rule", "EXPEND-4"), Trait("Rule", "BILL-1")]
    public async Task The_overviews_amount_due_is_what_is_unpaid_and_not_what_was_spent()
    {
        await spending.Customer("o3", "p-due", AssociationModel.Referral);
        await spending.Record(Line("o3", "o3", "7"));
        await server.Append("partner-account", "p-due", new BillGenerated("p-due", new(2024, 10), new(11.955m), [], new(11.955m), Money.Zero, [], Money.Zero));
        await Arranging.Settle(server);
        Assert.Equal(
            """{"amountDue":{"total":"11.95500000"},"exact":{"amountDue":"11.95500000","monthSpending":"7.00000000"},"display":{"amountDue":"11.96000000","exactAmountDue":"11.95500000"}}""",
            await spending.Ask(
                """
                {
                  amountDue { total }
                  exact: expenditureOverview { amountDue monthSpending }
                  display: expenditureOverview(display: true) { amountDue exactAmountDue }
                }
                """, server.Member("p-due", Role.PartnerAdministrator)));
        Assert.Equal(
            """{"expenditureOverview":{"amountDue":null,"monthSpending":"0.00000000"}}""",
            await spending.Ask("{ expenditureOverview { amountDue monthSpending } }", server.Member("p-due", Role.AccountManager, "A")));
        Assert.Equal(
            """{"expenditureOverview":{"amountDue":"0.00000000","monthSpending":"7.00000000"}}""",
            await spending.Ask("{ expenditureOverview { amountDue monthSpending } }", server.Customer("o3")));
    }

    [Fact, Trait("Rule", "BILL-23")]
    public async Task A_month_begins_and_ends_in_the_billing_zone()
    {
        await spending.Customer("zone", "p-zone");
        await spending.Record(Line("z1", "zone", "1", "2024-11-30T15:59:59.999Z"), Line("z2", "zone", "2", "2024-11-30T16:00:00Z"));
        Assert.Equal(
            """{"november":{"amountDue":"1.00000000"},"december":{"amountDue":"2.00000000"}}""",
            await spending.Ask(
                """{ november: expenditureDashboard(month: "2024-11") { amountDue } december: expenditureDashboard(month: "2024-12") { amountDue } }""",
                server.Member("p-zone", Role.PartnerAdministrator)));
    }

    [Fact, Trait("Rule", "EXPEND-8")]
    public async Task Seven_products_are_billed_by_95th_percentile()
    {
        var products = (await server.Data("{ percentile95Products { code name } }"))["percentile95Products"]!.AsArray();
        Assert.Equal(["CDN", "AAD", "OBS", "LIVE", "VPC", "CC", "DC"], products.Select(product => product!["code"]!.GetValue<string>()));
        Assert.Equal("Anti-DDoS Service", products[1]!["name"]!.GetValue<string>());
    }

    private const string Overview = """
        { display: expenditureOverview(display: true) { monthSpending roundingDifference } exact: expenditureOverview { monthSpending } }
        """;

    private static string Amount(string amount) => $$$"""{"expenditureDashboard":{"amountDue":"{{{amount}}}"}}""";
}
