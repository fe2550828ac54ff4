using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;

namespace PartnerGraph.Api.GraphQL.Tests.Access;

/// <summary>Whose an order is, is known before anything of it is read: the stream of somebody else's is never opened, that of the own is.</summary>
public sealed class ForeignOrderTests(TwoTenants server) : IClassFixture<TwoTenants>
{
    private const string Change = "specification: \"s7\", listPrice: \"2\"";

    /// <summary>What a customer does with an order or a resource, with the placeholder for its id.</summary>
    public static TheoryData<string, string> OfCustomers => new()
    {
        { "payOrder", "orderId: ORDER, method: BALANCE" },
        { "cancelOrder", "orderId: ORDER" },
        { "renewResource", "resourceId: RESOURCE, validTo: \"2026-01-01T00:00:00Z\", method: BALANCE" },
        { "renewResources", "resourceIds: [RESOURCE], months: 1" },
        { "changeResource", $"resourceId: RESOURCE, {Change}" },
        { "changeResources", $"changes: [{{ resourceId: RESOURCE, {Change} }}]" },
        { "changeBillingMode", "resourceId: RESOURCE, months: 1, listPrice: \"2\"" },
        { "changeBillingModes", "changes: [{ resourceId: RESOURCE, months: 1, listPrice: \"2\" }]" },
        { "unsubscribe", "resourceId: RESOURCE, reason: OTHER" },
        { "unsubscribeResources", "resourceIds: [RESOURCE], reason: OTHER" },
        { "unsubscribeRenewal", "resourceId: RESOURCE" },
    };

    [Theory, MemberData(nameof(OfCustomers)), Trait("Rule", "CONV-7")]
    public async Task Of_an_order_of_somebody_else_nothing_is_read(string mutation, string input)
    {
        var customer = server.Customer("ca");
        Assert.Equal((true, false), (await Refused(mutation, input, "ob", customer), Reads("order-ob")));
        Assert.Equal((true, false), (await Refused(mutation, input, "absent", customer), Reads("order-absent")));
        await Refused(mutation, input, "oa", customer);
        Assert.True(Reads("order-oa"));
    }

    [Fact, Trait("Rule", "CONV-7")]
    public async Task Of_an_order_of_somebody_elses_customer_a_partner_reads_nothing()
    {
        var administrator = server.Member("a", Role.PartnerAdministrator, "orders");
        Assert.Equal((true, false), (await Refused("adjustOrderPrice", "orderId: ORDER, discount: \"0.05\"", "ob", administrator), Reads("order-ob")));
        Assert.Equal((true, false), (await Refused("adjustOrderPrice", "orderId: ORDER, discount: \"0.05\"", "absent", administrator), Reads("order-absent")));
        await Refused("adjustOrderPrice", "orderId: ORDER, discount: \"0.05\"", "oa", administrator);
        Assert.True(Reads("order-oa"));
    }

    [Fact, Trait("Rule", "CONV-7")]
    public async Task What_somebody_else_can_pay_with_is_not_looked_up()
    {
        foreach (var (order, reads) in new[] { ("ob", false), ("absent", false), ("oa", true) })
        {
            server.Store.TakenStreams();
            var told = await server.Data($$"""{ paymentOptions(orderId: "{{GlobalId.Of("Order", order)}}") { methods } }""", server.Customer("ca"));
            Assert.Equal((reads, reads), (told["paymentOptions"] is not null, Reads($"order-{order}")));
        }
    }

    private bool Reads(string stream) => server.Store.TakenStreams().Contains(stream);

    private async Task<bool> Refused(string mutation, string input, string order, string token)
    {
        server.Store.TakenStreams();
        var given = input.Replace("ORDER", $"\"{GlobalId.Of("Order", order)}\"", StringComparison.Ordinal).Replace("RESOURCE", $"\"{GlobalId.Of("Resource", $"{order}-1")}\"", StringComparison.Ordinal);
        var payload = (await server.Data($"mutation {{ {mutation}(input: {{ {given} }}) {{ errors {{ code }} }} }}", token))[mutation]!;
        return payload.Codes() is ["ORDER_NOT_FOUND" or "RESOURCE_NOT_FOUND"];
    }
}
