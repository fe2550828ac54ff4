using System.Text.Json.Nodes;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Customers.Associations;

namespace PartnerGraph.Api.GraphQL.Tests.Customers;

/// <summary>Who froze and freed a customer is read with its status, by each reader as far as the customer was its own.</summary>
[Trait("Rule", "ACCT-22"), Trait("Rule", "CONV-7")]
public sealed class CustomerStatusHistoryTests(ApiServer server) : IClassFixture<ApiServer>
{
    private const string Freeze = """
        mutation($id: ID!, $scope: FreezeScope, $reason: String!) { freezeCustomer(input: { customerId: $id, scope: $scope, reason: $reason }) { errors { code } } }
        """;

    private const string Unfreeze = "mutation($id: ID!) { unfreezeCustomer(input: { customerId: $id, scope: ACCOUNT_AND_RESOURCES }) { errors { code } } }";

    private static readonly string[] Whole = ["step", "cause", "scope", "reason", "operator"];

    [Fact]
    public async Task Every_step_is_told_with_who_and_why_in_both_orders_and_by_condition()
    {
        var partner = await server.Partner();
        var (id, own) = (await server.CustomerOf(partner), server.Administrator(partner));
        var began = server.Clock.GetUtcNow();
        await Do(Freeze, own, id, "over budget", "ACCOUNT_AND_RESOURCES");
        server.Clock.Advance(TimeSpan.FromHours(1));
        await Do(Unfreeze, own, id);
        await Do(Freeze, server.Staff("operations_manager"), id, "unpaid");
        await server.Settle();

        var by = server.Subject(own);
        string[] steps =
        [
            $"FROZEN PARTNER ACCOUNT_AND_RESOURCES over budget {by}", $"RESOURCES_FROZEN PARTNER ACCOUNT_AND_RESOURCES - {by}",
            $"UNFROZEN PARTNER ACCOUNT_AND_RESOURCES - {by}", "FROZEN OPERATIONS ACCOUNT unpaid staff-operations_manager",
        ];
        Assert.Equal(steps.Reverse(), await History(own, id, ""));
        Assert.Equal(steps, await History(own, id, "(orderBy: EARLIEST_FIRST)"));
        Assert.Equal(steps[2..3], await History(own, id, "(filter: { step: UNFROZEN })"));
        Assert.Equal(steps[3..], await History(own, id, "(filter: { cause: OPERATIONS })"));
        Assert.Equal(steps[..2], await History(own, id, $$"""(orderBy: EARLIEST_FIRST, filter: { from: "{{began:O}}", until: "{{began:O}}" })"""));
        Assert.Equal(steps.Reverse(), await Paged(own, id));
        var due = await server.Data(
            "query($id: ID!) { accountStatus(customerId: $id) { history(filter: { step: RESOURCES_FROZEN }) { nodes { dataDeletionDueAt } } } }", own, new { id = Global(id) });
        Assert.Equal(began.AddDays(15), DateTimeOffset.Parse(due["accountStatus"]!["history"]!["nodes"]![0]!["dataDeletionDueAt"]!.GetValue<string>()));
    }

    [Fact, Trait("Rule", "CUST-3")]
    public async Task A_partner_reads_what_happened_while_the_customer_was_its_own_and_the_customer_no_names()
    {
        var (former, present) = (await server.Partner(), await server.Partner());
        var (id, operations) = (await server.CustomerOf(former), server.Staff("operations_manager"));
        await Do(Freeze, server.Administrator(former), id, "secret of the former");
        await Do(Freeze, operations, id, "early");
        await Do(Unfreeze, operations, id);
        await Do(Freeze, server.Administrator(former), id, "not paid");
        await Do(Freeze, operations, id, "kept");
        await server.Append("association", id, new CustomerDisassociated(id, former, AssociationModel.Reseller, server.Clock.GetUtcNow()));
        await server.Settle();
        await server.Append("association", id, new CustomerAssociated(id, present, AssociationModel.Reseller, AssociationVia.Ticket, server.Clock.GetUtcNow()));
        await server.Settle();
        await Do(Unfreeze, operations, id);
        await Do(Freeze, server.Administrator(present), id, "new");
        await server.Settle();

        var reader = server.Administrator(present);
        Assert.Equal([$"FROZEN PARTNER new {server.Subject(reader)}", "UNFROZEN OPERATIONS - staff-operations_manager"], await History(reader, id, "", "step", "cause", "reason", "operator"));
        string[] whole =
        [
            "FROZEN PARTNER new", "UNFROZEN OPERATIONS -", "UNFROZEN PARTNER -", "FROZEN OPERATIONS kept", "FROZEN PARTNER not paid", "UNFROZEN OPERATIONS -", "UNFROZEN PARTNER -",
            "FROZEN OPERATIONS early", "FROZEN PARTNER secret of the former",
        ];
        Assert.Equal(whole, await History(operations, id, "", "step", "cause", "reason"));
        Assert.Equal(whole, await History(server.Customer(id), id, "", "step", "cause", "reason"));
        Assert.All(await History(server.Customer(id), id, "", "operator"), who => Assert.Equal("-", who));

        // Back at the former partner: what ended with the association was nobody's doing there, and the time between is the other's.
        await server.Append("association", id, new CustomerDisassociated(id, present, AssociationModel.Reseller, server.Clock.GetUtcNow()));
        await server.Settle();
        await server.Append("association", id, new CustomerAssociated(id, former, AssociationModel.Reseller, AssociationVia.Ticket, server.Clock.GetUtcNow()));
        await server.Settle();
        Assert.Equal(whole[2..], await History(server.Administrator(former), id, "", "step", "cause", "reason"));
        Assert.Equal("-", (await History(server.Administrator(former), id, "", "operator"))[0]);
    }

    [Fact]
    public async Task Whoever_may_not_see_the_status_sees_none_of_its_history()
    {
        var partner = await server.Partner();
        var id = await server.CustomerOf(partner, manager: "own");
        await Do(Freeze, server.Administrator(partner), id, "why");
        await server.Settle();
        const string Ask = "query($id: ID!) { accountStatus(customerId: $id) { history { totalCount nodes { reason } } } customer(id: $id) { accountStatus { history { totalCount } } } }";
        foreach (var token in new[] { server.Administrator(await server.Partner()), server.Member(partner, Role.AccountManager, "another"), server.Customer("c") })
        {
            var foreign = (await server.Send(Ask, token, new { id = Global(id) })).Answer.ToJsonString();
            Assert.Equal((await server.Send(Ask, token, new { id = Global("absent") })).Answer.ToJsonString(), foreign);
            Assert.DoesNotContain("why", foreign, StringComparison.Ordinal);
            Assert.Contains("\"accountStatus\":null", foreign, StringComparison.Ordinal);
        }

        Assert.Single(await History(server.Member(partner, Role.AccountManager, "own"), id, ""));
    }

    private static string Global(string id) => GlobalId.Of("Customer", id);

    private async Task Do(string mutation, string token, string id, string? reason = null, string? scope = null) =>
        Assert.Empty((await server.Data(mutation, token, reason is null ? new { id = Global(id) } : new { id = Global(id), scope, reason })).AsObject().Single().Value!.Codes());

    private async Task<List<string>> History(string token, string id, string arguments, params string[] fields)
    {
        string[] asked = fields is [] ? Whole : fields;
        return [.. Steps((await server.Data(
            $"query($id: ID!) {{ accountStatus(customerId: $id) {{ history{arguments} {{ nodes {{ {string.Join(' ', asked)} }} }} }} }}", token, new { id = Global(id) }))["accountStatus"]!["history"]!, asked)];
    }

    private async Task<List<string>> Paged(string token, string id)
    {
        var steps = new List<string>();
        for (string? after = null; ;)
        {
            var page = (await server.Data(
                "query($id: ID!, $after: String) { customer(id: $id) { accountStatus { history(first: 1, after: $after) "
                + $"{{ totalCount nodes {{ {string.Join(' ', Whole)} }} pageInfo {{ hasNextPage endCursor }} }} }} }} }}", token, new { id = Global(id), after }))["customer"]!["accountStatus"]!["history"]!;
            Assert.Equal(4, page["totalCount"]!.GetValue<int>());
            steps.AddRange(Steps(page, Whole));
            if (!page["pageInfo"]!["hasNextPage"]!.GetValue<bool>()) return steps;
            after = page["pageInfo"]!["endCursor"]!.GetValue<string>();
        }
    }

    private static IEnumerable<string> Steps(JsonNode page, string[] fields) =>
        page["nodes"]!.AsArray().Select(node => string.Join(' ', fields.Select(field => node![field]?.ToString() ?? "-")));
}
