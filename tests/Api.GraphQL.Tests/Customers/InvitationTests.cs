using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;

namespace PartnerGraph.Api.GraphQL.Tests.Customers;

public sealed class InvitationTests(CustomersServer server) : IClassFixture<CustomersServer>
{
    [Fact, Trait("Rule", "ASSOC-25")]
    public async Task A_second_manager_who_invites_the_same_address_is_told_and_the_first_gets_its_own_back()
    {
        var input = new { channel = "EMAIL", model = "RESELLER", email = "colleagues@example.com" };
        var (first, second) = (server.Member("a", Role.AccountManager, "first"), server.Member("a", Role.AccountManager, "second"));
        var made = (await server.Data(CustomersServer.Invite, first, new { input }))["createInvitation"]!["invitation"]!["id"]!.GetValue<string>();
        var refused = (await server.Data(CustomersServer.Invite, second, new { input }))["createInvitation"]!;
        Assert.Equal(["INVITED_BY_COLLEAGUE"], refused.Codes());
        Assert.Null(refused["invitation"]);
        foreach (var token in new[] { first, server.A })
            Assert.Equal(made, (await server.Data(CustomersServer.Invite, token, new { input }))["createInvitation"]!["invitation"]!["id"]!.GetValue<string>());
    }

    [Fact, Trait("Rule", "CUST-1"), Trait("Rule", "ASSOC-25"), Trait("Rule", "ASSOC-38")]
    public async Task The_addressee_finds_its_invitation_with_link_and_last_day()
    {
        await server.NewCustomer("i1");
        var created = await server.Data(
            """mutation { createInvitation(input: { channel: EMAIL, model: RESELLER, email: "I1@example.com" }) { invitation { url validTo status } errors { code } } }""", server.A);
        var invitation = created["createInvitation"]!["invitation"]!;
        Assert.Equal("2024-11-19T02:00:00+00:00", invitation["validTo"]!.GetValue<string>());
        Assert.StartsWith("http://localhost:5000/invitations/", invitation["url"]!.GetValue<string>(), StringComparison.Ordinal);
        const string mine = "{ myInvitations { nodes { url validTo status } } }";
        Assert.Equal($$$"""{"myInvitations":{"nodes":[{{{invitation.ToJsonString()}}}]}}""", (await server.Data(mine, server.Customer("i1"))).ToJsonString());
        await server.NewCustomer("i2");
        Assert.Equal("""{"myInvitations":{"nodes":[]}}""", (await server.Data(mine, server.Customer("i2"))).ToJsonString());
    }

    [Theory, Trait("Rule", "ASSOC-29"), Trait("Rule", "ASSOC-27")]
    [InlineData("createInvitation", "channel: LINK, model: RESELLER", "ASSOC-29")]
    [InlineData("createInvitationQr", "model: RESELLER", "ASSOC-27")]
    [InlineData("preRegisterCustomer", "email: \"ghost@example.com\", country: \"CL\"", "ASSOC-29")]
    public async Task A_partner_that_does_not_exist_develops_no_customers(string mutation, string input, string ruleId)
    {
        var answer = await server.Data(
            $$"""mutation { {{mutation}}(input: { {{input}} }) { errors { code ruleId } } }""", server.Member("ghost", Role.PartnerAdministrator, "admin"));
        Assert.Contains($$"""{"code":"FORBIDDEN","ruleId":"{{ruleId}}"}""", answer[mutation]!["errors"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory, Trait("Rule", "ASSOC-25"), Trait("Rule", "ASSOC-45"), Trait("Rule", "CONV-7")]
    [InlineData("EMAIL")]
    [InlineData("LINK")]
    [InlineData("QR")]
    public async Task Only_whose_verified_address_it_names_may_accept_an_addressed_invitation(string channel)
    {
        var (addressee, other, unverified) = ($"to-{channel}", $"other-{channel}", $"told-{channel}");
        await server.NewCustomer(addressee);
        await server.NewCustomer(other);
        await server.Data(CustomersServer.Register, server.Operations, new { input = new { name = "Told", country = "CL", key = unverified, email = $"{unverified}@example.com", phone = "+56 2 2345 6789" } });
        var token = await Invited($"{addressee}@example.com");
        foreach (var (customer, foreign) in new[] { (other, token), (unverified, await Invited($"{unverified}@example.com")) })
        {
            var absent = (await server.AcceptAs(customer, token[..^1] + (token[^1] == '0' ? '1' : '0'))).ToJsonString();
            Assert.Contains("INVITATION_NOT_FOUND", absent, StringComparison.Ordinal);
            Assert.Equal(absent, (await server.AcceptAs(customer, foreign)).ToJsonString());
        }

        // Nothing of it stands in the partner's list of failures.
        Assert.Equal("""{"associationFailures":{"totalCount":0}}""", (await server.Data($$"""{ associationFailures(customerEmail: "{{other}}@example.com") { totalCount } }""", server.A)).ToJsonString());
        Assert.Empty((await server.AcceptAs(addressee, token))["acceptInvitation"]!.Codes());
        // Who has accepted may say so again.
        Assert.Empty((await server.AcceptAs(addressee, token))["acceptInvitation"]!.Codes());

        async Task<string> Invited(string email)
        {
            var created = (await server.Data(CustomersServer.Invite, server.A, new { input = new { channel, model = "RESELLER", email } }))["createInvitation"]!;
            Assert.Empty(created.Codes());
            return created["invitation"]!["token"]!.GetValue<string>();
        }
    }

    [Fact, Trait("Rule", "ASSOC-25"), Trait("Rule", "CUST-2")]
    public async Task Whom_the_partner_shared_an_addressed_link_with_may_accept_it_too()
    {
        await server.NewCustomer("shared-to");
        var created = (await server.Data(
            CustomersServer.Invite, server.A, new { input = new { channel = "LINK", model = "RESELLER", email = "first-to@example.com" } }))["createInvitation"]!["invitation"]!;
        var (id, token) = (created["id"]!.GetValue<string>(), created["token"]!.GetValue<string>());
        Assert.Equal(["INVITATION_NOT_FOUND"], (await server.AcceptAs("shared-to", token))["acceptInvitation"]!.Codes());
        await server.Data(
            "mutation($id: ID!) { shareInvitation(input: { invitationId: $id, channel: EMAIL, email: \"Shared-To@example.com\" }) { errors { code } } }", server.A, new { id });
        Assert.Empty((await server.AcceptAs("shared-to", token))["acceptInvitation"]!.Codes());
    }

    [Fact, Trait("Rule", "ASSOC-25")]
    public async Task A_second_invitation_gives_back_the_open_one_and_another_model_makes_a_new_one()
    {
        async Task<string> Invite(string model) => (await server.Data(
            CustomersServer.Invite, server.A, new { input = new { channel = "EMAIL", model, email = "twice@example.com" } }))
            ["createInvitation"]!["invitation"]!["token"]!.GetValue<string>();
        var first = await Invite("RESELLER");
        Assert.Equal(first, await Invite("RESELLER"));
        Assert.NotEqual(first, await Invite("REFERRAL"));
    }

    [Fact, Trait("Rule", "ASSOC-27"), Trait("Rule", "CUST-2")]
    public async Task A_qr_code_is_an_image_of_the_link_and_is_shared()
    {
        var created = (await server.Data(
            "mutation { createInvitationQr(input: { model: REFERRAL }) { invitation { id url qrCode validTo channel } errors { code } } }", server.A))
            ["createInvitationQr"]!["invitation"]!;
        Assert.StartsWith("data:image/png;base64,iVBORw0KGgo", created["qrCode"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Null(created["validTo"]);
        var shared = await server.Data(
            "mutation($id: ID!) { shareInvitation(input: { invitationId: $id, channel: LINK }) { invitation { sharedBy version } errors { code } } }",
            server.A, new { id = created["id"]!.GetValue<string>() });
        Assert.Equal("""{"shareInvitation":{"invitation":{"sharedBy":["LINK"],"version":"1"},"errors":[]}}""", shared.ToJsonString());
    }

    [Fact, Trait("Rule", "ASSOC-28"), Trait("Rule", "ASSOC-31"), Trait("Rule", "ASSOC-37")]
    public async Task A_protected_address_and_a_project_are_refused_with_the_way_out()
    {
        const string register = "mutation($input: PreRegisterCustomerInput!) { preRegisterCustomer(input: $input) { preRegistration { id } errors { code ruleId remedy } } }";
        object Input(string? kind = null) => new { input = new { email = "p1@example.com", country = "CL", kind } };
        var first = await server.Data(register, server.A, Input());
        var again = await server.Data(register, server.A, Input());
        Assert.Equal(first.ToJsonString(), again.ToJsonString());
        var refused = (await server.Data(register, server.B, Input()))["preRegisterCustomer"]!["errors"]![0]!;
        Assert.Equal("PREREGISTERED_BY_ANOTHER", refused["code"]!.GetValue<string>());
        Assert.Contains("2024-11-19 10:00:00", refused["remedy"]!.GetValue<string>(), StringComparison.Ordinal);
        var project = (await server.Data(register, server.B, Input("PROJECT")))["preRegisterCustomer"]!["errors"]!.AsArray();
        Assert.Contains(project, error => error!["code"]!.GetValue<string>() == "PROJECT_PREREGISTRATION_NOT_SUPPORTED");
    }

    [Fact, Trait("Rule", "ASSOC-24"), Trait("Rule", "ASSOC-30"), Trait("Rule", "ASSOC-34")]
    public async Task A_pre_registered_customer_of_another_country_is_invited_and_converts()
    {
        await server.NewCustomer("p2", "PE");
        var id = (await server.Data(
            """mutation { preRegisterCustomer(input: { email: "p2@example.com", country: "PE" }) { preRegistration { id } } }""", server.A))
            ["preRegisterCustomer"]!["preRegistration"]!["id"]!.GetValue<string>();
        Assert.Equal(
            """[{"code":"PREREGISTRATION_REQUIRED","ruleId":"ASSOC-30"}]""",
            (await server.Data(CustomersServer.Invite, server.B, new { input = new { channel = "EMAIL", model = "RESELLER", email = "p2@example.com", country = "PE" } }))
            ["createInvitation"]!["errors"]!.ToJsonString());
        var invited = await server.Data(CustomersServer.Invite, server.A, new { input = new { channel = "EMAIL", model = "RESELLER", preRegistrationId = id } });
        await server.AcceptAs("p2", invited["createInvitation"]!["invitation"]!["token"]!.GetValue<string>());
        Assert.Equal(
            $$$"""{"node":{"status":"CONVERTED","customerId":"{{{CustomersServer.Customers("p2")}}}"}}""",
            (await server.Data("query($id: ID!) { node(id: $id) { ... on PreRegistration { status customerId } } }", server.A, new { id })).ToJsonString());
    }

    [Theory, Trait("Rule", "ASSOC-27"), Trait("Rule", "ASSOC-29")]
    [InlineData("QR", "ASSOC-27")]
    [InlineData("LINK", "ASSOC-29")]
    public async Task A_distributor_develops_no_customers(string channel, string rule) =>
        // Section 5 keeps distributors out; whatever else a partner is, the rule itself refuses it.
        Assert.Equal(
            $$"""[{"code":"FORBIDDEN","ruleId":"{{rule}}"}]""",
            (await server.Data(CustomersServer.Invite, server.Member("d", Security.Role.PartnerAdministrator, "odd"), new { input = new { channel, model = "REFERRAL" } }))
            ["createInvitation"]!["errors"]!.ToJsonString());

    [Fact]
    public async Task Ids_of_other_types_are_refused() =>
        Assert.Equal("BAD_USER_INPUT", await server.ErrorCode(
            "query($id: ID!) { invitation(id: $id) { id } }", server.A, new { id = GlobalId.Of("Customer", "c1") }));
}
