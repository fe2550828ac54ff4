using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Write.Domain.Organization;

namespace PartnerGraph.Api.GraphQL.Tests.Access;

/// <summary>Every cell of section 5: what the policy, which guards every root field, lets each kind of caller do.</summary>
public sealed class SectionFiveTests(TwoTenants server) : IClassFixture<TwoTenants>
{
    public static TheoryData<string> Actions => [.. SectionFive.Rows.Select(row => row.Action)];

    [Theory, MemberData(nameof(Actions)), Trait("Rule", "CONV-7"), Trait("Rule", "ORG-7")]
    public void A_row_holds_in_every_cell(string action)
    {
        var row = SectionFive.Rows.Single(row => row.Action == action);
        var cells = SectionFive.CellsOf(row);
        Assert.Equal(SectionFive.Columns.Length, cells.Length);
        var policy = server.Services.GetRequiredService<AccessPolicy>();
        var wrong = new List<string>();
        foreach (var (field, column) in row.Fields.SelectMany(field => cells.Select((_, column) => (field, column))))
        {
            var (role, cell) = (SectionFive.Columns[column], cells[column]);
            if (cell == "role")
            {
                if (policy.Allows(Caller(role, [.. Permissions.All.Except([row.Permission!])]), field)) wrong.Add($"{field}: an operator without {row.Permission} may");
                if (!policy.Allows(Caller(role, [row.Permission!]), field)) wrong.Add($"{field}: an operator with {row.Permission} may not");
            }
            else if (policy.Allows(Caller(role, role == Role.Operator ? [.. Permissions.All] : []), field) != cell is "Y" or "own")
            {
                wrong.Add($"{field}: {role} is not {cell}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Theory, MemberData(nameof(Actions))]
    public void Every_field_of_a_row_exists(string action) => Assert.All(
        SectionFive.Rows.Single(row => row.Action == action).Fields,
        field => Assert.Contains(server.Services.GetRequiredService<AccessPolicy>().Rules, rule => rule.Field == field));

    [Fact, Trait("Rule", "ORG-7")]
    public void Every_permission_of_a_row_grants_something_and_quota_alerts_need_no_budgets()
    {
        var policy = server.Services.GetRequiredService<AccessPolicy>();
        foreach (var permission in SectionFive.Rows.Select(row => row.Permission).OfType<string>().Distinct())
            Assert.Contains(policy.Rules, rule => policy.Allows(Caller(Role.Operator, [permission]), rule.Field) && !policy.Allows(Caller(Role.Operator, []), rule.Field));
        Assert.True(policy.Allows(Caller(Role.Operator, ["quota.view"]), "alerts"));
        Assert.True(policy.Allows(Caller(Role.Operator, ["association.view"]), "associationRecords"));
    }

    [Fact, Trait("Rule", "SPIF-3")]
    public async Task A_director_and_an_operator_with_the_permission_allocate_over_http_and_a_manager_does_not()
    {
        const string allocate = "mutation($id: ID!) { allocateCustomer(input: { customerId: $id }) { errors { code } } }";
        var variables = new { id = TwoTenants.OwnId("customerId") };
        foreach (var token in new[] { server.Member("a", Role.AccountDirector, "five", ["ma"]), server.Member("a", Role.Operator, "five", permissions: "customer.allocate") })
            Assert.Equal("""{"allocateCustomer":{"errors":[]}}""", (await server.Data(allocate, token, variables)).ToJsonString());
        foreach (var token in new[] { server.Member("a", Role.AccountManager, "five"), server.Member("a", Role.Operator, "six", permissions: "customer.develop"), server.Member("da", Role.DistributorAdministrator, "five") })
            Assert.Equal("FORBIDDEN", await server.ErrorCode(allocate, token, variables));
    }

    private static Actor Caller(Role role, string[] permissions) => new("five", role, "a", "five", "ca", Permissions: [.. permissions]);
}
