using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Write.Domain.Customers.Associations;
using static PartnerGraph.Api.GraphQL.Tests.Expenditure.Spending;

namespace PartnerGraph.Api.GraphQL.Tests.Expenditure;

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

    [Fact, Trait("Rule", "EXPEND-18"), Trait("Rule", "EXPEND-22"), Trait("Rule", "EXPEND-23")]
    public async Task A_refund_lowers_what_is_before_tax_and_its_tax_is_refunded_too()
    {
        await spending.Customer("back", "p-back");
        await spending.Record(
            Line("b1", "back", "105", tax: "5"), Line("b2", "back", "-21", billType: "REFUND_UNSUBSCRIPTION", tax: "-1"),
            Line("b3", "back", "-2", billType: "REFUND_TAX"));
        Assert.Equal(
            """{"expenditureSummary":{"totalAmount":"105.00000000","totalRefunds":"-23.00000000","preTaxAmount":"80.00000000","rows":{"nodes":[{"amount":"105.00000000","refunds":"-23.00000000","preTaxAmount":"80.00000000","tax":"2.00000000"}]}}}""",
            await Ask("p-back", "", "totalAmount totalRefunds preTaxAmount rows { nodes { amount refunds preTaxAmount tax } }"));
    }

    [Fact, Trait("Rule", "EXPEND-17"), Trait("Rule", "EXPEND-21")]
    public async Task A_row_tells_service_mode_and_model_and_how_it_was_paid()
    {
        await spending.Customer("cols", "p-cols", AssociationModel.Referral);
        await spending.Record(
            new
            {
                lineId = "cols-1", customerId = GlobalId.Of("Customer", "cols"), chargedFrom = "2024-11-01T00:00:00Z", chargedTo = "2024-11-01T01:00:00Z",
                serviceType = "ECS", billingMode = "YEARLY_MONTHLY", listPrice = "100", discountedAmount = "20", amountDue = "80", cashPayment = "50",
                cashCoupons = "10", monthlySettlement = "20",
            },
            Line("cols-2", "cols", "1", service: "OBS"));
        Assert.Equal(
            """{"expenditureSummary":{"rows":{"nodes":[{"memberName":"Name of cols","memberAccount":"cols","month":"2024-11","serviceType":"OBS","billingMode":"PAY_PER_USE","associationModel":"REFERRAL","listPrice":"0.00000000","discountedAmount":"0.00000000","amount":"1.00000000","cashPayment":"0.00000000","cashCoupons":"0.00000000","monthlySettlement":"0.00000000"},{"memberName":"Name of cols","memberAccount":"cols","month":"2024-11","serviceType":"ECS","billingMode":"YEARLY_MONTHLY","associationModel":"REFERRAL","listPrice":"100.00000000","discountedAmount":"20.00000000","amount":"80.00000000","cashPayment":"50.00000000","cashCoupons":"10.00000000","monthlySettlement":"20.00000000"}]},"totals":{"cashPayment":"50.00000000","cashCoupons":"10.00000000","monthlySettlement":"20.00000000","discountedAmount":"20.00000000"}}}""",
            await Ask("p-cols", "", """
                rows { nodes { memberName memberAccount month serviceType billingMode associationModel listPrice discountedAmount amount cashPayment cashCoupons monthlySettlement } }
                totals { cashPayment cashCoupons monthlySettlement discountedAmount }
                """));
        Assert.Equal(Total("1"), await Ask("p-cols", """(filter: { serviceType: "obs" })""", "totalAmount"));
        Assert.Equal(Total("80"), await Ask("p-cols", "(filter: { billingMode: YEARLY_MONTHLY })", "totalAmount"));
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
