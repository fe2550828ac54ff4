using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Processes.Deadlines;
using PartnerGraph.Read.Projections.Customers.Contacts;

namespace PartnerGraph.Api.GraphQL.Tests.Customers;

/// <summary>What happens by itself: ends of protections and invitations, and emails that wait for delivery.</summary>
public sealed class TimerAndEmailTests(CustomersServer server) : IClassFixture<CustomersServer>
{
    [Fact, Trait("Rule", "ASSOC-36"), Trait("Rule", "ASSOC-38")]
    public async Task After_fifteen_days_a_pre_registration_lapses_and_an_invitation_by_email_expires()
    {
        await server.Data("""mutation { preRegisterCustomer(input: { email: "l@example.com", country: "CL" }) { preRegistration { id } } }""", server.A);
        await server.Data(CustomersServer.Invite, server.A, new { input = new { channel = "EMAIL", model = "RESELLER", email = "l@example.com" } });
        await server.Data(CustomersServer.Invite, server.A, new { input = new { channel = "LINK", model = "RESELLER", email = "l@example.com" } });
        server.Clock.Advance(TimeSpan.FromDays(15));
        Assert.Equal(0, await Timers.RunDue());
        server.Clock.Advance(TimeSpan.FromSeconds(1));
        await Timers.RunDue();

        const string query = "{ preRegistrations { nodes { status } } invitations { nodes { channel status } } }";
        var head = await server.Services.GetRequiredService<Write.EventStore.IEventStore>().Head();
        Assert.Equal(
            """{"preRegistrations":{"nodes":[{"status":"LAPSED"}]},"invitations":{"nodes":[{"channel":"LINK","status":"OPEN"},{"channel":"EMAIL","status":"EXPIRED"}]}}""",
            Ordered((await server.Send(query, server.A, minPosition: head)).Answer["data"]!));
    }

    [Fact, Trait("Rule", "ASSOC-25"), Trait("Rule", "ASSOC-40"), Trait("Rule", "CUST-2")]
    public async Task Each_invitation_by_email_and_each_association_queues_one_email()
    {
        await server.NewCustomer("m1");
        var invited = await server.Data(CustomersServer.Invite, server.B, new { input = new { channel = "EMAIL", model = "RESELLER", email = "m1@example.com" } });
        var token = invited["createInvitation"]!["invitation"]!["token"]!.GetValue<string>();
        await server.AcceptAs("m1", token);
        await server.AcceptAs("m1", token);
        var queued = (await server.Services.GetRequiredService<ICustomerEmailQueue>().After(0, 100)).Where(email => email.To == "m1@example.com").ToList();
        Assert.Equal([(CustomerEmailKind.Invitation, token), (CustomerEmailKind.Associated, null)], queued.Select(email => (email.Kind, email.Token)));
        Assert.Equal(server.Clock.GetUtcNow().AddDays(15), queued[0].ValidTo);
        Assert.Empty(await server.Services.GetRequiredService<ICustomerEmailQueue>().After(queued[1].Position, 100));
    }

    private DeadlineScheduler Timers => server.Services.GetRequiredService<DeadlineScheduler>();

    private static string Ordered(System.Text.Json.Nodes.JsonNode data)
    {
        // Both invitations were made in the same millisecond of the test's clock, so their order is that of their ids.
        var nodes = data["invitations"]!["nodes"]!.AsArray();
        if (nodes[0]!["channel"]!.GetValue<string>() == "EMAIL")
        {
            var email = nodes[0]!;
            nodes.RemoveAt(0);
            nodes.Add(email);
        }

        return data.ToJsonString();
    }
}
