namespace PartnerGraph.Api.Transport.Tests;

public sealed class SocketProtocolTests : IAsyncLifetime
{
    private Endpoint _endpoint = null!;

    public async Task InitializeAsync() => _endpoint = await Endpoint.Start("MaxOperationsPerSocket=1");

    public async Task DisposeAsync() => await _endpoint.DisposeAsync();

    [Fact]
    public async Task A_socket_without_init_is_closed_with_4408_after_three_seconds()
    {
        await using var client = await SocketClient.Open(_endpoint);
        await client.Send(new { type = "ping" });
        Assert.Equal("""{"type":"pong"}""", await client.Next());
        _endpoint.Time.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(4408, await client.Closed());
    }

    [Fact]
    public async Task An_initialised_socket_stays_open()
    {
        await using var client = await SocketClient.Ready(_endpoint);
        _endpoint.Time.Advance(TimeSpan.FromMinutes(1));
        await client.Send(new { type = "ping", payload = new { n = 1 } });
        Assert.Equal("""{"type":"pong","payload":{"n":1}}""", await client.Next());
    }

    [Fact]
    public async Task Another_sub_protocol_is_closed_with_4406()
    {
        await using var client = await SocketClient.Open(_endpoint, "graphql-ws");
        Assert.Equal(4406, await client.Closed());
    }

    [Fact]
    public async Task A_subscription_before_init_is_closed_with_4401()
    {
        await using var client = await SocketClient.Open(_endpoint);
        await client.Subscribe("1", "{ hello }");
        Assert.Equal(4401, await client.Closed());
    }

    [Fact]
    public async Task A_second_init_is_closed_with_4429()
    {
        await using var client = await SocketClient.Ready(_endpoint);
        await client.Send(new { type = "connection_init" });
        Assert.Equal(4429, await client.Closed());
    }

    [Fact]
    public async Task A_second_subscription_of_the_same_id_is_closed_with_4409()
    {
        await using var client = await SocketClient.Ready(_endpoint);
        await client.Subscribe("1", "subscription { numbers }");
        await client.Subscribe("1", "{ hello }");
        Assert.Equal(4409, await client.Closed());
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("""{"type":"nonsense"}""")]
    [InlineData("""{"type":"subscribe","payload":{"query":"{ hello }"}}""")]
    [InlineData("""{"type":"subscribe","id":"1"}""")]
    [InlineData("""{"type":"subscribe","id":"1","payload":{"query":7}}""")]
    public async Task A_malformed_message_is_closed_with_4400(string message)
    {
        await using var client = await SocketClient.Ready(_endpoint);
        await client.Send(message);
        Assert.Equal(4400, await client.Closed());
    }

    [Fact]
    public async Task A_message_larger_than_the_limit_is_closed_with_1009()
    {
        await using var client = await SocketClient.Ready(_endpoint);
        await client.Send(new { type = "ping", payload = new { x = new string('x', 2 * 1024 * 1024) } });
        Assert.Equal(1009, await client.Closed());
    }

    [Fact]
    public async Task One_operation_too_many_is_an_error_of_that_operation_alone()
    {
        await using var client = await SocketClient.Ready(_endpoint);
        await client.Subscribe("1", "subscription { numbers }");
        await client.Subscribe("2", "{ hello }");
        var refused = await client.Json();
        Assert.Equal(("2", "error", "TOO_MANY_OPERATIONS"), ((string?)refused["id"], (string?)refused["type"], (string?)refused["payload"]![0]!["extensions"]!["code"]));
    }

    [Fact]
    public async Task The_clients_close_is_answered_with_its_code()
    {
        await using var client = await SocketClient.Ready(_endpoint);
        await client.Subscribe("1", "subscription { numbers }");
        await _endpoint.Flow.Waiting.Task;
        await client.Leave();
        Assert.Equal(1000, client.CloseCode);
        await _endpoint.Flow.Stopped.Task;
    }

    [Fact]
    public async Task A_server_that_stops_closes_with_1001()
    {
        await using var client = await SocketClient.Ready(_endpoint);
        await client.Subscribe("1", "subscription { numbers }");
        await _endpoint.Flow.Waiting.Task;
        var stopping = _endpoint.Stop();
        Assert.Equal(1001, await client.Closed());
        await stopping;
        Assert.True(_endpoint.Flow.Stopped.Task.IsCompleted);
    }
}
