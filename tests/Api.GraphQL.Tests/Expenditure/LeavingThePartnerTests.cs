using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Following;
using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Customers.Associations;
using static PartnerGraph.Api.GraphQL.Tests.Expenditure.Spending;

namespace PartnerGraph.Api.GraphQL.Tests.Expenditure;

/// <summary>Disassociation at 2024-03-14 15:25:30 and end of the tie to the master on 2024-03-20, both in the billing zone.</summary>
public sealed class LeavingThePartnerTests(ApiServer server) : IClassFixture<ApiServer>
{
    private static readonly DateTimeOffset Left = new(2024, 3, 14, 15, 25, 30, 400, TimeSpan.FromHours(8));

    private readonly Spending spending = new(server);

    [Theory, Trait("Rule", "EXPEND-12"), Trait("Rule", "EXPEND-13"), Trait("Rule", "EXPEND-14"), Trait("Rule", "EXPEND-16"), Trait("Rule", "EXPEND-21")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Lines_after_the_second_of_leaving_go_to_the_master_while_the_tie_lasts(bool linesFirst)
    {
        var (member, master) = ($"member-{linesFirst}", $"master-{linesFirst}");
        await spending.Customer(member, $"p-{member}", AssociationModel.Referral);
        await spending.Customer(master, $"p-{master}", AssociationModel.Referral);
        await spending.Append($"customer-{member}", new EnterpriseJoined(member, master, EnterpriseAccountKind.CloudAccount, EnterpriseAccounting.Unified));
        if (linesFirst) await Lines();
        await spending.Append($"association-{member}", new CustomerDisassociated(member, $"p-{member}", AssociationModel.Referral, Left));
        await spending.Append($"customer-{member}", new EnterpriseLeft(member, master), new DateTimeOffset(2024, 3, 20, 0, 0, 0, TimeSpan.FromHours(8)));
        if (!linesFirst) await Lines();

        var partner = server.Member($"p-{member}", Role.PartnerAdministrator);
        var partnerOfMaster = server.Member($"p-{master}", Role.PartnerAdministrator);
        Assert.Equal(
            """{"expenditureDetails":{"lines":{"nodes":[{"amountDue":"1.00000000"},{"amountDue":"2.00000000"}]}}}""",
            await Details(partner, member, "amountDue"));
        Assert.Equal(
            $$$$$"""{"expenditureDetails":{"lines":{"nodes":[{"amountDue":"4.00000000","memberName":"Name of {{{{{member}}}}}","memberAccount":"{{{{{member}}}}}","masterName":"Name of {{{{{master}}}}}","masterAccount":"{{{{{master}}}}}"}]}}}""",
            await Details(partnerOfMaster, master, "amountDue memberName memberAccount masterName masterAccount"));
        Assert.Equal("""{"expenditureDetails":{"lines":{"nodes":[]}}}""", await Details(partner, master, "amountDue"));
        Assert.Equal(
            $$$$$"""{"expenditureSummary":{"rows":{"nodes":[{"memberAccount":"{{{{{member}}}}}","amount":"3.00000000"}]}}}""",
            await spending.Ask("""{ expenditureSummary(filter: { month: "2024-03" }) { rows { nodes { memberAccount amount } } } }""", partner));
        Assert.Equal(
            """{"expenditureDetails":{"lines":{"nodes":[{"amountDue":"1.00000000"},{"amountDue":"2.00000000"},{"amountDue":"8.00000000"}]}}}""",
            await Details(server.Customer(member), member, "amountDue"));

        async Task Lines() => await spending.Record(
            Line($"{member}-1", member, "1", "2024-02-29T16:00:00Z"), Line($"{member}-2", member, "2", "2024-03-14T07:25:30.999Z"),
            Line($"{member}-3", member, "4", "2024-03-14T07:25:31Z"), Line($"{member}-4", member, "8", "2024-03-19T16:00:01Z"));
    }

    [Theory, Trait("Rule", "EXPEND-12"), Trait("Rule", "EXPEND-14")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_summary_keeps_the_month_of_leaving_under_the_customers_account_and_details_are_cut(bool linesFirst)
    {
        var (member, master, partner) = ($"month-{linesFirst}", $"head-{linesFirst}", $"p-month-{linesFirst}");
        await spending.Customer(member, partner, AssociationModel.Referral);
        await spending.Customer(master, partner, AssociationModel.Referral);
        await spending.Append($"customer-{member}", new EnterpriseJoined(member, master, EnterpriseAccountKind.CloudAccount, EnterpriseAccounting.Unified));
        if (linesFirst) await Lines();
        await spending.Append($"association-{member}", new CustomerDisassociated(member, partner, AssociationModel.Referral, Left));
        if (!linesFirst) await Lines();
        var token = server.Member(partner, Role.PartnerAdministrator);
        Assert.Equal(
            $$$$"""{"expenditureSummary":{"totalAmount":"15.00000000","rows":{"nodes":[{"month":"2024-04","memberAccount":"{{{{master}}}}","amount":"8.00000000"},{"month":"2024-03","memberAccount":"{{{{member}}}}","amount":"7.00000000"}]}}}""",
            await spending.Ask("{ expenditureSummary { totalAmount rows { nodes { month memberAccount amount } } } }", token));
        Assert.Equal(
            """{"expenditureSummary":{"totalAmount":"7.00000000"}}""",
            await spending.Ask($$"""{ expenditureSummary(filter: { customerId: "{{GlobalId.Of("Customer", member)}}" }) { totalAmount } }""", token));
        Assert.Equal(
            """{"expenditureDetails":{"lines":{"nodes":[{"amountDue":"1.00000000"},{"amountDue":"2.00000000"}]}}}""", await Details(token, member, "amountDue"));
        Assert.Equal("""{"expenditureDetails":{"lines":{"nodes":[{"amountDue":"4.00000000"}]}}}""", await Details(token, master, "amountDue"));

        // To the last second of March and the first of April in the billing zone.
        async Task Lines() => await spending.Record(
            Line($"{member}-1", member, "1", "2024-03-01T00:00:00Z"), Line($"{member}-2", member, "2", "2024-03-14T07:25:30.999Z"),
            Line($"{member}-3", member, "4", "2024-03-31T15:59:59.999Z"), Line($"{member}-4", member, "8", "2024-03-31T16:00:00Z"));
    }

    [Theory, Trait("Rule", "EXPEND-15")]
    [InlineData(AssociationModel.Referral, false)]
    [InlineData(AssociationModel.Reseller, true)]
    public async Task Without_a_master_or_in_the_reseller_model_later_lines_are_the_customers_alone(AssociationModel model, bool tied)
    {
        var member = $"alone-{model}";
        await spending.Customer(member, $"p-{member}", model);
        if (tied)
            await spending.Append($"customer-{member}", new EnterpriseJoined(member, "some-master", EnterpriseAccountKind.CloudAccount, EnterpriseAccounting.Unified));
        await spending.Append($"association-{member}", new CustomerDisassociated(member, $"p-{member}", model, Left));
        await spending.Record(Line($"{member}-1", member, "1", "2024-03-14T07:25:31Z"));
        Assert.Equal("""{"expenditureDetails":{"lines":{"nodes":[]}}}""", await Details(server.Member($"p-{member}", Role.PartnerAdministrator), member, "amountDue"));
        Assert.Equal("""{"expenditureDetails":{"lines":{"nodes":[{"amountDue":"1.00000000"}]}}}""", await Details(server.Customer(member), member, "amountDue"));
    }

    [Fact]
    public async Task A_rebuild_gives_the_same_figures()
    {
        await spending.Customer("again", "p-again");
        await spending.Record(Line("again-1", "again", "1", "2024-03-14T07:25:31Z"), Line("again-2", "again", "2", "2024-03-14T07:25:30Z"));
        await spending.Append("association-again", new CustomerDisassociated("again", "p-again", AssociationModel.Reseller, Left));
        const string query = "{ expenditureDistribution { total { amountDue lines } slices(groupBy: [DAY, CUSTOMER]) { nodes { day amounts { amountDue lines } } } } }";
        var operations = server.Staff("operations_manager");
        var before = await spending.Ask(query, operations);
        await server.Services.GetRequiredService<ProjectionHost>().Rebuild("expenditure");
        Assert.Equal(before, await spending.Ask(query, operations));
    }

    private Task<string> Details(string token, string customer, string fields) => spending.Ask(
        $$"""{ expenditureDetails(month: "2024-03", filter: { customerId: "{{GlobalId.Of("Customer", customer)}}" }) { lines { nodes { {{fields}} } } } }""",
        token);
}
