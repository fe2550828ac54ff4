using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Write.Domain.Customers.Associations;

namespace PartnerGraph.Api.GraphQL.Tests.Discounts;

/// <summary>A discount ends with the association that it was given in, or with its model, and nothing revives it.</summary>
public sealed class DiscountLapseTests(ApiServer server) : IClassFixture<ApiServer>
{
    private const string Item = """{ productType: "ECS", chargingMode: PAY_PER_USE, listPrice: "10" }""";

    [Fact, Trait("Rule", "DISC-1"), Trait("Rule", "DISC-19")]
    public async Task Whoever_leaves_keeps_no_discount_and_the_next_partner_reads_none()
    {
        var (former, next) = (await server.Partner(), await server.Partner());
        var customer = await server.CustomerOf(former, AssociationModel.Referral);
        await server.SetDiscount(server.Administrator(former), customer, "ECS", "0.05");
        Assert.Equal("9.50000000", await Total(server.Customer(customer), null));
        await server.Append("association", customer, new CustomerDisassociated(customer, former, AssociationModel.Referral, server.Clock.GetUtcNow()));
        Assert.Equal("10.00000000", await Total(server.Customer(customer), null));
        await server.Append("association", customer, new CustomerAssociated(customer, next, AssociationModel.Referral, AssociationVia.Ticket, server.Clock.GetUtcNow()));
        await Arranging.Settle(server);
        Assert.Equal("10.00000000", await Total(server.Administrator(next), customer));
        Assert.Null(await server.Quote(server.Administrator(former), customer, Item, "total"));
        Assert.Equal("""{"myPartnerDiscounts":{"totalCount":0,"nodes":[]}}""", (await server.Data(DiscountApi.Mine, server.Customer(customer))).ToJsonString());

        const string History = "query($id: ID!) { customerDiscountHistory(customerId: $id, productType: \"ECS\") { nodes { step discount } } }";
        var id = new { id = DiscountApi.Customer(customer) };
        Assert.Equal(
            """{"customerDiscountHistory":{"nodes":[{"step":"LAPSED","discount":"0.05"},{"step":"GRANTED","discount":"0.05"}]}}""",
            (await server.Data(History, server.Administrator(former), id)).ToJsonString());
        Assert.Equal("""{"customerDiscountHistory":{"nodes":[]}}""", (await server.Data(History, server.Administrator(next), id)).ToJsonString());
        Assert.Empty((await server.SetDiscount(server.Administrator(next), customer, "ECS", "0.02")).Codes());
        Assert.Equal("9.80000000", await Total(server.Customer(customer), null));
    }

    [Fact, Trait("Rule", "DISC-3")]
    public async Task A_change_of_the_model_ends_it_and_the_way_back_does_not_revive_it()
    {
        var partner = await server.Partner();
        var customer = await server.CustomerOf(partner, AssociationModel.Referral);
        var token = server.Administrator(partner);
        await server.SetDiscount(token, customer, "ECS", "0.05");
        await Change(AssociationModel.Referral, AssociationModel.Reseller);
        Assert.Equal("10.00000000", await Total(token, customer));
        Assert.Equal(["NOT_A_REFERRAL_CUSTOMER"], (await server.SetDiscount(token, customer, "ECS", "0.05")).Codes());
        await Change(AssociationModel.Reseller, AssociationModel.Referral);
        Assert.Equal("10.00000000", await Total(token, customer));
        Assert.Equal("""{"customerDiscounts":{"totalCount":0,"nodes":[]}}""", (await server.Data(DiscountApi.Read, token)).ToJsonString());
        Assert.Equal(
            """{"customer":{"discounts":{"totalCount":0}}}""",
            (await server.Data("query($id: ID!) { customer(id: $id) { discounts { totalCount } } }", token, new { id = DiscountApi.Customer(customer) })).ToJsonString());

        async Task Change(AssociationModel from, AssociationModel to)
        {
            await server.Append("association", customer, new AssociationModelChanged(customer, partner, from, to, "T-1", server.Clock.GetUtcNow()));
            await Arranging.Settle(server);
        }
    }

    private async Task<string?> Total(string token, string? customer) => (string?)(await server.Quote(token, customer, Item, "total"))!["total"];
}
