using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Organization;
using PartnerGraph.Write.Domain.Organization;

namespace PartnerGraph.Api.GraphQL.Tests.Customers;

/// <summary>A manager sees a customer from its allocation on, and no longer than the association in which it was made.</summary>
public sealed class AllocationTests(CustomersServer server) : IClassFixture<CustomersServer>
{
    private const string Allocate = "mutation($input: AllocateCustomerInput!) { allocateCustomer(input: $input) { customer { accountManagerId } errors { code ruleId } } }";

    private const string Names = "{ customers { nodes { name } } }";

    [Fact, Trait("Rule", "ORG-3"), Trait("Rule", "ASSOC-35")]
    public async Task An_account_manager_sees_the_customers_given_to_it()
    {
        var members = ActivatorUtilities.CreateInstance<MemberWorkflow>(server.Services);
        var seeding = new CommandContext("test", "seed");
        var (managerId, created) = await ActivatorUtilities.CreateInstance<MemberCreation>(server.Services)
            .Create("a", MemberKind.User, "mia", "mia@example.com", "sub-mia", seeding);
        Assert.Empty(created.Rejections);
        Assert.Empty((await members.AssignRole("a", managerId, BuiltInRole.AccountManager, null, seeding)).Rejections);
        var manager = server.Member("a", Role.AccountManager, managerId);
        var director = server.Member("a", Role.AccountDirector, "director", managers: [managerId]);
        var customerId = await server.NewAssociated("al1", server.A);
        Assert.Equal("""{"customers":{"nodes":[]}}""", (await server.Data(Names, manager)).ToJsonString());

        var accountManagerId = GlobalId.Of("Member", managerId);
        Assert.Equal(
            $$$"""{"allocateCustomer":{"customer":{"accountManagerId":"{{{accountManagerId}}}"},"errors":[]}}""",
            (await server.Data(Allocate, server.A, new { input = new { customerId, accountManagerId } })).ToJsonString());
        foreach (var token in new[] { manager, director })
            Assert.Equal("""{"customers":{"nodes":[{"name":"Customer al1"}]}}""", (await server.Data(Names, token)).ToJsonString());
        Assert.Equal(
            """[{"code":"ACCOUNT_MANAGER_UNKNOWN","ruleId":"ORG-3"}]""",
            (await server.Data(Allocate, server.A, new { input = new { customerId, accountManagerId = GlobalId.Of("Member", "stranger") } }))
            ["allocateCustomer"]!["errors"]!.ToJsonString());

        await Leave("al1", customerId);
        Assert.Equal("""{"customers":{"nodes":[]}}""", (await server.Data(Names, manager)).ToJsonString());
    }

    [Fact, Trait("Rule", "ORG-3"), Trait("Rule", "EXPEND-2")]
    public async Task Who_is_no_account_manager_looks_after_nobody_until_it_is_one_again()
    {
        var members = ActivatorUtilities.CreateInstance<MemberWorkflow>(server.Services);
        var seeding = new CommandContext("test", "seed-2");
        var (managerId, _) = await ActivatorUtilities.CreateInstance<MemberCreation>(server.Services)
            .Create("a", MemberKind.User, "max", "max@example.com", "sub-max", seeding);
        await members.AssignRole("a", managerId, BuiltInRole.AccountManager, null, seeding);
        var (customerId, accountManagerId) = (await server.NewAssociated("al2", server.A), GlobalId.Of("Member", managerId));
        await server.Data(Allocate, server.A, new { input = new { customerId, accountManagerId } });
        Assert.Equal((accountManagerId, 1), await LooksAfter(customerId, accountManagerId));

        await members.AssignRole("a", managerId, BuiltInRole.Operator, null, seeding);
        Assert.Equal((null, 0), await LooksAfter(customerId, accountManagerId));
        Assert.Equal(
            ["ACCOUNT_MANAGER_UNKNOWN"],
            (await server.Data(Allocate, server.A, new { input = new { customerId, accountManagerId } }))["allocateCustomer"]!.Codes());
        await members.AssignRole("a", managerId, BuiltInRole.AccountManager, null, seeding);
        Assert.Equal((accountManagerId, 1), await LooksAfter(customerId, accountManagerId));
        Assert.Empty((await members.Remove("a", managerId, seeding)).Rejections);
        Assert.Equal((null, 0), await LooksAfter(customerId, accountManagerId));
    }

    [Theory, Trait("Rule", "ORG-3")]
    [InlineData("a", BuiltInRole.Administrator)]
    [InlineData("a", BuiltInRole.AccountDirector)]
    [InlineData("a", BuiltInRole.Operator)]
    [InlineData("a", null)]
    [InlineData("b", BuiltInRole.AccountManager)]
    public async Task A_customer_is_given_to_account_managers_of_its_partner_alone(string partner, BuiltInRole? role)
    {
        var (name, seeding) = ($"no-{partner}-{role}", new CommandContext("test", $"seed-{partner}-{role}"));
        var (memberId, _) = await ActivatorUtilities.CreateInstance<MemberCreation>(server.Services)
            .Create(partner, MemberKind.User, name, $"{name}@example.com", name, seeding);
        if (role is { } given)
            Assert.Empty((await ActivatorUtilities.CreateInstance<MemberWorkflow>(server.Services).AssignRole(partner, memberId, given, null, seeding)).Rejections);
        var customerId = await server.NewAssociated(name, server.A);
        Assert.Equal(
            """{"allocateCustomer":{"customer":{"accountManagerId":null},"errors":[{"code":"ACCOUNT_MANAGER_UNKNOWN","ruleId":"ORG-3"}]}}""",
            (await server.Data(Allocate, server.A, new { input = new { customerId, accountManagerId = GlobalId.Of("Member", memberId) } })).ToJsonString());
    }

    private async Task<(string? Manager, int Found)> LooksAfter(string customerId, string accountManagerId)
    {
        await server.Settle();
        var data = await server.Data(
            "query($id: ID!, $m: ID!) { customer(id: $id) { accountManagerId } customers(filter: { accountManagerId: $m }) { totalCount } }", server.A,
            new { id = customerId, m = accountManagerId });
        return (data["customer"]!["accountManagerId"]?.GetValue<string>(), data["customers"]!["totalCount"]!.GetValue<int>());
    }

    private async Task Leave(string key, string customerId)
    {
        var asked = await server.Data(
            "mutation($id: ID!) { requestDisassociation(input: { customerId: $id }) { associationRecord { id } } }", server.A, new { id = customerId });
        await server.Data(
            "mutation($id: ID!) { confirmDisassociation(input: { requestId: $id }) { associationRecord { status } errors { code } } }", server.Customer(key),
            new { id = asked["requestDisassociation"]!["associationRecord"]!["id"]!.GetValue<string>() });
    }
}
