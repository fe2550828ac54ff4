using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Write.Domain.Customers.Associations;

namespace PartnerGraph.Api.GraphQL.Tests.Discounts;

/// <summary>A partner gives its referral customers discounts, within what operations allow, and the customers see them.</summary>
public sealed class DiscountTests(ApiServer server) : IClassFixture<ApiServer>
{
    [Fact, Trait("Rule", "DISC-1"), Trait("Rule", "DISC-2")]
    public async Task A_partner_gives_a_referral_customer_up_to_ten_percent()
    {
        var (partner, customer) = await Referral();
        var token = server.Administrator(partner);
        Assert.Equal(
            """{"customerDiscount":{"productType":"ECS","discount":"0.05","effective":"0.05","version":"0"},"errors":[]}""",
            (await server.SetDiscount(token, customer, "ecs", "0.05")).ToJsonString());
        Assert.Equal(
            """{"customerDiscount":{"productType":"ECS","discount":"0.1","effective":"0.1","version":"1"},"errors":[]}""",
            (await server.SetDiscount(token, customer, "ECS", "0.10")).ToJsonString());
        Assert.Equal(
            """[{"code":"DISCOUNT_OUT_OF_SCOPE","ruleId":"DISC-2","path":["discount"]}]""",
            (await server.SetDiscount(token, customer, "ECS", "0.1001"))["errors"]!.ToJsonString());
        Assert.Equal(
            """{"customerDiscounts":{"totalCount":1,"nodes":[{"productType":"ECS","discount":"0.1","effective":"0.1","version":"1"}]}}""",
            (await server.Data(DiscountApi.Read, token, new { id = DiscountApi.Customer(customer) })).ToJsonString());
        Assert.Equal(
            $$"""{"deletedId":"{{GlobalId.Of("CustomerDiscount", $"ECS-{customer}")}}","errors":[]}""", (await server.WithdrawDiscount(token, customer, "ecs")).ToJsonString());
        Assert.Equal("""{"deletedId":null,"errors":[]}""", (await server.WithdrawDiscount(token, customer, "s6.large.2")).ToJsonString());
        await Arranging.Settle(server);
        Assert.Equal("""{"customerDiscounts":{"totalCount":0,"nodes":[]}}""", (await server.Data(DiscountApi.Read, token)).ToJsonString());
        Assert.Equal(
            """{"customerDiscountHistory":{"nodes":[{"step":"WITHDRAWN","discount":"0.1"},{"step":"CHANGED","discount":"0.1"},{"step":"GRANTED","discount":"0.05"}]}}""",
            (await server.Data(
                "query($id: ID!) { customerDiscountHistory(customerId: $id, productType: \"ecs\") { nodes { step discount } } }", token,
                new { id = DiscountApi.Customer(customer) })).ToJsonString());
    }

    [Fact, Trait("Rule", "DISC-3")]
    public async Task Not_a_reseller_customer()
    {
        var partner = await server.Partner();
        var customer = await server.CustomerOf(partner);
        Assert.Equal(
            """{"customerDiscount":null,"errors":[{"code":"NOT_A_REFERRAL_CUSTOMER","ruleId":"DISC-3","path":["customerId"]}]}""",
            (await server.SetDiscount(server.Administrator(partner), customer, "ECS", "0.01")).ToJsonString());
    }

    [Fact, Trait("Rule", "DISC-5")]
    public async Task Not_for_a_single_specification()
    {
        var (partner, customer) = await Referral();
        Assert.Equal(
            """{"customerDiscount":null,"errors":[{"code":"PRODUCT_TYPE_REQUIRED","ruleId":"DISC-5","path":["productType"]}]}""",
            (await server.SetDiscount(server.Administrator(partner), customer, "s6.large.2", "0.05")).ToJsonString());
        Assert.Empty((await server.SetDiscount(server.Administrator(partner), customer, "ECS", "0.05")).Codes());
    }

    [Fact, Trait("Rule", "DISC-1"), Trait("Rule", "DISC-3"), Trait("Rule", "DISC-5")]
    public async Task A_preview_says_what_the_decision_would()
    {
        var (partner, customer) = await Referral();
        const string Ask = "query($id: ID!, $type: String!, $discount: Ratio!) { discountEligibility(customerId: $id, productType: $type, discount: $discount) { eligible checks { ruleId outcome } } }";
        async Task<string> Preview(string token, string type, string discount) =>
            (await server.Data(Ask, token, new { id = DiscountApi.Customer(customer), type, discount })).ToJsonString();
        Assert.Equal(
            """{"discountEligibility":{"eligible":true,"checks":[{"ruleId":"DISC-2","outcome":"PASSED"},{"ruleId":"DISC-3","outcome":"PASSED"},{"ruleId":"DISC-5","outcome":"PASSED"}]}}""",
            await Preview(server.Administrator(partner), "RDS", "0.1"));
        Assert.Equal(
            """{"discountEligibility":{"eligible":false,"checks":[{"ruleId":"DISC-2","outcome":"FAILED"},{"ruleId":"DISC-3","outcome":"PASSED"},{"ruleId":"DISC-5","outcome":"PASSED"}]}}""",
            await Preview(server.Administrator(partner), "RDS", "0.10000001"));
        Assert.Equal("""{"discountEligibility":null}""", await Preview(server.Administrator(await server.Partner()), "RDS", "0.1"));
    }

    [Fact, Trait("Rule", "DISC-6")]
    public async Task The_list_of_product_types_tells_flags_and_limits()
    {
        const string Ask = "query($filter: DiscountableProductFilter) { discountableProducts(filter: $filter) { totalCount nodes { productType name productClass qualifies longTerm package limit limitSetAt version } } }";
        async Task<string> List(string token, object filter) => (await server.Data(Ask, token, new { filter }))["discountableProducts"]!.ToJsonString();
        var (partner, customer) = await Referral();
        const string Cce = """{"totalCount":1,"nodes":[{"productType":"CCE","name":"Cloud Container Engine","productClass":"STANDARD","qualifies":true,"longTerm":false,"package":false,"limit":"0.1","limitSetAt":null,"version":"-1"}]}""";
        Assert.Equal(Cce, await List(server.Administrator(partner), new { productType = "cce" }));
        Assert.Equal(Cce.Replace("\"0.1\"", "null", StringComparison.Ordinal), await List(server.Customer(customer), new { productType = "CCE" }));
        Assert.Equal(
            """{"totalCount":2,"nodes":[{"productType":"SPOT_ECS","name":"Spot ECS","productClass":"SPOT","qualifies":false,"longTerm":false,"package":false,"limit":"0","limitSetAt":null,"version":"-1"},{"productType":"SPOT_INSTANCE","name":"Spot instance","productClass":"SPOT","qualifies":false,"longTerm":false,"package":false,"limit":"0","limitSetAt":null,"version":"-1"}]}""",
            await List(server.Staff("finance"), new { productClass = "SPOT" }));
        Assert.Equal("""{"totalCount":0,"nodes":[]}""", await List(server.Staff("finance"), new { productClass = "SPOT", qualifies = true }));
        Assert.Equal("""{"totalCount":0,"nodes":[]}""", await List(server.Staff("finance"), new { productType = "s6.large.2" }));

        const string Pages = "query($after: String) { discountableProducts(first: 40, after: $after) { totalCount nodes { productType } pageInfo { hasNextPage endCursor } } }";
        var first = (await server.Data(Pages, server.Staff("finance")))["discountableProducts"]!;
        var second = (await server.Data(Pages, server.Staff("finance"), new { after = first["pageInfo"]!["endCursor"]!.GetValue<string>() }))["discountableProducts"]!;
        Assert.True(first["pageInfo"]!["hasNextPage"]!.GetValue<bool>() && !second["pageInfo"]!["hasNextPage"]!.GetValue<bool>());
        var listed = first["nodes"]!.AsArray().Concat(second["nodes"]!.AsArray()).Select(node => node!["productType"]!.GetValue<string>()).ToList();
        Assert.Equal(first["totalCount"]!.GetValue<int>(), listed.Distinct().Count());
        Assert.Equal(listed.Order(StringComparer.Ordinal), listed);
        Assert.Equal("UNAUTHENTICATED", await server.ErrorCode("{ discountableProducts { totalCount } }"));
    }

    [Fact, Trait("Rule", "DISC-2")]
    public async Task Operations_move_the_limit_and_what_was_given_before_stays_within_it()
    {
        var (partner, customer) = await Referral();
        var token = server.Administrator(partner);
        await server.SetDiscount(token, customer, "WAF", "0.1");
        Assert.Equal("""{"discountableProduct":{"productType":"WAF","limit":"0.125"},"errors":[]}""", (await server.SetScope("waf", "0.125")).ToJsonString());
        Assert.Empty((await server.SetDiscount(token, customer, "WAF", "0.125")).Codes());
        Assert.Equal(["DISCOUNT_OUT_OF_SCOPE"], (await server.SetDiscount(token, customer, "WAF", "0.12500001")).Codes());
        await server.SetScope("WAF", "0.03");
        await Arranging.Settle(server);
        Assert.Equal(
            """{"myPartnerDiscounts":{"totalCount":1,"nodes":[{"productType":"WAF","discount":"0.125","effective":"0.03"}]}}""",
            (await server.Data(DiscountApi.Mine, server.Customer(customer))).ToJsonString());
        Assert.Equal(
            """{"total":"9.70000000"}""",
            (await server.Quote(server.Customer(customer), null, """{ productType: "WAF", chargingMode: PAY_PER_USE, listPrice: "10" }""", "total"))!.ToJsonString());
        Assert.Equal("""[{"code":"DISCOUNT_SCOPE_INVALID","ruleId":"DISC-2","path":["maximum"]}]""", (await server.SetScope("WAF", "1.00000001"))["errors"]!.ToJsonString());
        Assert.Equal("""[{"code":"DISCOUNT_NOT_APPLICABLE","ruleId":"DISC-13","path":["productType"]}]""", (await server.SetScope("KOOGALLERY", "0.1"))["errors"]!.ToJsonString());
        const string Set = """mutation { setDiscountScope(input: { productType: "WAF", maximum: "1" }) { errors { code } } }""";
        foreach (var other in new[] { token, server.Customer(customer), server.Staff("finance"), server.Staff("ecosystem_manager") })
            Assert.Equal("FORBIDDEN", await server.ErrorCode(Set, other));
    }

    [Fact, Trait("Rule", "DISC-19")]
    public async Task A_customer_sees_its_own_discounts_and_another_one_none()
    {
        var (partner, customer) = await Referral();
        await server.SetDiscount(server.Administrator(partner), customer, "ECS", "0.05");
        await server.SetDiscount(server.Administrator(partner), customer, "EVS", "0.04");
        await Arranging.Settle(server);
        Assert.Equal(
            """{"myPartnerDiscounts":{"totalCount":2,"nodes":[{"productType":"EVS","discount":"0.04","effective":"0.04"},{"productType":"ECS","discount":"0.05","effective":"0.05"}]}}""",
            (await server.Data(DiscountApi.Mine, server.Customer(customer))).ToJsonString());
        var other = await server.CustomerOf(partner, AssociationModel.Referral);
        Assert.Equal("""{"myPartnerDiscounts":{"totalCount":0,"nodes":[]}}""", (await server.Data(DiscountApi.Mine, server.Customer(other))).ToJsonString());

        // By its id the customer finds its own, without what was done to it; the other one finds nothing.
        const string Node = "query($id: ID!) { node(id: $id) { ... on CustomerDiscount { discount history { totalCount } } } }";
        var id = new { id = GlobalId.Of("CustomerDiscount", $"ECS-{customer}") };
        Assert.Equal("""{"node":{"discount":"0.05","history":null}}""", (await server.Data(Node, server.Customer(customer), id)).ToJsonString());
        Assert.Equal("""{"node":{"discount":"0.05","history":{"totalCount":1}}}""", (await server.Data(Node, server.Administrator(partner), id)).ToJsonString());
        Assert.Equal("""{"node":null}""", (await server.Data(Node, server.Customer(other), id)).ToJsonString());
        foreach (var token in new[] { server.Administrator(partner), server.Staff("operations_manager") }) Assert.Equal("FORBIDDEN", await server.ErrorCode(DiscountApi.Mine, token));
    }

    [Fact, Trait("Rule", "DISC-1"), Trait("Rule", "CONV-7")]
    public async Task Nobody_else_gives_sees_or_ends_a_discount()
    {
        var (partner, customer) = await Referral("anna");
        var (owner, anna, ben) = (server.Administrator(partner), server.Member(partner, Role.AccountManager, "anna"), server.Member(partner, Role.AccountManager, "ben"));
        Assert.Empty((await server.SetDiscount(anna, customer, "ECS", "0.05")).Codes());
        await Arranging.Settle(server);
        foreach (var stranger in new[] { server.Administrator(await server.Partner()), ben })
        {
            foreach (var named in new[] { customer, "absent" })
            {
                Assert.Equal(
                    """{"customerDiscount":null,"errors":[{"code":"NOT_A_REFERRAL_CUSTOMER","ruleId":"DISC-3","path":["customerId"]}]}""",
                    (await server.SetDiscount(stranger, named, "ECS", "0.01")).ToJsonString());
                Assert.Equal("""{"deletedId":null,"errors":[]}""", (await server.WithdrawDiscount(stranger, named, "ECS")).ToJsonString());
                Assert.Equal(
                    """{"customerDiscounts":{"totalCount":0,"nodes":[]},"customerDiscountHistory":{"totalCount":0},"priceQuote":null,"discountEligibility":null}""",
                    (await server.Data(
                        """
                        query($id: ID!) { customerDiscounts(customerId: $id) { totalCount nodes { discount } } customerDiscountHistory(customerId: $id, productType: "ECS") { totalCount }
                          priceQuote(customerId: $id, items: [{ productType: "ECS", chargingMode: PAY_PER_USE, listPrice: "10" }]) { total }
                          discountEligibility(customerId: $id, productType: "ECS", discount: "0.01") { eligible } }
                        """, stranger, new { id = DiscountApi.Customer(named) })).ToJsonString());
            }
        }

        foreach (var token in new[] { server.Member(partner, Role.AccountDirector, "director"), server.Customer(customer), server.Staff("operations_manager"), server.Member(partner, Role.Operator, "operator") })
        {
            Assert.Equal("FORBIDDEN", await server.ErrorCode(
                "mutation($id: ID!) { setCustomerDiscount(input: { customerId: $id, productType: \"ECS\", discount: \"0.01\" }) { errors { code } } }", token, new { id = DiscountApi.Customer(customer) }));
        }

        foreach (var reader in new[] { owner, anna })
            Assert.Equal(1, (await server.Data(DiscountApi.Read, reader))["customerDiscounts"]!["totalCount"]!.GetValue<int>());
    }

    private async Task<(string Partner, string Customer)> Referral(string manager = "")
    {
        var partner = await server.Partner();
        return (partner, await server.CustomerOf(partner, AssociationModel.Referral, manager));
    }
}
