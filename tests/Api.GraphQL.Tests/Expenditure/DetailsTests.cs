using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using static PartnerGraph.Api.GraphQL.Tests.Expenditure.Spending;

namespace PartnerGraph.Api.GraphQL.Tests.Expenditure;

public sealed class DetailsTests(ApiServer server) : IClassFixture<ApiServer>
{
    private readonly Spending spending = new(server);

    [Fact, Trait("Rule", "EXPEND-9")]
    public async Task Six_amounts_have_eight_decimals()
    {
        await spending.Customer("six", "p-six");
        await spending.Record(new
        {
            lineId = "six", customerId = GlobalId.Of("Customer", "six"), chargedFrom = "2024-11-01T00:00:00Z", chargedTo = "2024-11-01T01:00:00Z",
            serviceType = "ECS", listPrice = "0.105", discountedAmount = "0.105", amountDue = "0.105", cashPayment = "0.105",
            cashCoupons = "0.105", monthlySettlement = "0.105",
        });
        Assert.Equal(
            """{"expenditureDetails":{"lines":{"nodes":[{"listPrice":"0.10500000","discountedAmount":"0.10500000","amountDue":"0.10500000","cashPayment":"0.10500000","cashCoupons":"0.10500000","monthlySettlement":"0.10500000"}]}}}""",
            await Ask("p-six", "lines { nodes { listPrice discountedAmount amountDue cashPayment cashCoupons monthlySettlement } }"));
    }

    [Fact, Trait("Rule", "EXPEND-19"), Trait("Rule", "BILL-10")]
    public async Task The_total_of_a_month_is_rounded_and_its_lines_are_not()
    {
        await spending.Customer("cent", "p-cent");
        await spending.Record(Line("cent-1", "cent", "0.105"), Line("cent-2", "cent", "0.10"));
        Assert.Equal(
            """{"expenditureDetails":{"monthTotal":"0.21000000","exactMonthTotal":"0.20500000","lines":{"totalCount":2}}}""",
            await Ask("p-cent", "monthTotal exactMonthTotal lines { totalCount }"));
    }

    [Fact, Trait("Rule", "EXPEND-20")]
    public async Task Lines_with_nothing_due_can_be_hidden()
    {
        await spending.Customer("zero", "p-zero");
        await spending.Record(Line("zero-1", "zero", "0"), Line("zero-2", "zero", "4.60"));
        Assert.Equal("""{"expenditureDetails":{"lines":{"totalCount":2}}}""", await Ask("p-zero", "lines { totalCount }"));
        Assert.Equal("""{"expenditureDetails":{"lines":{"totalCount":1}}}""", await Ask("p-zero", "lines { totalCount }", ", hideZero: true"));
    }

    [Fact, Trait("Rule", "EXPEND-20")]
    public async Task Refunds_are_not_nothing()
    {
        await spending.Customer("given", "p-given");
        await spending.Record(Line("given-1", "given", "0"), Line("given-2", "given", "-4.60", billType: "REFUND_UNSUBSCRIPTION"));
        // What a source states beyond the eighth decimal is due as well.
        await spending.Send(new { source = "test", precision = "WITH_REMAINDER", lines = new[] { Line("given-3", "given", "0.000000001", "2024-11-01T05:00:00Z") } });
        Assert.Equal(
            """{"expenditureDetails":{"lines":{"nodes":[{"lineId":"given-2"},{"lineId":"given-3"}]}}}""",
            await Ask("p-given", "lines { nodes { lineId } }", ", hideZero: true"));
    }

    [Fact, Trait("Rule", "BILL-23"), Trait("Rule", "EXPEND-19")]
    public async Task Details_begin_and_end_with_the_month_of_the_billing_zone()
    {
        await spending.Customer("ends", "p-ends");
        await spending.Record(
            Line("ends-1", "ends", "1", "2024-10-31T15:59:59.999Z"), Line("ends-2", "ends", "2", "2024-10-31T16:00:00Z"),
            Line("ends-3", "ends", "4", "2024-11-30T15:59:59.999Z"), Line("ends-4", "ends", "8", "2024-11-30T16:00:00Z"));
        Assert.Equal(
            """{"expenditureDetails":{"monthTotal":"6.00000000","lines":{"nodes":[{"lineId":"ends-2"},{"lineId":"ends-3"}]}}}""",
            await Ask("p-ends", "monthTotal lines { nodes { lineId } }"));
    }

    [Fact, Trait("Rule", "EXPEND-23")]
    public async Task A_line_says_what_it_is()
    {
        await spending.Customer("types", "p-types");
        await spending.Record(
            Line("t1", "types", "100", "2024-11-01T01:00:00Z"), Line("t2", "types", "5", "2024-11-01T02:00:00Z", billType: "EXPENDITURE_TAX"),
            Line("t3", "types", "-40", "2024-11-01T03:00:00Z", billType: "REFUND_UNSUBSCRIPTION"),
            Line("t4", "types", "-2", "2024-11-01T04:00:00Z", billType: "REFUND_TAX"));
        Assert.Equal(
            """{"expenditureDetails":{"lines":{"nodes":[{"billType":"EXPENDITURE","tax":"0.00000000"},{"billType":"EXPENDITURE_TAX","tax":"5.00000000"},{"billType":"REFUND_UNSUBSCRIPTION","tax":"0.00000000"},{"billType":"REFUND_TAX","tax":"-2.00000000"}]}}}""",
            await Ask("p-types", "lines { nodes { billType tax } }"));
        Assert.Equal(
            """{"expenditureDetails":{"monthTotal":"-2.00000000","lines":{"nodes":[{"lineId":"t4"}]}}}""",
            await Ask("p-types", "monthTotal lines { nodes { lineId } }", ", filter: { billType: REFUND_TAX }"));
    }

    [Fact]
    public async Task Lines_are_paged_in_both_directions()
    {
        await spending.Customer("page", "p-page");
        await spending.Record([.. Enumerable.Range(1, 5).Select(n => Line($"page-{n}", "page", "1", $"2024-11-01T0{n / 2}:00:00Z"))]);
        Assert.Equal(
            """{"expenditureDetails":{"lines":{"nodes":[{"lineId":"page-1"},{"lineId":"page-2"}],"pageInfo":{"hasNextPage":true,"hasPreviousPage":false}}}}""",
            await Ask("p-page", "lines(first: 2) { nodes { lineId } pageInfo { hasNextPage hasPreviousPage } }"));
        var cursor = System.Text.Json.Nodes.JsonNode.Parse(await Ask("p-page", "lines(first: 2) { pageInfo { endCursor } }"))!
            ["expenditureDetails"]!["lines"]!["pageInfo"]!["endCursor"]!.GetValue<string>();
        Assert.Equal(
            """{"expenditureDetails":{"lines":{"nodes":[{"lineId":"page-3"},{"lineId":"page-4"},{"lineId":"page-5"}]}}}""",
            await Ask("p-page", $"lines(after: \"{cursor}\") {{ nodes {{ lineId }} }}"));
        Assert.Equal(
            """{"expenditureDetails":{"lines":{"nodes":[{"lineId":"page-4"},{"lineId":"page-5"}]}}}""",
            await Ask("p-page", "lines(last: 2) { nodes { lineId } }"));
    }

    [Theory]
    [InlineData("2023-05", null)]
    [InlineData("2023-04", "BAD_USER_INPUT")]
    public async Task Details_reach_back_18_months(string month, string? code) => Assert.Equal(code, await server.ErrorCode(
        $$"""{ expenditureDetails(month: "{{month}}") { monthTotal } }""", server.Member("p", Role.PartnerAdministrator)));

    private Task<string> Ask(string partner, string fields, string arguments = "") => spending.Ask(
        $$"""{ expenditureDetails(month: "2024-11"{{arguments}}) { {{fields}} } }""", server.Member(partner, Role.PartnerAdministrator));
}
