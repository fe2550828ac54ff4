using System.Text.Json.Nodes;
using PartnerGraph.Api.GraphQL.Tests.Customers;

namespace PartnerGraph.Api.GraphQL.Tests.Access;

/// <summary>An id that a caller gives is never ignored: where only the caller's own counts, another one is refused like one that names nothing.</summary>
public sealed class NamedIdTests(CustomersServer server) : IClassFixture<CustomersServer>
{
    private const string Leave = "mutation($input: RequestDisassociationInput!) { requestDisassociation(input: $input) { associationRecord { id } errors { code path } position } }";

    private const string Create = "mutation($input: CreateMemberInput!) { createMember(input: $input) { member { partnerId } errors { code path } position } }";

    [Fact, Trait("Rule", "ASSOC-41")]
    public async Task A_customer_leaves_for_itself_alone()
    {
        await server.NewAssociated("n1", server.A);
        await server.NewAssociated("n2", server.A);
        foreach (var named in new[] { CustomersServer.Customers("n2"), CustomersServer.Customers("absent") })
        {
            Assert.Equal(
                """{"associationRecord":null,"errors":[{"code":"NOT_ASSOCIATED","path":["customerId"]}],"position":"0"}""",
                await Answer(Leave, server.Customer("n1"), new { customerId = named }));
        }

        Assert.Equal(0, (await server.Data("""{ associationRecords(filter: { purpose: DISASSOCIATION }) { totalCount } }""", server.Customer("n1")))["associationRecords"]!["totalCount"]!.GetValue<int>());
        Assert.DoesNotContain("NOT_ASSOCIATED", await Answer(Leave, server.Customer("n1"), new { customerId = CustomersServer.Customers("n1") }), StringComparison.Ordinal);
    }

    [Fact, Trait("Rule", "ASSOC-41")]
    public async Task A_partner_names_the_customer_that_it_leaves() => Assert.Equal(
        """{"associationRecord":null,"errors":[{"code":"NOT_ASSOCIATED","path":["customerId"]}],"position":"0"}""", await Answer(Leave, server.A, new { reason = "none named" }));

    [Fact, Trait("Rule", "ORG-6")]
    public async Task An_administrator_creates_members_of_its_own_partner_alone()
    {
        foreach (var named in new[] { "b", "absent" })
        {
            Assert.Equal(
                """{"member":null,"errors":[{"code":"PARTNER_NOT_FOUND","path":["partnerId"]}],"position":"0"}""",
                await Answer(Create, server.A, Member(CustomersServer.Partners(named), named)));
        }

        Assert.Contains(CustomersServer.Partners("a"), await Answer(Create, server.A, Member(CustomersServer.Partners("a"), "own")), StringComparison.Ordinal);
        Assert.Equal(
            """{"member":null,"errors":[{"code":"PARTNER_NOT_FOUND","path":["partnerId"]}],"position":"0"}""", await Answer(Create, server.Operations, Member(null, "nobody")));
    }

    [Fact, Trait("Rule", "CUST-5")]
    public async Task Whoever_orders_for_another_learns_that_nobody_can_and_nothing_else()
    {
        await server.NewAssociated("n3", server.A, "REFERRAL");
        await server.NewAssociated("n4", server.B);
        const string place = "mutation($input: PlaceOrderInput!) { placeOrder(input: $input) { errors { code ruleId path } position } }";
        var items = new[] { new { product = "ECS", region = "r", specification = "s", chargingMode = "PAY_PER_USE", listPrice = "1" } };
        foreach (var caller in new[] { server.A, server.Customer("n4") })
        {
            foreach (var named in new[] { "n3", "absent" })
            {
                Assert.Equal(
                    """{"errors":[{"code":"PARTNER_ACCOUNT_CANNOT_PURCHASE","ruleId":"CUST-5","path":["onBehalfOf"]}],"position":"0"}""",
                    await Answer(place, caller, new { items, onBehalfOf = CustomersServer.Customers(named) }));
            }
        }
    }

    [Fact, Trait("Rule", "CONV-10")]
    public async Task A_version_that_is_stale_is_told_to_nobody_but_the_owner()
    {
        var customerId = await server.NewAssociated("n5", server.A);
        foreach (var expectedVersion in new[] { -1, 0, 1 })
        {
            Assert.Equal(
                """{"associationRecord":null,"errors":[{"code":"NOT_ASSOCIATED","path":["customerId"]}],"position":"0"}""", await Answer(Leave, server.B, new { customerId, expectedVersion }));
        }

        Assert.Contains("CONFLICT", await Answer(Leave, server.A, new { customerId, expectedVersion = 7 }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_measures_the_log_without_a_token()
    {
        const string query = "{ partnerFinder { totalCount } }";
        var (_, here) = await server.Send(query, minPosition: 0);
        var (_, beyond) = await server.Send(query, minPosition: long.MaxValue);
        Assert.Equal("UNAUTHENTICATED", here["errors"]![0]!["extensions"]!["code"]!.GetValue<string>());
        Assert.Equal(here.ToJsonString(), beyond.ToJsonString());
    }

    private static object Member(string? partnerId, string name) => new { partnerId, userName = name, email = $"{name}@named.example", subject = $"named-{name}" };

    private async Task<string> Answer(string mutation, string token, object input)
    {
        var answer = (await server.Data(mutation, token, new { input })).AsObject().Single().Value!;
        if (answer["errors"] is JsonArray { Count: 0 }) answer.AsObject().Remove("position");
        return answer.ToJsonString();
    }
}
