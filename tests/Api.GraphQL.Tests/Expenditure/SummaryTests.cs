using PartnerGraph.Api.Schema;
using PartnerGraph.Api.Security;
using PartnerGraph.Domain.Customers;
using static PartnerGraph.Api.Tests.Expenditure.Spending;

namespace PartnerGraph.Api.Tests.Expenditure;

public sealed class SummaryTests(ApiServer server) : IClassFixture<ApiServer>
{
    private readonly Spending spending = new(server);

    [Fact, Trait("Rule", "EXPEND-22")]
    public async Task Amounts_and_refunds_are_totalled_over_all_rows()
    {
        foreach (var customer in (string[])["s1", "s2", "s3", "s4"]) await spending.Customer(customer, "p-sum");
        await spending.Record(
            Line("s1", "s1", "16747.17"), Line("s2", "s2", "14400"), Line("s3", "s3", "9600"),
            Line("s4", "s4", "-14175", billType: "REFUND_UNSUBSCRIPTION"));
        Assert.Equal(
            """{"expenditureSummary":{"totalAmount":"40747.17000000","totalRefunds":"-14175.00000000","rows":{"nodes":[{"memberAccount":"s4","amount":"0.00000000","refunds":"-14175.00000000"}],"totalCount":4}}}""",
            await Ask("p-sum", "", "totalAmount totalRefunds rows(first: 1) { nodes { memberAccount amount refunds } totalCount }"));
    }

    [Fact, Trait("Rule", "EXPEND-18")]
    public async Task Amounts_before_tax_leave_out_the_tax_in_a_line_and_the_tax_lines()
    {
        await spending.Customer("tax", "p-tax");
        await spending.Record(Line("x1", "tax", "105", tax: "5"), Line("x2", "tax", "7", billType: "EXPENDITURE_TAX"));
        Assert.Equal(
            """{"expenditureSummary":{"preTaxAmount":"100.00000000","rows":{"nodes":[{"preTaxAmount":"100.00000000","tax":"12.00000000"}]}}}""",
            await Ask("p-tax", "", "preTaxAmount rows { nodes { preTaxAmount tax } }"));
    }

    [Fact, Trait("Rule", "EXPEND-17")]
    public async Task Rows_are_filtered_by_customer_month_manager_reseller_and_model()
    {
        await spending.Customer("f1", "p-fil", AssociationModel.Referral, manager: "A");
        await spending.Customer("f2", "p-fil", AssociationModel.Reseller, manager: "B");
        await spending.Record(
            Line("f1", "f1", "1", "2024-03-02T00:00:00Z"), Line("f2", "f2", "2", "2024-03-02T00:00:00Z"), Line("f3", "f1", "4", "2024-04-02T00:00:00Z"));
        const string total = "totalAmount";
        Assert.Equal(Total("7"), await Ask("p-fil", "", total));
        Assert.Equal(Total("1"), await Ask("p-fil", """(filter: { month: "2024-03", model: REFERRAL })""", total));
        Assert.Equal(Total("5"), await Ask("p-fil", $$"""(filter: { customerId: "{{GlobalId.Of("Customer", "f1")}}" })""", total));
        Assert.Equal(Total("2"), await Ask("p-fil", $$"""(filter: { accountManagerId: "{{GlobalId.Of("Member", "B")}}" })""", total));
        Assert.Equal(Total("7"), await Ask("p-fil", $$"""(filter: { resellerId: "{{GlobalId.Of("Partner", "p-fil")}}" })""", total));
        Assert.Equal(Total("0"), await Ask("p-fil", $$"""(filter: { resellerId: "{{GlobalId.Of("Partner", "p-sum")}}" })""", total));
    }

    private static string Total(string amount) => $$$"""{"expenditureSummary":{"totalAmount":"{{{amount}}}.00000000"}}""";

    private Task<string> Ask(string partner, string arguments, string fields) => spending.Ask(
        $$"""{ expenditureSummary{{arguments}} { {{fields}} } }""", server.Member(partner, Role.PartnerAdministrator));
}
