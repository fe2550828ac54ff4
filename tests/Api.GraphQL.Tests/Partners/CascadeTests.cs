using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Partners;
using PartnerGraph.Write.EventStore;

namespace PartnerGraph.Api.GraphQL.Tests.Partners;

/// <summary>What a freeze or a restriction reaches, from the mutation through reactions to what customers meet.</summary>
public sealed class CascadeTests(ApiServer server) : IClassFixture<ApiServer>
{
    private const string Status = "{ accountStatus { state resourcesFrozen meteringContinues freezes { cause reason } } }";

    private const string Frozen =
        """{"accountStatus":{"state":"FROZEN","resourcesFrozen":true,"meteringContinues":false,"freezes":[{"cause":"PARTNER_FROZEN","reason":"The partner was frozen."}]}}""";

    private const string Normal = """{"accountStatus":{"state":"NORMAL","resourcesFrozen":false,"meteringContinues":true,"freezes":[]}}""";

    [Fact, Trait("Rule", "ACCT-4"), Trait("Rule", "ACCT-5")]
    public async Task A_frozen_partner_takes_its_customers_along_and_gives_them_back()
    {
        var partner = await server.Partner();
        string[] customers = [await server.CustomerOf(partner), await server.CustomerOf(partner, AssociationModel.Referral), await server.CustomerOf(partner)];
        var elsewhere = await server.CustomerOf(await server.Partner());
        await Freeze(partner);
        foreach (var customer in customers) Assert.Equal(Frozen, await Ask(customer, Status));
        Assert.Equal(Normal, await Ask(elsewhere, Status));

        await Operations("unfreezePartner", partner);
        foreach (var customer in customers) Assert.Equal(Normal, await Ask(customer, Status));
    }

    [Fact, Trait("Rule", "CONV-10")]
    public async Task Unfreezing_what_is_not_frozen_is_accepted_and_adds_no_event()
    {
        var partner = await server.Partner();
        var customer = await server.CustomerOf(partner);
        await Freeze(partner);
        await Operations("unfreezePartner", partner);
        var store = server.Services.GetRequiredService<IEventStore>();
        var head = await store.Head();
        await Operations("unfreezePartner", partner);
        Assert.Equal(
            """{"unfreezeCustomer":{"accountStatus":{"state":"NORMAL","resourcesFrozen":false},"errors":[]}}""",
            (await Unfreeze(partner, customer, "ACCOUNT_AND_RESOURCES")).ToJsonString());
        await server.Settle();
        Assert.Equal(head, await store.Head());
    }

    [Fact, Trait("Rule", "ACCT-9"), Trait("Rule", "ACCT-10"), Trait("Rule", "ACCT-1")]
    public async Task Under_a_frozen_partner_its_administrator_unfreezes_the_account_alone_and_buying_stays_barred()
    {
        var partner = await server.Partner();
        var customer = await server.CustomerOf(partner);
        await Freeze(partner);
        Assert.Equal(["RESOURCE_UNFREEZE_NOT_ALLOWED"], (await Unfreeze(partner, customer, "ACCOUNT_AND_RESOURCES"))["unfreezeCustomer"]!.Codes());
        Assert.Equal(
            """{"unfreezeCustomer":{"accountStatus":{"state":"NORMAL","resourcesFrozen":true},"errors":[]}}""",
            (await Unfreeze(partner, customer, "ACCOUNT")).ToJsonString());
        Assert.Equal(["PARTNER_RESTRICTED"], await Order(customer));
        await server.Settle();
        Assert.Contains("\"state\":\"NORMAL\"", await Ask(customer, Status), StringComparison.Ordinal);
    }

    [Fact, Trait("Rule", "ACCT-12"), Trait("Rule", "ACCT-16"), Trait("Rule", "ACCT-17"), Trait("Rule", "ACCT-18")]
    public async Task A_frozen_distributor_takes_its_resellers_and_their_customers_along()
    {
        var distributor = await server.Partner("DISTRIBUTOR");
        string[] resellers = [await server.Partner("RESELLER", distributor), await server.Partner("RESELLER", distributor)];
        var customer = await server.CustomerOf(resellers[0]);
        await Freeze(distributor);
        foreach (var reseller in resellers)
        {
            Assert.Equal(
                """{"partner":{"accountStatus":{"state":"FROZEN","freezes":[{"cause":"DISTRIBUTOR"}]}}}""",
                (await server.Data("{ partner { accountStatus { state freezes { cause } } } }", server.Member(reseller, Role.ResellerAdministrator))).ToJsonString());
        }

        Assert.Equal(Frozen.Replace("partner was", "distributor was", StringComparison.Ordinal), await Ask(customer, Status));
        Assert.Equal(["RESOURCE_UNFREEZE_NOT_ALLOWED"], (await Unfreeze(resellers[0], customer, "ACCOUNT_AND_RESOURCES"))["unfreezeCustomer"]!.Codes());
        Assert.Empty((await Unfreeze(resellers[0], customer, "ACCOUNT"))["unfreezeCustomer"]!.Codes());

        await Operations("unfreezePartner", distributor);
        Assert.Equal(Normal, await Ask(customer, Status));
    }

    [Fact, Trait("Rule", "ACCT-4"), Trait("Rule", "ACCT-5")]
    public async Task An_association_that_was_decided_before_the_freeze_and_stored_after_it_is_frozen_too()
    {
        var partner = await server.Partner();
        await Freeze(partner);
        Assert.Equal(Frozen, await Ask(await server.CustomerOf(partner), Status));
    }

    [Fact, Trait("Rule", "ACCT-12")]
    public async Task A_reseller_that_was_registered_before_the_freeze_and_stored_after_it_is_frozen_too()
    {
        var distributor = await server.Partner("DISTRIBUTOR");
        await Freeze(distributor);
        var reseller = $"late-{distributor}";
        await server.Append("partner", reseller, new PartnerRegistered(
            reseller, PartnerKind.Reseller, "SG", "Late", "late@acme.example", null, distributor, server.Clock.GetUtcNow()));
        await server.Settle();
        Assert.Equal(
            """{"partner":{"accountStatus":{"state":"FROZEN","freezes":[{"cause":"DISTRIBUTOR"}]}}}""",
            (await server.Data("{ partner { accountStatus { state freezes { cause } } } }", server.Member(reseller, Role.ResellerAdministrator))).ToJsonString());
    }

    [Fact, Trait("Rule", "ACCT-12")]
    public async Task A_reseller_frozen_twice_is_free_when_both_freezes_have_ended()
    {
        var distributor = await server.Partner("DISTRIBUTOR");
        var reseller = await server.Partner("RESELLER", distributor);
        var customer = await server.CustomerOf(reseller);
        await Freeze(reseller);
        await Freeze(distributor);
        await Operations("unfreezePartner", reseller);
        Assert.Contains("\"state\":\"FROZEN\"", await Ask(customer, Status), StringComparison.Ordinal);
        await Operations("unfreezePartner", distributor);
        Assert.Equal(Normal, await Ask(customer, Status));
    }

    [Fact, Trait("Rule", "ACCT-2"), Trait("Rule", "ACCT-3")]
    public async Task A_restricted_distributor_bars_its_resellers_and_their_customers()
    {
        var distributor = await server.Partner("DISTRIBUTOR");
        var reseller = await server.Partner("RESELLER", distributor);
        var (customer, elsewhere) = (await server.CustomerOf(reseller), await server.CustomerOf(await server.Partner("RESELLER", await server.Partner("DISTRIBUTOR"))));
        await Operations("restrictPartner", distributor, """, reason: "audit" """);
        Assert.Equal(["DISTRIBUTOR_RESTRICTED"], await Order(customer));
        Assert.Empty(await Order(elsewhere));
        Assert.Equal(
            ["DISTRIBUTOR_RESTRICTED", "PARTNER_ACCOUNT_CANNOT_PURCHASE"],
            (await server.Data(PlaceOne, server.Member(reseller, Role.ResellerAdministrator)))["placeOrder"]!.Codes());

        await Operations("liftRestriction", distributor);
        Assert.Empty(await Order(customer));
    }

    [Fact, Trait("Rule", "QUOTA-5"), Trait("Rule", "QUOTA-6"), Trait("Rule", "QUOTA-17")]
    public async Task An_exceeded_quota_bars_reseller_customers_and_touches_nothing_that_runs()
    {
        var partner = await server.Partner();
        var (reseller, referral) = (await server.CustomerOf(partner), await server.CustomerOf(partner, AssociationModel.Referral));
        await server.Append("customer", referral, new CardBound(referral, "card"));
        await Operations("restrictPartner", partner, """, cause: QUOTA, reason: "quota exceeded" """);
        Assert.Equal(["PARTNER_RESTRICTED"], await Order(reseller));
        Assert.Empty(await Order(referral));
        Assert.Equal(Normal, await Ask(reseller, Status));

        await Operations("liftRestriction", partner, ", cause: QUOTA");
        Assert.Empty(await Order(reseller));
    }

    private const string PlaceOne = """
        mutation { placeOrder(input: { items: [{ product: "ECS", region: "r1", specification: "s", chargingMode: PAY_PER_USE, listPrice: "1.00" }] }) { errors { code } } }
        """;

    private async Task<string[]> Order(string customer) => (await server.Data(PlaceOne, server.Customer(customer)))["placeOrder"]!.Codes();

    private async Task<string> Ask(string customer, string document) => (await server.Data(document, server.Customer(customer))).ToJsonString();

    private Task Freeze(string partner) => Operations("freezePartner", partner, """, reason: "fraud" """);

    private async Task Operations(string mutation, string partner, string more = "")
    {
        var data = await server.Data(
            $$"""mutation($id: ID!) { {{mutation}}(input: { partnerId: $id{{more}} }) { errors { code } } }""",
            server.Staff("operations_manager"), new { id = GlobalId.Of("Partner", partner) });
        Assert.Empty(data[mutation]!.Codes());
        await server.Settle();
    }

    private Task<System.Text.Json.Nodes.JsonNode> Unfreeze(string partner, string customer, string scope) => server.Data(
        """
        mutation($id: ID!, $scope: FreezeScope!) {
          unfreezeCustomer(input: { customerId: $id, scope: $scope }) { accountStatus { state resourcesFrozen } errors { code } } }
        """,
        server.Administrator(partner), new { id = GlobalId.Of("Customer", customer), scope });
}
