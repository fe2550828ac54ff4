using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Api.GraphQL.Tests.Access;

namespace PartnerGraph.Api.GraphQL.Tests.Billing;

/// <summary>Nothing is asked of a partner before its customers buy.</summary>
public sealed class NoAdvancePaymentTests(ApiServer server) : IClassFixture<ApiServer>
{
    [Fact, Trait("Rule", "CSP-34")]
    public async Task A_new_partner_owes_nothing_has_paid_nothing_and_its_customers_buy()
    {
        var partner = await server.Partner();
        var customer = await server.CustomerOf(partner);
        Assert.Equal(
            """{"amountDue":{"total":"0.00000000"},"accountBalance":{"amount":"0.00000000"},"payments":{"totalCount":0}}""",
            (await server.Data("{ amountDue { total } accountBalance { amount } payments { totalCount } }", server.Administrator(partner))).ToJsonString());
        Assert.Equal("""{"placeOrder":{"errors":[]}}""", (await server.Data(
            """mutation { placeOrder(input: { items: [{ product: "ECS", region: "r1", specification: "s6.small", chargingMode: PAY_PER_USE, listPrice: "1.00" }] }) { errors { code } } }""",
            server.Customer(customer))).ToJsonString());
    }
}
