namespace PartnerGraph.Api.Transport.Tests;

public sealed class SocketOperationTests : IAsyncLifetime
{
    private const string Cost = "\"extensions\":{\"cost\":{\"requested\":31,\"limit\":200000}}";
    private Endpoint _endpoint = null!;

    public async Task InitializeAsync() => _endpoint = await Endpoint.Start();

    public async Task DisposeAsync() => await _endpoint.DisposeAsync();

    [Theory]
    [InlineData("{ hello }", "\"hello\":\"Hello, world!\"")]
    [InlineData("mutation { increment(by: 2) }", "\"increment\":2")]
    public async Task Queries_and_mutations_run_too(string query, string data)
    {
        await using var client = await SocketClient.Ready(_endpoint);
        await client.Subscribe("1", query);
        Assert.Equal("{\"type\":\"next\",\"id\":\"1\",\"payload\":{\"data\":{" + data + "}," + Cost + "}}", await client.Next());
        Assert.Equal("""{"type":"complete","id":"1"}""", await client.Next());
    }

    [Fact]
    public async Task A_subscription_sends_every_event_in_order_and_completes()
    {
        await using var client = await SocketClient.Ready(_endpoint);
        await client.Subscribe("1", "subscription { countdown(from: 3) }");
        foreach (var number in new[] { 3, 2, 1 })
            Assert.Equal("{\"type\":\"next\",\"id\":\"1\",\"payload\":{\"data\":{\"countdown\":" + number + "}}}", await client.Next());
        Assert.Equal("""{"type":"complete","id":"1"}""", await client.Next());
    }

    [Fact]
    public async Task A_completed_id_is_free_again_and_its_source_is_stopped()
    {
        await using var client = await SocketClient.Ready(_endpoint);
        await client.Subscribe("1", "subscription { numbers }");
        _endpoint.Flow.Numbers.Writer.TryWrite(7);
        Assert.Equal("""{"type":"next","id":"1","payload":{"data":{"numbers":7}}}""", await client.Next());
        await client.Send(new { id = "1", type = "complete" });
        await _endpoint.Flow.Stopped.Task;
        await client.Subscribe("1", "{ hello }");
        Assert.StartsWith("""{"type":"next","id":"1","payload":{"data":{"hello":""", await client.Next(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_subscription_outlives_the_time_limit_of_its_start()
    {
        await using var client = await SocketClient.Ready(_endpoint);
        await client.Subscribe("1", "subscription { numbers }");
        _endpoint.Flow.Numbers.Writer.TryWrite(1);
        await client.Next();
        _endpoint.Time.Advance(TimeSpan.FromHours(1));
        _endpoint.Flow.Numbers.Writer.TryWrite(2);
        Assert.Equal("""{"type":"next","id":"1","payload":{"data":{"numbers":2}}}""", await client.Next());
    }

    [Theory]
    [InlineData("{ nothing }", "VALIDATION_FAILED")]
    [InlineData("subscription { nothing }", "VALIDATION_FAILED")]
    [InlineData("{", "SYNTAX_ERROR")]
    public async Task What_cannot_run_is_an_error_message_with_a_list(string query, string code)
    {
        await using var client = await SocketClient.Ready(_endpoint);
        await client.Subscribe("1", query);
        var error = await client.Json();
        Assert.Equal(("error", code), ((string?)error["type"], (string?)error["payload"]![0]!["extensions"]!["code"]));
    }

    [Theory]
    [InlineData("Authorization")]
    [InlineData("authorization")]
    public async Task The_token_may_come_with_init(string name)
    {
        await using var client = await SocketClient.Ready(_endpoint, new Dictionary<string, string> { [name] = "Bearer good" });
        await client.Subscribe("1", "{ secret }");
        Assert.Equal("good", (string?)(await client.Json())["payload"]!["data"]!["secret"]);
    }

    [Fact]
    public async Task The_token_may_come_with_the_upgrade_request()
    {
        await using var client = await SocketClient.Open(_endpoint, authorization: "Bearer good");
        await client.Send(new { type = "connection_init" });
        await client.Next();
        await client.Subscribe("1", "{ secret }");
        Assert.Equal("good", (string?)(await client.Json())["payload"]!["data"]!["secret"]);
    }

    [Fact]
    public async Task A_wrong_token_is_closed_with_4403()
    {
        await using var client = await SocketClient.Open(_endpoint);
        await client.Send(new { type = "connection_init", payload = new { authorization = "Bearer wrong" } });
        Assert.Equal(4403, await client.Closed());
    }

    [Fact]
    public async Task A_token_that_was_withdrawn_starts_nothing_new()
    {
        await using var client = await SocketClient.Ready(_endpoint, new { authorization = "Bearer good" });
        _endpoint.Flow.Withdrawn = true;
        await client.Subscribe("1", "{ secret }");
        var error = await client.Json();
        Assert.Equal(("error", "UNAUTHENTICATED"), ((string?)error["type"], (string?)error["payload"]![0]!["extensions"]!["code"]));
    }
}
