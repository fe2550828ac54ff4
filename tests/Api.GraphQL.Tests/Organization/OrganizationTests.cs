using System.Net;
using System.Text.Json.Nodes;
using PartnerGraph.Api.GraphQL.Schema;

namespace PartnerGraph.Api.GraphQL.Tests.Organization;

/// <summary>The product with its own organizations: who may do what follows from what administrators decided.</summary>
public class OrganizationServer : ApiServer
{
    protected override bool RealMembers => true;
}

public sealed class OrganizationTests(OrganizationServer server) : IClassFixture<OrganizationServer>
{
    private const string Create = """
        mutation($input: CreateMemberInput!) { createMember(input: $input) { member { id kind role email } errors { code ruleId path } } }
        """;

    private const string Assign = """
        mutation($input: AssignRoleInput!) { assignRole(input: $input) { member { role customRole { name permissions } } errors { code } } }
        """;

    [Fact, Trait("Rule", "ORG-8")]
    public async Task Operations_enter_the_one_master_account_of_a_partner()
    {
        var partner = await server.Partner();
        Assert.Equal(
            """{"kind":"MASTER","role":"ADMINISTRATOR"}""",
            Without((await Member(server.Staff("operations_manager"), "boss", partner, "MASTER"))["createMember"]!["member"]!, "id", "email").ToJsonString());
        Assert.Equal(
            ["MASTER_ACCOUNT_NOT_ALLOWED"],
            (await Member(server.Staff("operations_manager"), "second", partner, "MASTER"))["createMember"]!.Codes());
    }

    [Fact, Trait("Rule", "ORG-1"), Trait("Rule", "ORG-2"), Trait("Rule", "ORG-3"), Trait("Rule", "ORG-4")]
    public async Task A_stranger_becomes_a_member_and_has_rights_once_a_role_is_assigned()
    {
        var (_, administrator) = await Organization();
        var subject = Unique("user");
        var token = server.Token(subject);
        Assert.Equal(("Unauthorized", "IAM_USER_ONLY"), await Access(token));
        var member = (await Member(administrator, subject))["createMember"]!["member"]!["id"]!.GetValue<string>();
        Assert.Equal(("Unauthorized", "NO_ROLE"), await Access(token));
        await server.Data(Assign, administrator, new { input = new { memberId = member, role = "ACCOUNT_MANAGER" } });
        Assert.Equal(("OK", "none"), await Access(token));

        await server.Data("mutation($id: ID!) { removeMember(input: { memberId: $id }) { errors { code } } }", administrator, new { id = member });
        await server.Settle();
        Assert.Equal(("Unauthorized", "IAM_USER_ONLY"), await Access(token));
    }

    [Fact, Trait("Rule", "ORG-5")]
    public async Task The_list_of_members_shows_those_created_here_alone()
    {
        var (_, administrator) = await Organization();
        await Member(administrator, Unique("ann"));
        await server.Data("""mutation { recordIamAccount(input: { email: "iam-1@acme.example" }) { errors { code } } }""", server.Staff("operations_manager"));
        Assert.Equal("""{"members":{"totalCount":2}}""", (await server.Data("{ members { totalCount } }", administrator)).ToJsonString());
    }

    [Fact, Trait("Rule", "ORG-6"), Trait("Rule", "ORG-7")]
    public async Task Only_the_administrator_creates_members_and_assigns_roles()
    {
        var (_, administrator) = await Organization();
        var (member, token) = await Joined(administrator, "ACCOUNT_MANAGER");
        var input = new { userName = "x", email = "x@x.example", subject = "x" };
        Assert.Equal("FORBIDDEN", await server.ErrorCode(Create, token, new { input }));
        Assert.Equal("FORBIDDEN", await server.ErrorCode(Assign, token, new { input = new { memberId = member, role = "ADMINISTRATOR" } }));
        Assert.Equal("FORBIDDEN", await server.ErrorCode("{ members { totalCount } }", token));
        Assert.Equal("FORBIDDEN", await server.ErrorCode(Create, server.Customer("c"), new { input }));
        Assert.Equal("UNAUTHENTICATED", await server.ErrorCode(Create, variables: new { input }));
        Assert.Equal("FORBIDDEN", await server.ErrorCode("""mutation { recordIamAccount(input: { email: "a@a.example" }) { errors { code } } }""", administrator));
    }

    [Fact, Trait("Rule", "ORG-7")]
    public async Task An_operator_may_what_its_custom_role_permits_until_the_role_is_retired()
    {
        var (partner, administrator) = await Organization();
        var customer = await server.CustomerOf(partner);
        var role = (await server.Data(
            """mutation { defineRole(input: { name: "Viewer", permissions: ["customer.view"] }) { role { id } errors { code } } }""", administrator))
            ["defineRole"]!["role"]!["id"]!.GetValue<string>();
        var (member, token) = await Joined(administrator, "OPERATOR");
        const string Ask = "query($id: ID!) { accountStatus(customerId: $id) { state } }";
        var id = GlobalId.Of("Customer", customer);
        Assert.Equal("FORBIDDEN", await server.ErrorCode(Ask, token, new { id }));
        Assert.Equal(
            """{"assignRole":{"member":{"role":"OPERATOR","customRole":{"name":"Viewer","permissions":["customer.view"]}},"errors":[]}}""",
            (await server.Data(Assign, administrator, new { input = new { memberId = member, role = "OPERATOR", customRoleId = role } })).ToJsonString());
        Assert.Equal("""{"accountStatus":{"state":"NORMAL"}}""", (await server.Data(Ask, token, new { id })).ToJsonString());
        Assert.Equal("FORBIDDEN", await server.ErrorCode("""mutation { inviteReseller(input: { email: "a@a.example", companyName: "A" }) { errors { code } } }""", token));
        Assert.Equal(
            """{"retireRole":{"role":{"retired":true,"permissions":[]},"errors":[]}}""",
            (await server.Data("mutation($id: ID!) { retireRole(input: { roleId: $id }) { role { retired permissions } errors { code } } }", administrator, new { id = role })).ToJsonString());
        Assert.Equal("FORBIDDEN", await server.ErrorCode(Ask, token, new { id }));
    }

    [Fact, Trait("Rule", "ORG-9"), Trait("Rule", "ORG-10")]
    public async Task An_address_in_IAM_is_refused_until_the_IAM_account_is_deleted()
    {
        var (_, administrator) = await Organization();
        var input = new { userName = "Iris", email = "Iris@acme.example", subject = Unique("iris") };
        await server.Data("""mutation { recordIamAccount(input: { email: "iris@acme.example" }) { errors { code } } }""", server.Staff("operations_manager"));
        Assert.Equal(
            """{"createMember":{"member":null,"errors":[{"code":"EMAIL_REGISTERED_IN_IAM","ruleId":"ORG-9","path":["email"]}]}}""",
            (await server.Data(Create, administrator, new { input })).ToJsonString());
        await server.Data("""mutation { deleteIamAccount(input: { email: " IRIS@acme.example" }) { errors { code } } }""", server.Staff("operations_manager"));
        server.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(
            """{"kind":"USER","role":null,"email":"iris@acme.example"}""",
            Without((await server.Data(Create, administrator, new { input }))["createMember"]!["member"]!, "id").ToJsonString());
    }

    [Fact, Trait("Rule", "ORG-9")]
    public async Task An_address_and_a_subject_belong_to_one_member_in_all_organizations()
    {
        var (_, first) = await Organization();
        var (_, second) = await Organization();
        var input = new { userName = "Ann", email = $"{Unique("ann")}@acme.example", subject = Unique("ann") };
        var created = await server.Data(Create, first, new { input });
        Assert.Equal(created.ToJsonString(), (await server.Data(Create, first, new { input })).ToJsonString());
        Assert.Equal(["EMAIL_ALREADY_USED", "SUBJECT_ALREADY_USED"], (await server.Data(Create, second, new { input }))["createMember"]!.Codes());
        await server.Data(
            "mutation($id: ID!) { removeMember(input: { memberId: $id }) { errors { code } } }", first,
            new { id = created["createMember"]!["member"]!["id"]!.GetValue<string>() });
        Assert.Empty((await server.Data(Create, second, new { input }))["createMember"]!.Codes());
    }

    [Fact, Trait("Rule", "EXPEND-3")]
    public async Task A_director_sees_the_customers_of_the_managers_that_it_leads()
    {
        var (partner, administrator) = await Organization();
        var (manager, managerToken) = await Joined(administrator, "ACCOUNT_MANAGER");
        var (director, directorToken) = await Joined(administrator, "ACCOUNT_DIRECTOR");
        var customer = await server.CustomerOf(partner, manager: GlobalId.KeyOf("Member", manager));
        const string Ask = "query($id: ID!) { accountStatus(customerId: $id) { state } }";
        var id = GlobalId.Of("Customer", customer);
        Assert.Equal("""{"accountStatus":{"state":"NORMAL"}}""", (await server.Data(Ask, managerToken, new { id })).ToJsonString());
        Assert.Equal("""{"accountStatus":null}""", (await server.Data(Ask, directorToken, new { id })).ToJsonString());
        Assert.Equal(
            $$$"""{"assignManagers":{"member":{"managerIds":["{{{manager}}}"]},"errors":[]}}""",
            (await server.Data(
                "mutation($d: ID!, $m: [ID!]!) { assignManagers(input: { memberId: $d, managerIds: $m }) { member { managerIds } errors { code } } }",
                administrator, new { d = director, m = new[] { manager } })).ToJsonString());
        Assert.Equal("""{"accountStatus":{"state":"NORMAL"}}""", (await server.Data(Ask, directorToken, new { id })).ToJsonString());
    }

    [Fact, Trait("Rule", "ORG-3"), Trait("Rule", "EXPEND-3")]
    public async Task A_director_leads_nobody_who_is_no_account_manager_any_more()
    {
        var (_, administrator) = await Organization();
        var (stays, _) = await Joined(administrator, "ACCOUNT_MANAGER");
        var (demoted, _) = await Joined(administrator, "ACCOUNT_MANAGER");
        var (removed, _) = await Joined(administrator, "ACCOUNT_MANAGER");
        var (director, directorToken) = await Joined(administrator, "ACCOUNT_DIRECTOR");
        await server.Data(
            "mutation($d: ID!, $m: [ID!]!) { assignManagers(input: { memberId: $d, managerIds: $m }) { errors { code } } }",
            administrator, new { d = director, m = new[] { stays, demoted, removed } });
        Assert.Equal(Sorted(stays, demoted, removed), await Led());

        await Becomes("OPERATOR");
        Assert.Equal(Sorted(stays, removed), await Led());
        await server.Data("mutation($id: ID!) { removeMember(input: { memberId: $id }) { deletedId errors { code } } }", administrator, new { id = removed });
        Assert.Equal([stays], await Led());
        await Becomes("ACCOUNT_MANAGER");
        Assert.Equal(Sorted(stays, demoted), await Led());

        Task Becomes(string role) => server.Data(Assign, administrator, new { input = new { memberId = demoted, role } });

        // Wherever a member is shown, the same.
        async Task<string[]> Led()
        {
            await server.Settle();
            var whole = await server.Data(
                "query($id: ID!) { members(first: 100) { nodes { id managerIds } } partner { members(first: 100) { nodes { id managerIds } } } node(id: $id) { ... on Member { managerIds } } }",
                administrator, new { id = director });
            var own = (await server.Data("{ me { member { managerIds } } }", directorToken))["me"]!["member"]!;
            var shown = new[] { Of(whole["members"]!), Of(whole["partner"]!["members"]!), whole["node"]!, own }.Select(member => member["managerIds"]!.AsArray().Select(id => id!.GetValue<string>()).ToArray()).ToList();
            Assert.All(shown, each => Assert.Equal(shown[0], each));
            return [.. shown[0].Order(StringComparer.Ordinal)];
        }

        JsonNode Of(JsonNode members) => members["nodes"]!.AsArray().Single(member => member!["id"]!.GetValue<string>() == director)!;
        static string[] Sorted(params string[] ids) => [.. ids.Order(StringComparer.Ordinal)];
    }

    [Fact, Trait("Rule", "CONV-7")]
    public async Task Another_organizations_members_and_roles_are_as_if_absent()
    {
        var (_, own) = await Organization();
        var (_, other) = await Organization();
        var (member, _) = await Joined(own, "ACCOUNT_MANAGER");
        var role = (await server.Data("""mutation { defineRole(input: { name: "R", permissions: [] }) { role { id } } }""", own))["defineRole"]!["role"]!["id"]!.GetValue<string>();
        Assert.Equal(
            """{"a":null,"b":null,"members":{"totalCount":1},"roles":{"nodes":[]}}""",
            (await server.Data("query($m: ID!, $r: ID!) { a: node(id: $m) { id } b: node(id: $r) { id } members { totalCount } roles { nodes { id } } }", other, new { m = member, r = role })).ToJsonString());
        Assert.Equal(["MEMBER_NOT_FOUND"], (await server.Data(Assign, other, new { input = new { memberId = member, role = "ADMINISTRATOR" } }))["assignRole"]!.Codes());
        Assert.Equal(["ROLE_NOT_FOUND"], (await server.Data("""mutation($r: ID!) { changeRole(input: { roleId: $r, name: "X", permissions: [] }) { errors { code } } }""", other, new { r = role }))["changeRole"]!.Codes());
    }

    [Fact, Trait("Rule", "MENU-6")]
    public async Task The_administrator_of_a_distributor_is_told_apart()
    {
        var (_, administrator) = await Organization("DISTRIBUTOR");
        Assert.Equal("""{"me":{"role":"DISTRIBUTOR_ADMINISTRATOR"}}""", (await server.Data("{ me { role } }", administrator)).ToJsonString());
    }

    private async Task<(string Partner, string Administrator)> Organization(string kind = "SOLUTION_PROVIDER")
    {
        var partner = await server.Partner(kind);
        var subject = Unique("master");
        Assert.Empty((await Member(server.Staff("operations_manager"), subject, partner, "MASTER"))["createMember"]!.Codes());
        return (partner, server.Token(subject));
    }

    private async Task<(string Member, string Token)> Joined(string administrator, string role)
    {
        var subject = Unique("user");
        var member = (await Member(administrator, subject))["createMember"]!["member"]!["id"]!.GetValue<string>();
        Assert.Empty((await server.Data(Assign, administrator, new { input = new { memberId = member, role } }))["assignRole"]!.Codes());
        return (member, server.Token(subject));
    }

    private Task<JsonNode> Member(string token, string subject, string? partner = null, string? kind = null) => server.Data(Create, token, new
    {
        input = new
        {
            kind, userName = subject, email = $"{subject}-{partner}@acme.example", subject,
            partnerId = partner is null ? null : GlobalId.Of("Partner", partner),
        },
    });

    private async Task<(string Status, string Reason)> Access(string token)
    {
        var (status, _) = await server.Send("{ me { role } }", token);
        var diagnosis = (await server.Data("{ accessDiagnosis { reason } }", token))["accessDiagnosis"]!["reason"];
        return (status == HttpStatusCode.Unauthorized ? nameof(HttpStatusCode.Unauthorized) : status.ToString(), diagnosis?.GetValue<string>() ?? "none");
    }

    private static string Unique(string name) => $"{name}-{Guid.NewGuid():N}";

    private static JsonNode Without(JsonNode entity, params string[] fields)
    {
        foreach (var field in fields) entity.AsObject().Remove(field);
        return entity;
    }
}
