using System.Text.Json.Nodes;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;

namespace PartnerGraph.Api.GraphQL.Tests.Partners;

/// <summary>Who restricted, froze and freed a partner is read with its status, by whoever sees that one.</summary>
[Trait("Rule", "ACCT-1"), Trait("Rule", "ACCT-4"), Trait("Rule", "CONV-7")]
public sealed class PartnerStatusHistoryTests(ApiServer server) : IClassFixture<ApiServer>
{
    private const string Steps = "{ totalCount nodes { step restrictionCause freezeCause reason operator } }";

    [Fact]
    public async Task Every_step_is_told_with_who_and_why_in_both_orders_and_by_condition()
    {
        var partner = await server.Partner();
        var began = server.Clock.GetUtcNow();
        await Do("restrictPartner", partner, ", cause: ARREARS, reason: \"unpaid\"");
        await Do("restrictPartner", partner, ", reason: \"complaint\"");
        server.Clock.Advance(TimeSpan.FromHours(1));
        await Do("freezePartner", partner, ", reason: \"fraud\"");
        await Do("liftRestriction", partner, ", cause: ARREARS");
        await Do("unfreezePartner", partner, "");
        await server.Settle();

        string[] steps =
        [
            "RESTRICTED ARREARS - unpaid", "RESTRICTED OPERATIONS - complaint", "FROZEN - OPERATIONS fraud", "RESTRICTION_LIFTED ARREARS - -", "UNFROZEN - OPERATIONS -",
        ];
        steps = [.. steps.Select(step => $"{step} staff-operations_manager")];
        var own = server.Administrator(partner);
        Assert.Equal(steps.Reverse(), await History(own, ""));
        Assert.Equal(steps, await History(own, "(orderBy: EARLIEST_FIRST)"));
        Assert.Equal(steps[..2].Reverse(), await History(own, "(filter: { step: RESTRICTED })"));
        Assert.Equal(steps[2..], await History(own, $$"""(orderBy: EARLIEST_FIRST, filter: { from: "{{began.AddMinutes(1):O}}" })"""));
        Assert.Equal(steps.Reverse(), await Paged(own, null));
        Assert.Equal(steps, await Paged(own, "EARLIEST_FIRST"));
    }

    [Fact, Trait("Rule", "ACCT-12")]
    public async Task A_distributor_reads_those_of_its_resellers_and_nobody_of_another_partner_does()
    {
        var distributor = await server.Partner("DISTRIBUTOR");
        var reseller = await server.Partner("RESELLER", distributor);
        await Do("freezePartner", distributor, ", reason: \"fraud\"");
        await server.Settle();
        await Do("unfreezePartner", distributor, "");
        await server.Settle();
        var below = (await server.Data($"{{ partner {{ resellers {{ nodes {{ accountStatus {{ history {Steps} }} }} }} }} }}", server.Member(distributor, Role.DistributorAdministrator)))
            ["partner"]!["resellers"]!["nodes"]![0]!["accountStatus"]!["history"]!;
        Assert.Equal(["UNFROZEN - DISTRIBUTOR -", "FROZEN - DISTRIBUTOR The distributor was frozen."], Told(below).Select(step => step[..step.LastIndexOf(' ')]));

        const string Ask = "query($id: ID!) { partner(id: $id) { accountStatus { history { totalCount } } } }";
        foreach (var token in new[] { server.Administrator(await server.Partner()), server.Member(await server.Partner("DISTRIBUTOR"), Role.DistributorAdministrator), server.Customer("c") })
        {
            Assert.Equal(
                (await server.Send(Ask, token, new { id = GlobalId.Of("Partner", "absent") })).Answer.ToJsonString(),
                (await server.Send(Ask, token, new { id = GlobalId.Of("Partner", reseller) })).Answer.ToJsonString());
        }

        Assert.Contains("2", (await server.Data(Ask, server.Staff("finance"), new { id = GlobalId.Of("Partner", reseller) })).ToJsonString(), StringComparison.Ordinal);
    }

    private async Task Do(string mutation, string partner, string rest) => Assert.Empty((await server.Data(
        $"mutation {{ {mutation}(input: {{ partnerId: \"{GlobalId.Of("Partner", partner)}\"{rest} }}) {{ errors {{ code }} }} }}", server.Staff("operations_manager")))[mutation]!.Codes());

    private async Task<List<string>> History(string token, string arguments) =>
        [.. Told((await server.Data($"{{ partner {{ accountStatus {{ history{arguments} {Steps} }} }} }}", token))["partner"]!["accountStatus"]!["history"]!)];

    private async Task<List<string>> Paged(string token, string? order)
    {
        var steps = new List<string>();
        for (string? after = null; ;)
        {
            var page = (await server.Data(
                $"query($after: String, $order: TimeOrder) {{ partner {{ accountStatus {{ history(first: 2, after: $after, orderBy: $order) {Steps[..^1]} pageInfo {{ hasNextPage endCursor }} }} }} }} }}",
                token, new { after, order }))["partner"]!["accountStatus"]!["history"]!;
            Assert.Equal(5, page["totalCount"]!.GetValue<int>());
            steps.AddRange(Told(page));
            if (!page["pageInfo"]!["hasNextPage"]!.GetValue<bool>()) return steps;
            after = page["pageInfo"]!["endCursor"]!.GetValue<string>();
            Assert.Equal("BAD_USER_INPUT", await server.ErrorCode(
                "query($after: String) { partner { accountStatus { history(filter: { step: FROZEN }, after: $after) { totalCount } } } }", token, new { after }));
        }
    }

    private static IEnumerable<string> Told(JsonNode page) => page["nodes"]!.AsArray()
        .Select(node => string.Join(' ', new[] { "step", "restrictionCause", "freezeCause", "reason", "operator" }.Select(field => node![field]?.ToString() ?? "-")));
}
