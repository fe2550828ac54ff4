using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Customers.Contacts;

namespace PartnerGraph.Api.GraphQL.Tests.Customers;

/// <summary>A partner's account for its own use becomes its customer, and projects belong to whoever has their customer.</summary>
public sealed class OwnUseTests(ApiServer server) : IClassFixture<ApiServer>
{
    private const string Register = "mutation($input: RegisterAccountInput!) { registerAccount(input: $input) { customerId errors { code ruleId path } } }";

    private const string Bind = "mutation($input: BindProjectInput!) { bindProject(input: $input) { projectOwner { projectId partnerId customerId associationModel } errors { code ruleId path } } }";

    [Fact, Trait("Rule", "CSP-4")]
    public async Task An_own_account_is_registered_by_the_partner_and_accepts_its_invitation()
    {
        var partner = await server.Partner(name: "Own Use Ltd");
        var admin = server.Administrator(partner);
        Assert.Equal(["COMPANY_NAME_DIFFERS"], (await server.Data(Register, admin, new { input = new { companyName = "Others Ltd", email = "own@use.example" } }))["registerAccount"]!.Codes());
        var registered = (await server.Data(Register, admin, new { input = new { companyName = "own use ltd", email = "own@use.example" } }))["registerAccount"]!;
        Assert.Empty(registered.Codes());
        var account = registered["customerId"]!.GetValue<string>();
        Assert.Null((await server.Data("query($id: ID!) { customer(id: $id) { name } }", admin, new { id = account }))["customer"]);

        await server.Append("customer", GlobalId.KeyOf("Customer", account), new ContactVerified(GlobalId.KeyOf("Customer", account), ContactKind.Email, "own@use.example", server.Clock.GetUtcNow()));
        var invited = (await server.Data(
            """mutation { createInvitation(input: { channel: LINK, model: REFERRAL }) { invitation { token } errors { code } } }""", admin))["createInvitation"]!;
        Assert.Empty(invited.Codes());
        var token = server.Customer(GlobalId.KeyOf("Customer", account));
        var accepted = (await server.Data(
            "mutation($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { customer { association { partnerId model } } errors { code } } }", token,
            new { input = new { token = invited["invitation"]!["token"]!.GetValue<string>() } }))["acceptInvitation"]!;
        Assert.Equal($$$"""{"customer":{"association":{"partnerId":"{{{GlobalId.Of("Partner", partner)}}}","model":"REFERRAL"}},"errors":[]}""", accepted.ToJsonString());
        Assert.Equal(
            """{"customer":{"name":"Own Use Ltd"}}""", (await server.Data("query($id: ID!) { customer(id: $id) { name } }", admin, new { id = account })).ToJsonString());
    }

    [Fact, Trait("Rule", "CSP-37")]
    public async Task A_project_belongs_to_whoever_has_its_customer()
    {
        var (a, b) = (await server.Partner(), await server.Partner());
        var (c, d) = (await server.CustomerOf(a, AssociationModel.Referral), await server.CustomerOf(b, AssociationModel.Referral));
        var project = $"tender-{a}";
        Assert.Null(await Owner(project, server.Administrator(a)));
        var bound = (await Claim(project, c, server.Administrator(a)))["projectOwner"]!;
        Assert.Equal(
            $$$"""{"projectId":"{{{project.ToUpperInvariant()}}}","partnerId":"{{{GlobalId.Of("Partner", a)}}}","customerId":"{{{GlobalId.Of("Customer", c)}}}","associationModel":"REFERRAL"}""", bound.ToJsonString());
        // The catalogue's example: partner B claims it, and the owner is A.
        Assert.Equal(["PROJECT_BOUND"], (await Claim(project.ToUpperInvariant(), d, server.Administrator(b))).Codes());
        Assert.Equal(GlobalId.Of("Partner", a), await Owner(project, server.Staff("operations_manager")));
        Assert.Equal(GlobalId.Of("Partner", a), await Owner(project, server.Customer(c)));
        Assert.Null(await Owner(project, server.Administrator(b)));
        // Nobody ties a project to another partner's customer, or to one that there is not.
        foreach (var foreign in new[] { c, "absent" })
            Assert.Equal(["CUSTOMER_NOT_FOUND"], (await Claim($"other-{b}", foreign, server.Administrator(b))).Codes());
        Assert.Equal(["CUSTOMER_NOT_FOUND"], (await Claim($"other-{b}", c, server.Member(a, Role.AccountManager, "m"))).Codes());
        Assert.Equal(["PROJECT_ID_INVALID"], (await Claim("a b", c, server.Administrator(a))).Codes());

        // The customer goes to B, and its project with it.
        await server.Append("association", c, new CustomerDisassociated(c, a, AssociationModel.Referral, server.Clock.GetUtcNow()));
        await server.Settle();
        Assert.Null(await Owner(project, server.Administrator(a)));
        await server.Append("association", c, new CustomerAssociated(c, b, AssociationModel.Reseller, AssociationVia.Ticket, server.Clock.GetUtcNow()));
        await server.Settle();
        Assert.Equal(GlobalId.Of("Partner", b), await Owner(project, server.Administrator(b)));
        Assert.Null(await Owner(project, server.Administrator(a)));
    }

    private async Task<System.Text.Json.Nodes.JsonNode> Claim(string project, string customer, string token) =>
        (await server.Data(Bind, token, new { input = new { projectId = project, customerId = GlobalId.Of("Customer", customer) } }))["bindProject"]!;

    private async Task<string?> Owner(string project, string token) =>
        (string?)(await server.Data("query($id: String!) { projectOwner(projectId: $id) { partnerId } }", token, new { id = project }))["projectOwner"]?["partnerId"];
}
