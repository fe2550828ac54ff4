using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;

namespace PartnerGraph.Api.Tests.Customers;

/// <summary>Events reach whom they concern over a real WebSocket: what was missed first, then live, and nobody else's.</summary>
public sealed class SubscriptionTests(CustomersServer server) : IClassFixture<CustomersServer>
{
    [Fact, Trait("Rule", "ASSOC-40")]
    public async Task A_partner_is_told_of_its_new_customers_and_of_no_others_and_goes_on_behind_a_cursor()
    {
        using var socket = await Subscribe(server.A, $$"""{ customerAssociated(after: "{{await Now()}}") { cursor customerId model } }""");
        var first = await server.NewAssociated("s1", server.A);
        await server.NewAssociated("s2", server.B);
        var third = await server.NewAssociated("s3", server.A, "REFERRAL");
        var (one, two) = (await Next(socket), await Next(socket));
        Assert.Equal((first, "RESELLER"), (one["customerId"]!.GetValue<string>(), one["model"]!.GetValue<string>()));
        Assert.Equal((third, "REFERRAL"), (two["customerId"]!.GetValue<string>(), two["model"]!.GetValue<string>()));

        using var again = await Subscribe(server.A, $$"""{ customerAssociated(after: "{{one["cursor"]}}") { cursor customerId model } }""");
        Assert.Equal(two.ToJsonString(), (await Next(again)).ToJsonString());
    }

    [Fact, Trait("Rule", "ASSOC-18"), Trait("Rule", "ASSOC-41")]
    public async Task Each_administrator_is_told_of_the_requests_of_its_own_customers()
    {
        var query = $$"""{ disassociationRequested(after: "{{await Now()}}") { requestId initiator reason } }""";
        await server.NewAssociated("q1", server.A);
        await server.NewAssociated("q2", server.B);
        var (ofA, ofB) = (await Ask("q1"), await Ask("q2"));
        foreach (var (token, request) in new[] { (server.A, ofA), (server.B, ofB) })
        {
            using var socket = await Subscribe(token, query);
            Assert.Equal($$"""{"requestId":"{{request}}","initiator":"CUSTOMER","reason":"Moving"}""", (await Next(socket)).ToJsonString());
        }
    }

    private async Task<string> Now() => Subscriptions.Cursor.Of(await server.Services.GetRequiredService<EventStore.IEventStore>().Head());

    private async Task<string> Ask(string key) =>
        (await server.Data("mutation { requestDisassociation(input: { reason: \"Moving\" }) { associationRecord { id } } }", server.Customer(key)))
        ["requestDisassociation"]!["associationRecord"]!["id"]!.GetValue<string>();

    private async Task<ClientWebSocket> Subscribe(string token, string query)
    {
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        await socket.ConnectAsync(new UriBuilder(server.Address) { Scheme = "ws", Path = "/graphql" }.Uri, CancellationToken.None);
        await Send(socket, new { type = "connection_init", payload = new { Authorization = $"Bearer {token}" } });
        Assert.Equal("connection_ack", (await Read(socket))["type"]!.GetValue<string>());
        await Send(socket, new { id = "1", type = "subscribe", payload = new { query = $"subscription {query}" } });
        return socket;
    }

    private static async Task<JsonNode> Next(ClientWebSocket socket)
    {
        var message = await Read(socket);
        Assert.True(message["type"]!.GetValue<string>() == "next", message.ToJsonString());
        return message["payload"]!["data"]!.AsObject().First().Value!;
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
