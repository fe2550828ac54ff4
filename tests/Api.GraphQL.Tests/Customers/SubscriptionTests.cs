namespace PartnerGraph.Api.GraphQL.Tests.Customers;

/// <summary>Events reach whom they concern over a real WebSocket: what was missed first, then live, and nobody else's.</summary>
public sealed class SubscriptionTests(CustomersServer server) : IClassFixture<CustomersServer>
{
    [Fact, Trait("Rule", "ASSOC-40")]
    public async Task A_partner_is_told_of_its_new_customers_and_of_no_others_and_goes_on_behind_a_cursor()
    {
        using var socket = await Subscriber.Start(server, server.A, $$"""{ customerAssociated(after: "{{await Subscriber.Now(server)}}") { cursor customerId model } }""");
        var first = await server.NewAssociated("s1", server.A);
        await server.NewAssociated("s2", server.B);
        var third = await server.NewAssociated("s3", server.A, "REFERRAL");
        var (one, two) = (await socket.Next(), await socket.Next());
        Assert.Equal((first, "RESELLER"), (one["customerId"]!.GetValue<string>(), one["model"]!.GetValue<string>()));
        Assert.Equal((third, "REFERRAL"), (two["customerId"]!.GetValue<string>(), two["model"]!.GetValue<string>()));

        using var again = await Subscriber.Start(server, server.A, $$"""{ customerAssociated(after: "{{one["cursor"]}}") { cursor customerId model } }""");
        Assert.Equal(two.ToJsonString(), (await again.Next()).ToJsonString());
    }

    [Fact, Trait("Rule", "ASSOC-40"), Trait("Rule", "ASSOC-18")]
    public async Task A_notice_leads_to_the_customer_and_the_partner_that_it_names()
    {
        var after = await Subscriber.Now(server);
        var customer = await server.NewAssociated("n1", server.A);
        await Ask("n1");
        using var joined = await Subscriber.Start(server, server.A, $$"""{ customerAssociated(after: "{{after}}") { customer { id } partner { id } partnerId } }""");
        var notice = await joined.Next();
        Assert.Equal(customer, notice["customer"]!["id"]!.GetValue<string>());
        Assert.Equal(notice["partnerId"]!.GetValue<string>(), notice["partner"]!["id"]!.GetValue<string>());
        using var leaving = await Subscriber.Start(server, server.A, $$"""{ disassociationRequested(after: "{{after}}") { customer { id } } }""");
        Assert.Equal(customer, (await leaving.Next())["customer"]!["id"]!.GetValue<string>());
    }

    [Fact, Trait("Rule", "ASSOC-18"), Trait("Rule", "ASSOC-41")]
    public async Task Each_administrator_is_told_of_the_requests_of_its_own_customers()
    {
        var query = $$"""{ disassociationRequested(after: "{{await Subscriber.Now(server)}}") { requestId initiator reason } }""";
        await server.NewAssociated("q1", server.A);
        await server.NewAssociated("q2", server.B);
        var (ofA, ofB) = (await Ask("q1"), await Ask("q2"));
        foreach (var (token, request) in new[] { (server.A, ofA), (server.B, ofB) })
        {
            using var socket = await Subscriber.Start(server, token, query);
            Assert.Equal($$"""{"requestId":"{{request}}","initiator":"CUSTOMER","reason":"Moving"}""", (await socket.Next()).ToJsonString());
        }
    }

    private async Task<string> Ask(string key) =>
        (await server.Data("mutation { requestDisassociation(input: { reason: \"Moving\" }) { associationRecord { id } } }", server.Customer(key)))
        ["requestDisassociation"]!["associationRecord"]!["id"]!.GetValue<string>();
}
