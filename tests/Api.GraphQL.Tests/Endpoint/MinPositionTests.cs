using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace PartnerGraph.Api.GraphQL.Tests.Endpoint;

/// <summary>A position that is not reached yet is reached later: clients are told to ask again, not that they may not.</summary>
public sealed class MinPositionTests(MinPositionTests.PatientServer server) : IClassFixture<MinPositionTests.PatientServer>
{
    /// <summary>The clock of these tests runs ahead of the socket's first message.</summary>
    public sealed class PatientServer : ApiServer
    {
        protected override string[] Settings => ["--GraphQL:InitTimeout=1.00:00:00", "--GraphQL:RequestTimeout=1.00:00:00"];
    }

    [Fact]
    public async Task Over_http_it_is_503_with_the_time_to_wait()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = "{ me { role } }" }) };
        request.Headers.Add("PartnerGraph-Min-Position", "999999999");
        request.Headers.Authorization = new("Bearer", server.Staff("finance"));
        using var response = await Passing(server.Http.SendAsync(request));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "1"), (response.StatusCode, response.Headers.RetryAfter?.ToString()));
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        Assert.Equal("READ_MODEL_BEHIND", (string?)answer["errors"]![0]!["extensions"]!["code"]);
    }

    [Fact]
    public async Task A_socket_is_closed_with_a_code_that_clients_retry()
    {
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        socket.Options.SetRequestHeader("PartnerGraph-Min-Position", "999999999");
        await socket.ConnectAsync(new UriBuilder(server.Address) { Scheme = "ws", Path = "/graphql" }.Uri, CancellationToken.None);
        var init = $$"""{"type":"connection_init","payload":{"Authorization":"Bearer {{server.Staff("finance")}}"} }""";
        await socket.SendAsync(Encoding.UTF8.GetBytes(init), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        await Passing(socket.ReceiveAsync(new byte[1024], CancellationToken.None));
        Assert.Equal(4503, (int?)socket.CloseStatus);
    }

    private async Task<T> Passing<T>(Task<T> waiting)
    {
        while (!waiting.IsCompleted)
        {
            server.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        return await waiting;
    }
}
