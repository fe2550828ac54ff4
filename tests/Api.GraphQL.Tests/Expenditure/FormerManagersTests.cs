using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Organization;
using static PartnerGraph.Api.GraphQL.Tests.Expenditure.Spending;

namespace PartnerGraph.Api.GraphQL.Tests.Expenditure;

/// <summary>A line names the account manager of its instant; who was removed or demoted by then is none (ORG-3).</summary>
public sealed class FormerManagersTests(ApiServer server) : IClassFixture<ApiServer>
{
    private readonly Spending spending = new(server);

    [Fact, Trait("Rule", "ORG-3"), Trait("Rule", "EXPEND-2")]
    public async Task A_demoted_manager_keeps_the_lines_of_its_time_and_gets_no_later_ones_until_it_is_one_again()
    {
        await spending.Customer("fm1", "p-fm", manager: "max");
        await spending.Record(Line("before", "fm1", "1", at: "2024-11-01T00:00:00Z"), Line("after", "fm1", "2", at: "2024-11-02T00:00:00Z"));
        await spending.Append("member-max", new RoleAssigned("max", "p-fm", BuiltInRole.Operator, null), new(2024, 11, 2, 0, 0, 0, TimeSpan.Zero));
        // In the second of the change it is none any more; in the one before it was.
        await spending.Record(Line("same", "fm1", "4", at: "2024-11-01T23:59:59Z"), Line("late", "fm1", "8", at: "2024-11-03T00:00:00Z"));
        Assert.Equal("5.00000000 by max, 10.00000000 by nobody", await Managers("p-fm", "max"));

        await spending.Append("member-max", new RoleAssigned("max", "p-fm", BuiltInRole.AccountManager, null), new(2024, 11, 3, 0, 0, 0, TimeSpan.Zero));
        Assert.Equal("13.00000000 by max, 2.00000000 by nobody", await Managers("p-fm", "max"));
        await spending.Append("member-max", new MemberRemoved("max", "p-fm", new(2024, 11, 3, 12, 0, 0, TimeSpan.Zero)));
        Assert.Equal("13.00000000 by max, 2.00000000 by nobody", await Managers("p-fm", "max"));
        await spending.Record(Line("gone", "fm1", "16", at: "2024-11-03T12:00:00Z"));
        Assert.Equal("13.00000000 by max, 18.00000000 by nobody", await Managers("p-fm", "max"));
    }

    [Fact, Trait("Rule", "ORG-3"), Trait("Rule", "EXPEND-3")]
    public async Task Whoever_still_leads_a_former_manager_reads_nothing_of_what_it_was_given_and_another_partners_member_of_that_name_keeps_its_own()
    {
        await spending.Customer("fm2", "p-fd", manager: "mia");
        await spending.Customer("fm3", "q-fd", manager: "mia");
        await spending.Record(Line("fd", "fm2", "3"), Line("fq", "fm3", "5"));
        Assert.Equal("3.00000000 by mia", await Managers("p-fd", "mia", Role.AccountDirector));
        await spending.Append("member-mia", new RoleAssigned("mia", "p-fd", BuiltInRole.Operator, null), new(2024, 11, 2, 0, 0, 0, TimeSpan.Zero));
        Assert.Equal("", await Managers("p-fd", "mia", Role.AccountDirector));
        Assert.Equal("3.00000000 by mia", await Managers("p-fd", "mia"));
        Assert.Equal("5.00000000 by mia", await Managers("q-fd", "mia", Role.AccountDirector));
    }

    [Fact, Trait("Rule", "ORG-3")]
    public async Task Whom_somebody_else_was_given_meanwhile_stays_with_the_other()
    {
        await spending.Customer("fm4", "p-fo", manager: "ole");
        await spending.Append("member-ole", new RoleAssigned("ole", "p-fo", BuiltInRole.Operator, null), new(2024, 11, 1, 0, 0, 0, TimeSpan.Zero));
        await spending.Append("customer-fm4", new CustomerAllocated("fm4", "p-fo", "pia", new(2024, 11, 2, 0, 0, 0, TimeSpan.Zero)));
        await spending.Append("member-ole", new RoleAssigned("ole", "p-fo", BuiltInRole.AccountManager, null), new(2024, 11, 3, 0, 0, 0, TimeSpan.Zero));
        await spending.Record(Line("fo", "fm4", "7", at: "2024-11-03T12:00:00Z"));
        Assert.Equal("7.00000000 by pia", await Managers("p-fo", "pia"));
    }

    private async Task<string> Managers(string partner, string manager, Role role = Role.PartnerAdministrator)
    {
        var reader = server.Member(partner, role, role == Role.PartnerAdministrator ? "administrator" : "dora", [manager]);
        var data = System.Text.Json.Nodes.JsonNode.Parse(await spending.Ask(
            "{ expenditureDistribution { slices(groupBy: [ACCOUNT_MANAGER]) { nodes { accountManagerId amounts { amountDue } } } } }", reader))!;
        var slices = data["expenditureDistribution"]!["slices"]!["nodes"]!.AsArray()
            .Select(slice => (Name: slice!["accountManagerId"] is { } id ? GlobalId.KeyOf("Member", id.GetValue<string>()) : "nobody", Sum: slice["amounts"]!["amountDue"]!.GetValue<string>()))
            .OrderBy(slice => slice.Name == "nobody").ToList();
        foreach (var (name, sum) in slices.Where(slice => slice.Name != "nobody"))
        {
            // What is filtered by the manager is what is grouped under it.
            var filtered = await spending.Ask($$"""{ expenditureDistribution(filter: { accountManagerId: "{{GlobalId.Of("Member", name)}}" }) { total { amountDue } } }""", reader);
            Assert.Equal($$$$"""{"expenditureDistribution":{"total":{"amountDue":"{{{{sum}}}}"}}}""", filtered);
        }

        return string.Join(", ", slices.Select(slice => $"{slice.Sum} by {slice.Name}"));
    }
}
