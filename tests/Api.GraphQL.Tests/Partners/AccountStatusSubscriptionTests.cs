using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Api.Schema;
using PartnerGraph.Api.Security;

namespace PartnerGraph.Api.Tests.Partners;

/// <summary>Changes of accounts reach whom they concern over a real WebSocket: what was missed first, and nobody else's.</summary>
public sealed class AccountStatusSubscriptionTests(ApiServer server) : IClassFixture<ApiServer>
{
    private const string Fields = "{ kind partnerId customerId cause scope reason }";

    [Fact, Trait("Rule", "ACCT-4"), Trait("Rule", "ACCT-5"), Trait("Rule", "ACCT-12")]
    public async Task Distributor_reseller_customer_and_stranger_each_get_their_own_changes()
    {
        var start = Subscriptions.Cursor.Of(await server.Services.GetRequiredService<EventStore.IEventStore>().Head());
        var distributor = await server.Partner("DISTRIBUTOR");
        var reseller = await server.Partner("RESELLER", distributor);
        var customer = await server.CustomerOf(reseller);
        var stranger = await server.Partner();
        foreach (var (partner, reason) in new[] { (distributor, "fraud"), (stranger, "audit") })
        {
            await server.Data(
                "mutation($id: ID!, $reason: String!) { freezePartner(input: { partnerId: $id, reason: $reason }) { errors { code } } }",
                server.Staff("operations_manager"), new { id = GlobalId.Of("Partner", partner), reason });
            await server.Settle();
        }

        var (d, r, c, s) = (GlobalId.Of("Partner", distributor), GlobalId.Of("Partner", reseller), GlobalId.Of("Customer", customer), GlobalId.Of("Partner", stranger));
        var ofDistributor = Change("PARTNER_FROZEN", d, null, "OPERATIONS", null, "fraud");
        var ofReseller = Change("PARTNER_FROZEN", r, null, "DISTRIBUTOR", null, null);
        var ofCustomer = Change("CUSTOMER_FROZEN", r, c, "PARTNER_FROZEN", "ACCOUNT_AND_RESOURCES", "The distributor was frozen.");
        var ofResources = Change("CUSTOMER_RESOURCES_FROZEN", r, c, "PARTNER_FROZEN", "ACCOUNT_AND_RESOURCES", null);
        await AssertFollows(server.Member(distributor, Role.DistributorAdministrator, "d"), start, ofDistributor, ofReseller);
        await AssertFollows(server.Member(reseller, Role.ResellerAdministrator, "r"), start, ofReseller, ofCustomer, ofResources);
        await AssertFollows(server.Customer(customer), start, ofCustomer, ofResources);
        await AssertFollows(server.Administrator(stranger), start, Change("PARTNER_FROZEN", s, null, "OPERATIONS", null, "audit"));
    }

    private static string Change(string kind, string partner, string? customer, string cause, string? scope, string? reason) => JsonSerializer.Serialize(
        new { kind, partnerId = partner, customerId = customer, cause, scope, reason });

    private async Task AssertFollows(string token, string after, params string[] expected)
    {
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        await socket.ConnectAsync(new UriBuilder(server.Address) { Scheme = "ws", Path = "/graphql" }.Uri, CancellationToken.None);
        await Send(socket, new { type = "connection_init", payload = new { Authorization = $"Bearer {token}" } });
        Assert.Equal("connection_ack", (await Read(socket))["type"]!.GetValue<string>());
        await Send(socket, new { id = "1", type = "subscribe", payload = new { query = $"subscription {{ accountStatusChanged(after: \"{after}\") {Fields} }}" } });
        foreach (var change in expected)
            Assert.Equal(change, (await Read(socket))["payload"]!["data"]!["accountStatusChanged"]!.ToJsonString());
    }

    private static Task Send(ClientWebSocket socket, object message) =>
        socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    private static async Task<JsonNode> Read(ClientWebSocket socket)
    {
        using var bound = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var buffer = new byte[64 * 1024];
        var length = 0;
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(length), bound.Token);
            length += part.Count;
            if (part.EndOfMessage) return JsonNode.Parse(Encoding.UTF8.GetString(buffer, 0, length))!;
        }
    }
}
