using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;

namespace PartnerGraph.Api.GraphQL.Tests.Partners;

public sealed class PartnerTests(ApiServer server) : IClassFixture<ApiServer>
{
    private const string Invite = """
        mutation { inviteReseller(input: { email: "new@shop.example", companyName: "Shop" }) {
          partner { resellerInvitations { nodes { email companyName } } } errors { code ruleId } } }
        """;

    [Fact, Trait("Rule", "PROG-2")]
    public async Task Operations_register_a_partner_at_the_tier_standard() =>
        Assert.Equal(
            """{"registerPartner":{"partner":{"kind":"CARRIER","companyName":"Telco","country":"CL","tier":"STANDARD","tierInAdvance":true,"distributorId":null,"version":"1","accountStatus":{"state":"NORMAL","restrictions":[],"freezes":[]}},"errors":[]}}""",
            (await server.Data("""
                mutation { registerPartner(input: { kind: CARRIER, country: "cl", companyName: "Telco", contactEmail: "post@telco.example" }) {
                  partner { kind companyName country tier tierInAdvance distributorId version accountStatus { state restrictions { cause } freezes { cause } } }
                  errors { code } } }
                """, server.Staff("operations_manager"))).ToJsonString());

    [Fact, Trait("Rule", "PROG-1"), Trait("Rule", "CONV-7")]
    public async Task Every_rule_that_refuses_is_told_with_its_field() =>
        Assert.Equal(
            """{"registerPartner":{"partner":null,"errors":[{"code":"HCPN_MEMBERSHIP_REQUIRED","ruleId":"PROG-1","path":["hasJoinedNetwork"]},{"code":"REQUIRED","ruleId":"CONV-7","path":["contactEmail"]},{"code":"DISTRIBUTOR_REQUIRED","ruleId":"CONV-11","path":["distributorId"]}]}}""",
            (await server.Data("""
                mutation { registerPartner(input: { kind: RESELLER, country: "cl", companyName: "Telco", contactEmail: "nobody", hasJoinedNetwork: false }) {
                  partner { id } errors { code ruleId path } } }
                """, server.Staff("operations_manager"))).ToJsonString());

    [Fact, Trait("Rule", "CONV-10")]
    public async Task The_same_key_registers_one_partner()
    {
        const string Register = """
            mutation { registerPartner(input: { kind: CARRIER, country: "CL", companyName: "Once", contactEmail: "a@once.example", idempotencyKey: "once" }) { partner { id } } }
            """;
        var first = await server.Data(Register, server.Staff("operations_manager"));
        var again = await server.Data(Register, server.Staff("operations_manager"));
        Assert.Equal(first.ToJsonString(), again.ToJsonString());
        Assert.Equal(
            """{"partners":{"totalCount":1,"nodes":[{"companyName":"Once"}]}}""",
            (await server.Data("""{ partners(filter: { text: "onc" }) { totalCount nodes { companyName } } }""", server.Staff("finance"))).ToJsonString());
    }

    [Fact, Trait("Rule", "PROG-41")]
    public async Task A_tier_is_changed_and_an_old_version_is_refused()
    {
        var partner = GlobalId.Of("Partner", await server.Partner());
        const string Grant = """
            mutation($id: ID!, $tier: PartnerTier!, $version: BigInt) {
              grantTier(input: { partnerId: $id, tier: $tier, basis: "annual review", expectedVersion: $version }) { partner { tier tierInAdvance version } errors { code } } }
            """;
        Assert.Equal(
            """{"grantTier":{"partner":{"tier":"PREMIER","tierInAdvance":false,"version":"2"},"errors":[]}}""",
            (await server.Data(Grant, server.Staff("ecosystem_manager"), new { id = partner, tier = "PREMIER", version = 1 })).ToJsonString());
        Assert.Equal(["CONFLICT"], (await server.Data(Grant, server.Staff("ecosystem_manager"), new { id = partner, tier = "ADVANCED", version = 1 }))["grantTier"]!.Codes());
    }

    [Fact, Trait("Rule", "ACCT-11")]
    public async Task A_distributor_invites_resellers_until_it_is_frozen()
    {
        var distributor = await server.Partner("DISTRIBUTOR");
        var token = server.Member(distributor, Role.DistributorAdministrator, "d");
        const string Accepted =
            """{"inviteReseller":{"partner":{"resellerInvitations":{"nodes":[{"email":"new@shop.example","companyName":"Shop"}]}},"errors":[]}}""";
        Assert.Equal(Accepted, (await server.Data(Invite, token)).ToJsonString());
        Assert.Equal(Accepted, (await server.Data(Invite, token)).ToJsonString());
        await server.Data(
            """mutation($id: ID!) { freezePartner(input: { partnerId: $id, reason: "audit" }) { errors { code } } }""",
            server.Staff("operations_manager"), new { id = GlobalId.Of("Partner", distributor) });
        Assert.Equal(["DISTRIBUTOR_FROZEN"], (await server.Data(Invite, token))["inviteReseller"]!.Codes());
    }

    [Fact]
    public async Task A_distributor_sees_its_resellers()
    {
        var distributor = await server.Partner("DISTRIBUTOR", name: "Wholesale");
        await server.Partner("RESELLER", distributor, "Corner shop");
        await server.Partner("RESELLER", await server.Partner("DISTRIBUTOR"), "Elsewhere");
        Assert.Equal(
            """{"partner":{"companyName":"Wholesale","resellers":{"totalCount":1,"nodes":[{"companyName":"Corner shop","accountStatus":{"state":"NORMAL"}}]}}}""",
            (await server.Data(
                "{ partner { companyName resellers { totalCount nodes { companyName accountStatus { state } } } } }",
                server.Member(distributor, Role.DistributorAdministrator, "d"))).ToJsonString());
    }

    [Fact, Trait("Rule", "CONV-7")]
    public async Task Another_partner_is_as_if_absent()
    {
        var (own, other) = (await server.Partner(), await server.Partner());
        var id = GlobalId.Of("Partner", other);
        const string Ask = "query($id: ID!) { partner(id: $id) { id } node(id: $id) { id } }";
        Assert.Equal("""{"partner":null,"node":null}""", (await server.Data(Ask, server.Administrator(own), new { id })).ToJsonString());
        Assert.Equal("""{"partner":null,"node":null}""", (await server.Data(Ask, server.Member(own, Role.AccountManager), new { id })).ToJsonString());
        Assert.Equal($$$"""{"partner":{"id":"{{{id}}}"},"node":{"id":"{{{id}}}"}}""", (await server.Data(Ask, server.Administrator(other), new { id })).ToJsonString());
        Assert.Equal("FORBIDDEN", await server.ErrorCode(Ask, server.Customer("c"), new { id }));
        Assert.Equal("UNAUTHENTICATED", await server.ErrorCode(Ask, variables: new { id }));
        Assert.Equal("BAD_USER_INPUT", await server.ErrorCode(Ask, server.Administrator(own), new { id = GlobalId.Of("Customer", "c") }));
    }

    [Theory]
    [InlineData("registerPartner", "kind: CARRIER, country: \"CL\", companyName: \"X\", contactEmail: \"a@x.example\"")]
    [InlineData("grantTier", "partnerId: \"UGFydG5lcjpw\", tier: CORE, basis: \"x\"")]
    [InlineData("approveBusinessInformation", "partnerId: \"UGFydG5lcjpw\"")]
    [InlineData("restrictPartner", "partnerId: \"UGFydG5lcjpw\", reason: \"x\"")]
    [InlineData("liftRestriction", "partnerId: \"UGFydG5lcjpw\"")]
    [InlineData("freezePartner", "partnerId: \"UGFydG5lcjpw\", reason: \"x\"")]
    [InlineData("unfreezePartner", "partnerId: \"UGFydG5lcjpw\"")]
    public async Task Partners_and_customers_decide_nothing_about_partners(string mutation, string input)
    {
        var document = $"mutation {{ {mutation}(input: {{ {input} }}) {{ errors {{ code }} }} }}";
        foreach (var token in new[] { server.Administrator("p"), server.Member("p", Role.AccountManager), server.Customer("c"), server.Staff("business_developer") })
            Assert.Equal("FORBIDDEN", await server.ErrorCode(document, token));
        Assert.Equal("UNAUTHENTICATED", await server.ErrorCode(document));
    }

    [Fact]
    public async Task Only_the_vendors_staff_lists_partners_and_only_distributors_invite()
    {
        Assert.Equal("FORBIDDEN", await server.ErrorCode("{ partners { nodes { id } } }", server.Administrator("p")));
        Assert.Equal("FORBIDDEN", await server.ErrorCode(Invite, server.Administrator("p")));
        Assert.Equal("UNAUTHENTICATED", await server.ErrorCode("{ partners { nodes { id } } }"));
    }
}
