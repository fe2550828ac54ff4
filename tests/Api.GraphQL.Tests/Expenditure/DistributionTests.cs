using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Write.Domain.Customers.Associations;
using static PartnerGraph.Api.GraphQL.Tests.Expenditure.Spending;

namespace PartnerGraph.Api.GraphQL.Tests.Expenditure;

public sealed class DistributionTests(ApiServer server) : IClassFixture<ApiServer>
{
    private readonly Spending spending = new(server);

    [Fact, Trait("Rule", "EXPEND-5")]
    public async Task A_service_is_asked_for_in_any_letter_case_and_the_names_are_listed()
    {
        await spending.Customer("case", "p-case");
        await spending.Record(Line("case-1", "case", "1", service: "Elastic IP"), Line("case-2", "case", "2", service: "elastic ip"), Line("case-3", "case", "4", service: "OBS"));
        var token = server.Member("p-case", Role.PartnerAdministrator);
        Assert.Equal(
            """{"expenditureDistribution":{"serviceTypes":["Elastic IP","OBS","elastic ip"],"total":{"amountDue":"3.00000000"},"byProduct":{"totalCount":2}},"expenditureDetails":{"lines":{"totalCount":2}}}""",
            await spending.Ask(
                """
                {
                  expenditureDistribution(filter: { serviceType: "ELASTIC IP" }) { serviceTypes total { amountDue } byProduct { totalCount } }
                  expenditureDetails(month: "2024-11", filter: { serviceType: "elastic IP" }) { lines { totalCount } }
                }
                """, token));
        Assert.Equal(
            """{"expenditureDistribution":{"serviceTypes":["Elastic IP","OBS","elastic ip"],"total":{"lines":"0"}}}""",
            await spending.Ask("""{ expenditureDistribution(filter: { serviceType: "ECS" }) { serviceTypes total { lines } } }""", token));
    }

    [Fact, Trait("Rule", "EXPEND-5"), Trait("Rule", "EXPEND-7"), Trait("Rule", "EXPEND-11")]
    public async Task Spending_is_told_by_product_and_customer()
    {
        await spending.Customer("C", "p-dist");
        await spending.Customer("D", "p-dist");
        await spending.Record(
            Line("1", "C", "30", service: "ECS"), Line("2", "D", "40", service: "ECS", coupons: "5"), Line("3", "D", "30", service: "OBS"));
        var administrator = server.Member("p-dist", Role.PartnerAdministrator);
        Assert.Equal(
            $$$$$"""{"expenditureDistribution":{"total":{"amountDue":"100.00000000","amountPaid":"95.00000000","lines":"3"},"byProduct":{"nodes":[{"serviceType":"ECS","amounts":{"amountDue":"70.00000000"}},{"serviceType":"OBS","amounts":{"amountDue":"30.00000000"}}]},"byCustomer":{"nodes":[{"customerId":"{{{{{Id("D")}}}}}","serviceType":null,"amounts":{"amountDue":"70.00000000"}},{"customerId":"{{{{{Id("C")}}}}}","serviceType":null,"amounts":{"amountDue":"30.00000000"}}],"totalCount":2}}}""",
            await spending.Ask(
                """
                { expenditureDistribution { total { amountDue amountPaid lines }
                  byProduct { nodes { serviceType amounts { amountDue } } }
                  byCustomer { nodes { customerId serviceType amounts { amountDue } } totalCount } } }
                """, administrator));
        Assert.Equal(
            """{"expenditureDistribution":{"total":{"amountDue":"30.00000000"}}}""",
            await spending.Ask($$"""{ expenditureDistribution(customerId: "{{Id("C")}}") { total { amountDue } } }""", administrator));
        Assert.Equal(
            """{"expenditureDistribution":{"total":{"amountDue":"0.00000000"},"slices":{"nodes":[]}}}""",
            await spending.Ask(
                $$"""{ expenditureDistribution(customerId: "{{Id("C")}}") { total { amountDue } slices(groupBy: [DAY]) { nodes { day } } } }""",
                server.Member("other", Role.PartnerAdministrator)));
    }

    [Fact, Trait("Rule", "EXPEND-6")]
    public async Task A_period_includes_both_days()
    {
        await spending.Customer("period", "p-period");
        await spending.Record(Line("p1", "period", "10", "2024-10-31T04:00:00Z"), Line("p2", "period", "20", "2024-11-01T04:00:00Z"));
        var administrator = server.Member("p-period", Role.PartnerAdministrator);
        Assert.Equal(
            """{"later":{"total":{"amountDue":"20.00000000"}},"earlier":{"total":{"amountDue":"10.00000000"}},"both":{"total":{"amountDue":"30.00000000"}}}""",
            await spending.Ask(
                """
                { later: expenditureDistribution(from: "2024-11-01") { total { amountDue } }
                  earlier: expenditureDistribution(to: "2024-10-31") { total { amountDue } }
                  both: expenditureDistribution(from: "2024-10-31", to: "2024-11-01") { total { amountDue } } }
                """, administrator));
    }

    [Fact, Trait("Rule", "EXPEND-5")]
    public async Task Every_dimension_can_be_grouped_by_and_paged()
    {
        await spending.Customer("all", "p-all", AssociationModel.Referral, manager: "A");
        await spending.Record(
            Line("a1", "all", "3", region: "r1", billingMode: "YEARLY_MONTHLY"), Line("a2", "all", "2", region: "r2"),
            Line("a3", "all", "2", region: "r3"), Line("a4", "all", "1"));
        var administrator = server.Member("p-all", Role.PartnerAdministrator);
        Assert.Equal(
            $$$$$"""{"expenditureDistribution":{"slices":{"nodes":[{"serviceType":"ECS","region":"r1","customerId":"{{{{{Id("all")}}}}}","day":"2024-11-01","billingMode":"YEARLY_MONTHLY","associationModel":"REFERRAL","accountManagerId":"{{{{{GlobalId.Of("Member", "A")}}}}}"}]}}}""",
            await spending.Ask(
                """
                { expenditureDistribution { slices(first: 1, groupBy: [SERVICE_TYPE, REGION, CUSTOMER, DAY, BILLING_MODE, ASSOCIATION_MODEL, ACCOUNT_MANAGER]) {
                  nodes { serviceType region customerId day billingMode associationModel accountManagerId } } } }
                """, administrator));

        List<string> regions = [];
        for (string? after = null; ;)
        {
            var argument = after is null ? "" : $", after: \"{after}\"";
            var page = System.Text.Json.Nodes.JsonNode.Parse(await spending.Ask(
                $$"""{ expenditureDistribution { slices(first: 1, groupBy: [REGION]{{argument}}) { nodes { region } pageInfo { hasNextPage endCursor } } } }""",
                administrator))!["expenditureDistribution"]!["slices"]!;
            regions.AddRange(page["nodes"]!.AsArray().Select(node => node!["region"]?.GetValue<string>() ?? "none"));
            if (!page["pageInfo"]!["hasNextPage"]!.GetValue<bool>()) break;
            after = page["pageInfo"]!["endCursor"]!.GetValue<string>();
        }

        Assert.Equal(["r1", "r3", "r2", "none"], regions);
    }

    [Fact, Trait("Rule", "BILL-10")]
    public async Task The_remainder_makes_the_sums_whole()
    {
        await spending.Customer("rest", "p-rest");
        await spending.Send(new
        {
            source = "test", precision = "WITH_REMAINDER",
            lines = new[] { Line("r1", "rest", "0.00000001490"), Line("r2", "rest", "0.00000001490", listPrice: "0.000000001") },
        });
        Assert.Equal(
            """{"expenditureDistribution":{"total":{"amountDue":"0.00000002","roundingRemainder":"0.0000000098","listPriceRemainder":"0.000000001"}}}""",
            await spending.Ask(
                "{ expenditureDistribution { total { amountDue roundingRemainder listPriceRemainder } } }",
                server.Member("p-rest", Role.PartnerAdministrator)));
    }

    private static string Id(string customer) => GlobalId.Of("Customer", customer);
}
