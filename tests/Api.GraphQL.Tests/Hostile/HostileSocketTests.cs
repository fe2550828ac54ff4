using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace PartnerGraph.Api.GraphQL.Tests.Hostile;

/// <summary>Messages that break the protocol or a limit, each with the close code that docs/building-a-front-end.md says.</summary>
public sealed class HostileSocketTests(HostileServer server) : IClassFixture<HostileServer>
{
    private const string Init = """{"type":"connection_init"}""", Quiet = """{"id":"1","type":"subscribe","payload":{"query":"subscription { quotaAlertRaised { level } }"}}""";

    private static readonly Dictionary<string, (string[] Messages, int Code)> Attacks = new()
    {
        ["subscribe before connection_init"] = ([Quiet], 4401),
        ["connection_init twice"] = ([Init, Init], 4429),
        ["an id that runs already"] = (["""{"type":"connection_init","payload":{"Authorization":"Bearer TOKEN"}}""", Quiet, Quiet], 4409),
        ["no JSON"] = (["{"], 4400),
        ["a list"] = (["[]"], 4400),
        ["nothing"] = ([""], 4400),
        ["a type that is none"] = ([Init, """{"type":"start","id":"1"}"""], 4400),
        ["a type that is a number"] = ([Init, """{"type":1}"""], 4400),
        ["a type twice"] = ([Init, """{"type":"ping","type":"subscribe"}"""], 4400),
        ["no id"] = ([Init, """{"type":"subscribe","payload":{"query":"{ __typename }"}}"""], 4400),
        ["an empty id"] = ([Init, """{"type":"subscribe","id":"","payload":{"query":"{ __typename }"}}"""], 4400),
        ["an id of 129 letters"] = ([Init, $$$"""{"type":"subscribe","id":"{{{new string('i', 129)}}}","payload":{"query":"{ __typename }"} }"""], 4400),
        ["an id that is a number"] = ([Init, """{"type":"subscribe","id":1,"payload":{"query":"{ __typename }"}}"""], 4400),
        ["no payload"] = ([Init, """{"type":"subscribe","id":"1"}"""], 4400),
        ["a payload that is a list"] = ([Init, """{"type":"subscribe","id":"1","payload":[]}"""], 4400),
        ["a query that is a number"] = ([Init, """{"type":"subscribe","id":"1","payload":{"query":1}}"""], 4400),
        ["a variable twice"] = ([Init, """{"type":"subscribe","id":"1","payload":{"query":"{ __typename }","variables":{"a":1,"a":2}}}"""], 4400),
        ["lists nested 70 deep"] = ([Init, $$"""{"type":"ping","payload":{{new string('[', 70)}}{{new string(']', 70)}} }"""], 4400),
        ["half a surrogate pair"] = ([Init, """{"type":"ping","payload":{"a":"\ud800"}}"""], 4400),
        ["credentials that are a list"] = (["""{"type":"connection_init","payload":["Bearer x"]}"""], 4400),
        ["a token that nobody issued"] = (["""{"type":"connection_init","payload":{"Authorization":"Bearer eyJhbGciOiJub25lIn0.e30."}}"""], 4403),
        ["credentials of another kind"] = (["""{"type":"connection_init","payload":{"authorization":"Basic YTpi"}}"""], 4403),
        ["two MiB and one byte"] = ([Init, new string(' ', (2 * 1024 * 1024) + 1)], 1009),
    };

    public static TheoryData<string> Names => [.. Attacks.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Closes_its_own_socket_alone(string name)
    {
        using var bystander = await Open();
        await Send(bystander, $$$"""{"type":"connection_init","payload":{"Authorization":"Bearer {{{server.Own}}}"} }""");
        Assert.Equal("connection_ack", await Type(bystander));
        using var socket = await Open();
        foreach (var message in Attacks[name].Messages) await Send(socket, message.Replace("TOKEN", server.Own, StringComparison.Ordinal));
        Assert.Equal(Attacks[name].Code, await Closed(socket));
        await Send(bystander, """{"id":"1","type":"subscribe","payload":{"query":"{ customers { totalCount } }"}}""");
        Assert.Equal("next", await Type(bystander));
        await server.ServesAsBefore();
    }

    [Theory]
    [InlineData("graphql-ws")]
    [InlineData("soap")]
    public async Task Another_protocol_is_closed_with_4406(string protocol)
    {
        using var socket = await Open(protocol);
        Assert.Equal(4406, await Closed(socket));
        await server.ServesAsBefore();
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("null")]
    [InlineData("file://")]
    public async Task A_page_of_another_origin_opens_none(string origin)
    {
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        socket.Options.SetRequestHeader("Origin", origin);
        socket.Options.CollectHttpResponseDetails = true;
        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(Address, CancellationToken.None));
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, socket.HttpStatusCode);
        await server.ServesAsBefore();
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_closed_with_4400()
    {
        using var socket = await Open();
        await socket.SendAsync(new byte[] { 1, 2, 3 }, WebSocketMessageType.Binary, endOfMessage: true, CancellationToken.None);
        Assert.Equal(4400, await Closed(socket));
        await server.ServesAsBefore();
    }

    private Uri Address => new UriBuilder(server.Address) { Scheme = "ws", Path = "/graphql" }.Uri;

    private async Task<ClientWebSocket> Open(string protocol = "graphql-transport-ws")
    {
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol(protocol);
        await socket.ConnectAsync(Address, CancellationToken.None);
        return socket;
    }

    private static async Task Send(ClientWebSocket socket, string message)
    {
        try
        {
            await socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        }
        catch (WebSocketException)
        {
            // Closed meanwhile; the code is read below.
        }
    }

    private static async Task<string?> Type(ClientWebSocket socket) => (string?)(await Next(socket))?["type"];

    private static async Task<JsonNode?> Next(ClientWebSocket socket)
    {
        using var message = new MemoryStream();
        var buffer = new byte[8_192];
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer, CancellationToken.None);
            if (part.MessageType == WebSocketMessageType.Close) return null;
            message.Write(buffer, 0, part.Count);
            if (part.EndOfMessage) return JsonNode.Parse(message.ToArray());
        }
    }

    private static async Task<int?> Closed(ClientWebSocket socket)
    {
        while (await Next(socket) is not null)
        {
            // Messages before the end do not matter here.
        }

        return (int?)socket.CloseStatus;
    }
}
