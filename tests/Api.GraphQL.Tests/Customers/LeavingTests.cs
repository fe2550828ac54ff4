using System.Text.Json.Nodes;
using PartnerGraph.Write.Domain.Customers.Associations;

namespace PartnerGraph.Api.GraphQL.Tests.Customers;

/// <summary>What a partner did to a customer ends with their association, and is told to nobody who came later.</summary>
public sealed class LeavingTests(CustomersServer server) : IClassFixture<CustomersServer>
{
    private const string Freeze = """
        mutation($id: ID!, $reason: String!) {
          freezeCustomer(input: { customerId: $id, scope: ACCOUNT_AND_RESOURCES, reason: $reason }) { accountStatus { state } errors { code } }
        }
        """;

    private const string Status = "query($id: ID) { accountStatus(customerId: $id) { state dataDeletionDueAt freezes { cause reason } } }";

    private const string Free = """{"accountStatus":{"state":"NORMAL","dataDeletionDueAt":null,"freezes":[]}}""";

    [Fact, Trait("Rule", "BUDGET-6"), Trait("Rule", "ASSOC-16"), Trait("Rule", "ASSOC-42")]
    public async Task A_freeze_ends_with_the_association_and_its_reason_stays_with_the_partner_that_gave_it()
    {
        var start = await Subscriber.Now(server);
        var id = await server.NewAssociated("l1", server.A);
        Assert.Empty((await server.Data(Freeze, server.A, new { id, reason = "owes us" }))["freezeCustomer"]!.Codes());
        await Leave("l1", server.A);
        Assert.Equal(Free, (await server.Data(Status, server.Customer("l1"))).ToJsonString());

        Assert.Empty((await server.AcceptAs("l1", await server.NewLink(server.B)))["acceptInvitation"]!["errors"]!.AsArray());
        Assert.Equal(Free, (await server.Data(Status, server.B, new { id })).ToJsonString());
        await server.Data(Freeze, server.B, new { id, reason = "ours" });
        Assert.Equal(
            """[{"cause":"PARTNER","reason":"ours"}]""",
            (await server.Data(Status, server.B, new { id }))["accountStatus"]!["freezes"]!.ToJsonString());

        // A follows its own part of the story to the end, B begins with its own.
        Assert.Equal(["owes us", "-", "-"], await Reasons(server.A, start, 3));
        Assert.Equal(["ours", "-"], await Reasons(server.B, start, 2));
        Assert.Equal(["owes us", "-", "-", "ours", "-"], await Reasons(server.Customer("l1"), start, 5));
    }

    [Fact, Trait("Rule", "BUDGET-6")]
    public async Task A_leaving_that_was_cut_short_is_followed_up()
    {
        var id = await server.NewAssociated("l2", server.A);
        await server.Data(Freeze, server.A, new { id, reason = "owes us" });
        await server.Append("association", "l2", new CustomerDisassociated("l2", "a", AssociationModel.Reseller, server.Clock.GetUtcNow()));
        await server.Settle();
        Assert.Equal(Free, (await server.Data(Status, server.Customer("l2"))).ToJsonString());
    }

    [Fact, Trait("Rule", "ACCT-19")]
    public async Task Operations_freeze_goes_along_to_the_next_partner()
    {
        var id = await server.NewAssociated("l3", server.A);
        await server.Data(Freeze, server.Operations, new { id, reason = "fraud" });
        await Leave("l3", server.A);
        await server.AcceptAs("l3", await server.NewLink(server.B));
        Assert.Equal(
            """[{"cause":"OPERATIONS","reason":"fraud"}]""", (await server.Data(Status, server.B, new { id }))["accountStatus"]!["freezes"]!.ToJsonString());
    }

    private async Task Leave(string key, string administrator)
    {
        var requestId = (await server.Data("mutation { requestDisassociation(input: {}) { associationRecord { id } errors { code } } }", server.Customer(key)))
            ["requestDisassociation"]!["associationRecord"]!["id"]!.GetValue<string>();
        var answer = await server.Data("mutation($id: ID!) { approveDisassociation(input: { requestId: $id }) { associationRecord { status } errors { code } } }", administrator, new { id = requestId });
        Assert.Empty(answer["approveDisassociation"]!.Codes());
    }

    private async Task<string[]> Reasons(string token, string after, int count)
    {
        using var subscriber = await Subscriber.Start(server, token, $"{{ accountStatusChanged(after: \"{after}\") {{ kind reason }} }}");
        var reasons = new string[count];
        for (var i = 0; i < count; i++) reasons[i] = (await subscriber.Next())["reason"]?.GetValue<string>() ?? "-";
        return reasons;
    }
}
