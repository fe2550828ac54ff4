using System.Text.Json.Nodes;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Api.GraphQL.Tests.Orders;
using PartnerGraph.Write.Domain.Customers.Associations;

namespace PartnerGraph.Api.GraphQL.Tests.Organization;

/// <summary>Fine-grained policies over the API: they narrow what a role may, at once, and never give anything.</summary>
public sealed class AccessPolicyTests(OrganizationServer server) : IClassFixture<OrganizationServer>
{
    private const string Ebs = "hws.service.type.ebs", Colleague = "colleague";

    private const string Put = """
        mutation($input: PutPolicyInput!) { putPolicy(input: $input) { accessPolicy { memberId userSubject findings { code path } policy { statements { effect actions conditions { operator key values } } } version } errors { code ruleId path } } }
        """;

    private static object Statement(string[] actions, string? type = null, string effect = "ALLOW") => new
    {
        effect, actions, conditions = type is null ? [] : new object[] { new { @operator = "STRING_EQUALS", key = "billing:cloudServiceType", values = new[] { type } } },
    };

    private static object Policy(params object[] statements) => new { version = "5.0", statements };

    private static readonly object Mixed = Policy(Statement(["billing:*:*"], Ebs));

    private static readonly object Split = Policy(Statement(["billing:subscription:unsubscribe"], Ebs), Statement(["billing:order:*"]));

    [Fact, Trait("Rule", "API-6")]
    public async Task A_mixed_policy_is_found_at_fault_and_unsubscribing_alone_is_not()
    {
        const string validate = "query($policy: PolicyDocumentInput!) { validatePolicy(policy: $policy) { valid findings { code ruleId path } } }";
        Assert.Equal(
            """{"valid":false,"findings":[{"code":"CONDITION_KEY_NOT_SUPPORTED_FOR_ACTION","ruleId":"API-6","path":["policy","statements","0","conditions"]}]}""",
            (await server.Data(validate, server.Customer("any"), new { policy = Mixed }))["validatePolicy"]!.ToJsonString());
        Assert.Equal("""{"valid":true,"findings":[]}""", (await server.Data(validate, server.Customer("any"), new { policy = Split }))["validatePolicy"]!.ToJsonString());
    }

    [Fact, Trait("Rule", "API-7"), Trait("Rule", "API-8")]
    public async Task Orders_are_denied_by_the_mixed_policy_and_seen_by_the_one_in_two_statements()
    {
        var c = await Ordering.Of(server, AssociationModel.Referral);
        await c.TopUp("60");
        var resources = (await c.Pay(await c.Place(Ordering.Prepaid("30", "EBS"), Ordering.Prepaid("30")), ", method: BALANCE"))["resources"]!.AsArray()
            .ToDictionary(one => (string)one!["product"]!, one => (string)one!["id"]!);
        var colleague = server.Token(Colleague, (ActorDirectory.CustomerClaim, c.Customer));
        Assert.Equal(1, Count(await server.Data("{ myOrders { totalCount } }", colleague)));

        Assert.Equal("CONDITION_KEY_NOT_SUPPORTED_FOR_ACTION", (string?)(await PutFor(c.Token, Mixed))["accessPolicy"]!["findings"]![0]!["code"]);
        var (_, denied) = await server.Send("{ myOrders { totalCount } }", colleague);
        var error = denied["errors"]![0]!;
        Assert.Equal(("CBC.0151", "billing:order:view", "API-7"), Said(error));
        Assert.EndsWith("the correct permission code is billing:order:view.", (string?)error["message"], StringComparison.Ordinal);
        // Whom no policy is about is not concerned.
        Assert.Equal(1, Count(await server.Data("{ myOrders { totalCount } }", c.Token)));

        Assert.Empty((await PutFor(c.Token, Split))["accessPolicy"]!["findings"]!.AsArray());
        Assert.Equal(1, Count(await server.Data("{ myOrders { totalCount } }", colleague)));
        const string unsubscribe = "mutation($id: ID!) { unsubscribe(input: { resourceId: $id, reason: OTHER }) { errors { code } } }";
        Assert.Equal("CBC.0151", await server.ErrorCode(unsubscribe, colleague, new { id = resources["ECS"] }));
        Assert.Equal("CBC.0151", await server.ErrorCode(unsubscribe, colleague, new { id = Schema.GlobalId.Of("Resource", "absent-1") }));
        Assert.Equal("CBC.0151", await server.ErrorCode(
            "mutation($ids: [ID!]!) { unsubscribeResources(input: { resourceIds: $ids, reason: OTHER }) { errors { code } } }", colleague, new { ids = resources.Values }));
        Assert.Equal("""{"unsubscribe":{"errors":[]}}""", (await server.Data(unsubscribe, colleague, new { id = resources["EBS"] })).ToJsonString());
        // Neither a node nor an object leads around it; who one is can always be asked.
        Assert.Equal("CBC.0151", await server.ErrorCode("query($id: ID!) { node(id: $id) { id } }", colleague, new { id = resources["ECS"] }));
        await server.Data("{ me { role } apiLimits { service } accessDiagnosis { reason } }", colleague);

        await server.Data($"mutation {{ removePolicy(input: {{ userSubject: \"{Colleague}\" }}) {{ accessPolicy {{ version }} errors {{ code }} }} }}", c.Token);
        Assert.Equal("""{"unsubscribe":{"errors":[]}}""", (await server.Data(unsubscribe, colleague, new { id = resources["ECS"] })).ToJsonString());
    }

    [Fact, Trait("Rule", "API-9")]
    public async Task The_repaired_policy_can_be_put_as_it_is_proposed()
    {
        var fixedPolicy = (await server.Data(
            "query($policy: PolicyDocumentInput!) { suggestPolicyFix(policy: $policy) { version statements { effect actions conditions { operator key values } } } }", server.Customer("fixing"), new { policy = Mixed }))["suggestPolicyFix"]!;
        var statements = fixedPolicy["statements"]!.AsArray();
        Assert.Equal(2, statements.Count);
        Assert.Equal("""["billing:subscription:unsubscribe"]""", statements[0]!["actions"]!.ToJsonString());
        Assert.Equal($$"""[{"operator":"STRING_EQUALS","key":"billing:cloudServiceType","values":["{{Ebs}}"]}]""", statements[0]!["conditions"]!.ToJsonString());
        Assert.Equal("[]", statements[1]!["conditions"]!.ToJsonString());
        Assert.Contains("billing:order:*", statements[1]!["actions"]!.AsArray().Select(action => (string)action!));
        var put = await PutFor(server.Customer("fixing"), JsonNode.Parse(fixedPolicy.ToJsonString())!);
        Assert.Equal(("[]", "[]"), (put["errors"]!.ToJsonString(), put["accessPolicy"]!["findings"]!.ToJsonString()));
    }

    [Fact, Trait("Rule", "API-7")]
    public async Task A_policy_narrows_a_member_and_never_widens_its_role()
    {
        var partner = await server.Partner();
        var (boss, _) = await Member(partner, server.Staff("operations_manager"), "MASTER", null);
        var (token, member) = await Member(partner, boss, "USER", "ACCOUNT_DIRECTOR");
        await server.Data("{ members { totalCount } customers { totalCount } }", token);

        async Task<JsonNode> PutOn(object policy) => (await server.Data(Put, boss, new { input = new { memberId = member, policy } }))["putPolicy"]!;
        await PutOn(Policy(Statement(["*:*:*"]), Statement(["organization:*:view"], effect: "DENY")));
        Assert.Equal(("CBC.0151", "organization:members:view", "API-7"), Said((await server.Send("{ members { totalCount } }", token)).Answer["errors"]![0]!));
        await server.Data("{ customers { totalCount } }", token);
        // Everything is allowed by the policy, and nothing more by the role.
        Assert.Equal("FORBIDDEN", await server.ErrorCode("{ partnerBills { totalCount } }", token));

        async Task<string> Simulated(string action) => (await server.Data(
            "query($m: ID!, $a: String!) { simulatePolicy(memberId: $m, action: $a) { verdict allowed statement permission } }", boss, new { m = member, a = action }))["simulatePolicy"]!.ToJsonString();
        Assert.Equal("""{"verdict":"DENIED_BY_STATEMENT","allowed":false,"statement":2,"permission":"organization:members:view"}""", await Simulated("Organization:Members:View"));
        Assert.Equal("""{"verdict":"ALLOWED","allowed":true,"statement":1,"permission":"customers:customers:view"}""", await Simulated("customers:customers:view"));
        Assert.Equal("""{"verdict":"NOT_GRANTED_BY_ROLE","allowed":false,"statement":null,"permission":"billing:partnerBills:view"}""", await Simulated("billing:partnerBills:view"));
        await PutOn(Policy(Statement(["quotas:*:*"])));
        Assert.Equal("""{"verdict":"NOT_ALLOWED_BY_POLICY","allowed":false,"statement":null,"permission":"customers:customers:view"}""", await Simulated("customers:customers:view"));
    }

    [Fact, Trait("Rule", "API-8")]
    public async Task Nobody_maintains_its_own_policy_or_that_of_another_account()
    {
        var (boss, bossId) = await Member(await server.Partner(), server.Staff("operations_manager"), "MASTER", null);
        var (_, otherId) = await Member(await server.Partner(), server.Staff("operations_manager"), "MASTER", null);
        async Task<string[]> Codes(string token, object input) => (await server.Data(Put, token, new { input }))["putPolicy"]!.Codes();
        Assert.Equal(["POLICY_OF_ONESELF"], await Codes(boss, new { memberId = bossId, policy = Split }));
        Assert.Equal(["MEMBER_NOT_FOUND"], await Codes(boss, new { memberId = otherId, policy = Split }));
        Assert.Equal(["MEMBER_NOT_FOUND"], await Codes(boss, new { memberId = Schema.GlobalId.Of("Member", "absent"), policy = Split }));
        Assert.Equal("BAD_USER_INPUT", await server.ErrorCode(Put, boss, new { input = new { userSubject = "x", policy = Split } }));
        Assert.Equal("BAD_USER_INPUT", await server.ErrorCode(Put, server.Customer("c1"), new { input = new { memberId = bossId, policy = Split } }));
        Assert.Equal("FORBIDDEN", await server.ErrorCode(Put, server.Staff("operations_manager"), new { input = new { memberId = bossId, policy = Split } }));
        // The same subject in another customer's account is another user.
        await PutFor(server.Customer("c1"), Mixed);
        Assert.Null((await server.Data($"{{ accessPolicy(userSubject: \"{Colleague}\") {{ version }} }}", server.Customer("c2")))["accessPolicy"]);
        await server.Data("{ myOrders { totalCount } }", server.Token(Colleague, (ActorDirectory.CustomerClaim, "c2")));
    }

    [Fact, Trait("Rule", "API-7")]
    public async Task A_subscription_that_is_open_ends_its_events_with_the_right()
    {
        var partner = await server.Partner();
        var (boss, _) = await Member(partner, server.Staff("operations_manager"), "MASTER", null);
        var (token, member) = await Member(partner, boss, "USER", "ADMINISTRATOR");
        var follow = $"{{ accountStatusChanged(after: \"{await Subscriber.Now(server)}\") {{ kind reason }} }}";
        using var subscriber = await Subscriber.Start(server, token, follow);
        using var free = await Subscriber.Start(server, boss, follow);
        await Freeze("1");
        Assert.Equal(("PARTNER_FROZEN", "1"), await Next(subscriber));
        Assert.Equal(("PARTNER_FROZEN", "1"), await Next(free));

        await server.Data(Put, boss, new { input = new { memberId = member, policy = Policy(Statement(["*:*:view"])) } });
        await Unfreeze();
        await Freeze("2");
        Assert.Equal(("PARTNER_UNFROZEN", null), await Next(free));
        Assert.Equal(("PARTNER_FROZEN", "2"), await Next(free));

        await server.Data(Put, boss, new { input = new { memberId = member, policy = Policy(Statement(["*:*:*"])) } });
        await Unfreeze();
        await Freeze("3");
        Assert.Equal(("PARTNER_UNFROZEN", null), await Next(subscriber));
        Assert.Equal(("PARTNER_FROZEN", "3"), await Next(subscriber));

        async Task<(string?, string?)> Next(Subscriber of) => await of.Next() is var change ? ((string?)change["kind"], (string?)change["reason"]) : default;
        Task Freeze(string reason) => Operate($"mutation($id: ID!) {{ freezePartner(input: {{ partnerId: $id, reason: \"{reason}\" }}) {{ errors {{ code }} }} }}");
        Task Unfreeze() => Operate("mutation($id: ID!) { unfreezePartner(input: { partnerId: $id }) { errors { code } } }");
        async Task Operate(string mutation)
        {
            await server.Data(mutation, server.Staff("operations_manager"), new { id = Schema.GlobalId.Of("Partner", partner) });
            await server.Settle();
        }
    }

    private static int Count(JsonNode data) => (int)data["myOrders"]!["totalCount"]!;

    private static (string?, string?, string?) Said(JsonNode error) =>
        ((string?)error["extensions"]!["code"], (string?)error["extensions"]!["permission"], (string?)error["extensions"]!["ruleId"]);

    private async Task<JsonNode> PutFor(string token, object policy)
    {
        var put = (await server.Data(Put, token, new { input = new { userSubject = Colleague, policy } }))["putPolicy"]!;
        Assert.Empty(put.Codes());
        return put;
    }

    private async Task<(string Token, string Id)> Member(string partner, string by, string kind, string? role)
    {
        var subject = $"user-{Guid.NewGuid():N}";
        var input = new { userName = "Ann", email = $"{subject}@acme.example", subject, kind, partnerId = kind == "MASTER" ? Schema.GlobalId.Of("Partner", partner) : null };
        var id = (string)(await server.Data("mutation($input: CreateMemberInput!) { createMember(input: $input) { member { id } errors { code } } }", by, new { input }))["createMember"]!["member"]!["id"]!;
        if (role is not null) await server.Data("mutation($input: AssignRoleInput!) { assignRole(input: $input) { errors { code } } }", by, new { input = new { memberId = id, role } });
        return (server.Token(subject), id);
    }
}
