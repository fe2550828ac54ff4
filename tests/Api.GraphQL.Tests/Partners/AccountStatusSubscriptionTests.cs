using System.Text.Json;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;

namespace PartnerGraph.Api.GraphQL.Tests.Partners;

/// <summary>Changes of accounts reach whom they concern over a real WebSocket: what was missed first, and nobody else's.</summary>
public sealed class AccountStatusSubscriptionTests(ApiServer server) : IClassFixture<ApiServer>
{
    private const string Fields = "{ kind partnerId customerId cause scope reason }";

    [Fact, Trait("Rule", "ACCT-4"), Trait("Rule", "ACCT-5"), Trait("Rule", "ACCT-12")]
    public async Task Distributor_reseller_customer_and_stranger_each_get_their_own_changes()
    {
        var start = await Subscriber.Now(server);
        var distributor = await server.Partner("DISTRIBUTOR");
        var reseller = await server.Partner("RESELLER", distributor);
        var customer = await server.CustomerOf(reseller);
        var stranger = await server.Partner();
        foreach (var (partner, reason) in new[] { (distributor, "fraud"), (stranger, "audit") })
        {
            await server.Data(
                "mutation($id: ID!, $reason: String!) { freezePartner(input: { partnerId: $id, reason: $reason }) { errors { code } } }",
                server.Staff("operations_manager"), new { id = GlobalId.Of("Partner", partner), reason });
            await server.Settle();
        }

        var (d, r, c, s) = (GlobalId.Of("Partner", distributor), GlobalId.Of("Partner", reseller), GlobalId.Of("Customer", customer), GlobalId.Of("Partner", stranger));
        var ofDistributor = Change("PARTNER_FROZEN", d, null, "OPERATIONS", null, "fraud");
        var ofReseller = Change("PARTNER_FROZEN", r, null, "DISTRIBUTOR", null, null);
        var ofCustomer = Change("CUSTOMER_FROZEN", r, c, "PARTNER_FROZEN", "ACCOUNT_AND_RESOURCES", "The distributor was frozen.");
        var ofResources = Change("CUSTOMER_RESOURCES_FROZEN", r, c, "PARTNER_FROZEN", "ACCOUNT_AND_RESOURCES", null);
        await AssertFollows(server.Member(distributor, Role.DistributorAdministrator, "d"), start, ofDistributor, ofReseller);
        await AssertFollows(server.Member(reseller, Role.ResellerAdministrator, "r"), start, ofReseller, ofCustomer, ofResources);
        await AssertFollows(server.Customer(customer), start, ofCustomer, ofResources);
        await AssertFollows(server.Administrator(stranger), start, Change("PARTNER_FROZEN", s, null, "OPERATIONS", null, "audit"));
    }

    private static string Change(string kind, string partner, string? customer, string cause, string? scope, string? reason) => JsonSerializer.Serialize(
        new { kind, partnerId = partner, customerId = customer, cause, scope, reason });

    private async Task AssertFollows(string token, string after, params string[] expected)
    {
        using var subscriber = await Subscriber.Start(server, token, $"{{ accountStatusChanged(after: \"{after}\") {Fields} }}");
        foreach (var change in expected) Assert.Equal(change, (await subscriber.Next()).ToJsonString());
    }
}
