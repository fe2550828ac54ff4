using PartnerGraph.Api.GraphQL.Security;

namespace PartnerGraph.Api.GraphQL.Tests.Customers;

/// <summary>What belongs to one partner or customer is absent for every other.</summary>
public sealed class TenancyTests(CustomersServer server) : IClassFixture<CustomersServer>
{
    public static TheoryData<string> Lists => ["customers", "associationRecords", "invitations", "preRegistrations"];

    [Theory, MemberData(nameof(Lists)), Trait("Rule", "CONV-7")]
    public async Task Lists_hold_the_own_rows_alone(string list)
    {
        await Seed();
        var query = $"{{ {list}(first: 100) {{ nodes {{ id }} }} }}";
        Assert.NotEmpty((await server.Data(query, server.A))[list]!["nodes"]!.AsArray());
        foreach (var other in new[] { server.B, server.Member("a", Role.AccountManager, "unrelated"), server.Member("b", Role.AccountDirector, "director") })
            Assert.Empty((await server.Data(query, other))[list]!["nodes"]!.AsArray());
        Assert.Equal("UNAUTHENTICATED", await server.ErrorCode(query));
        Assert.Equal("FORBIDDEN", await server.ErrorCode(query, server.Member("a", Role.Operator, "operator")));
    }

    [Fact, Trait("Rule", "CONV-7")]
    public async Task A_single_customer_is_absent_for_others_by_field_and_by_node()
    {
        await Seed();
        var id = CustomersServer.Customers("t1");
        var query = "query($id: ID!) { customer(id: $id) { id } association(customerId: $id) { model } node(id: $id) { id } }";
        foreach (var other in new[] { server.B, server.Customer("t2"), server.Member("a", Role.AccountManager, "unrelated") })
            Assert.Equal("""{"customer":null,"association":null,"node":null}""", (await server.Data(query, other, new { id })).ToJsonString());
        foreach (var own in new[] { server.A, server.Customer("t1"), server.Operations })
            Assert.Equal(id, (await server.Data(query, own, new { id }))["customer"]!["id"]!.GetValue<string>());
        var nodeAlone = "query($id: ID!) { node(id: $id) { id } }";
        foreach (var without in new[] { server.Member("a", Role.Operator, "operator"), null })
            Assert.Equal("""{"node":null}""", (await server.Data(nodeAlone, without, new { id })).ToJsonString());
    }

    [Theory, Trait("Rule", "CONV-7")]
    [InlineData("mutation($id: ID!) { requestDisassociation(input: { customerId: $id }) { errors { code } } }", "NOT_ASSOCIATED")]
    [InlineData("mutation($id: ID!) { allocateCustomer(input: { customerId: $id }) { errors { code } } }", "NOT_ASSOCIATED")]
    public async Task Another_partners_customer_is_changed_by_nobody_else(string mutation, string code)
    {
        await Seed();
        var answer = await server.Data(mutation, server.B, new { id = CustomersServer.Customers("t1") });
        Assert.Equal(code, answer.AsObject().First().Value!["errors"]![0]!["code"]!.GetValue<string>());
    }

    [Fact, Trait("Rule", "CONV-7")]
    public async Task Another_partners_invitation_cannot_be_taken_back()
    {
        var id = (await server.Data(CustomersServer.Invite, server.A, new { input = new { channel = "LINK", model = "REFERRAL" } }))
            ["createInvitation"]!["invitation"]!["id"]!.GetValue<string>();
        const string revoke = "mutation($id: ID!) { revokeInvitation(input: { invitationId: $id }) { invitation { id } errors { code } } }";
        foreach (var other in new[] { server.B, server.Member("a", Role.AccountManager, "unrelated") })
            Assert.Equal(
                """{"revokeInvitation":{"invitation":null,"errors":[{"code":"INVITATION_NOT_FOUND"}]}}""",
                (await server.Data(revoke, other, new { id })).ToJsonString());
        Assert.Equal("UNAUTHENTICATED", await server.ErrorCode(revoke, null, new { id }));
    }

    [Theory, Trait("Rule", "CONV-7")]
    [InlineData("{ myPartner { model } }")]
    [InlineData("{ myInvitations { nodes { id } } }")]
    public async Task What_is_the_customers_own_is_refused_to_partners(string query) =>
        Assert.Equal("FORBIDDEN", await server.ErrorCode(query, server.A));

    [Theory, Trait("Rule", "CONV-7")]
    [InlineData("""mutation { registerCustomer(input: { name: "x", country: "CL" }) { errors { code } } }""")]
    [InlineData("""mutation { recordCustomerFact(input: { customerId: "eA", fact: { cardBound: "v" } }) { errors { code } } }""")]
    public async Task Only_operations_tell_facts(string mutation)
    {
        Assert.Equal("FORBIDDEN", await server.ErrorCode(mutation, server.A));
        Assert.Equal("FORBIDDEN", await server.ErrorCode(mutation, server.Customer("t1")));
    }

    private async Task Seed()
    {
        if ((await server.Data("{ customers { totalCount } }", server.A))["customers"]!["totalCount"]!.GetValue<int>() > 0) return;
        await server.NewAssociated("t1", server.A);
        await server.NewCustomer("t2");
        await server.Data("""mutation { preRegisterCustomer(input: { email: "t3@example.com", country: "CL" }) { preRegistration { id } } }""", server.A);
    }
}
