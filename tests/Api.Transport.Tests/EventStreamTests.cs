using System.Net;
using System.Text;

namespace PartnerGraph.Api.Transport.Tests;

/// <summary>The distinct connections mode of GraphQL over server-sent events.</summary>
public sealed class EventStreamTests : IAsyncLifetime
{
    private const string Complete = "event: complete\ndata: ";

    private Endpoint endpoint = null!;

    public async Task InitializeAsync() => endpoint = await Endpoint.Start("ReportCost=false", "MaxSocketsPerAddress=2", "KeepAlive=00:00:16");

    public async Task DisposeAsync() => await endpoint.DisposeAsync();

    [Fact]
    public async Task A_query_is_answered_by_one_result_and_its_end()
    {
        await using var client = await EventStreamClient.Post(endpoint, """{ hello(name: "two\nlines") }""");
        Assert.Equal((HttpStatusCode.OK, "text/event-stream; charset=utf-8"), (client.Status, client.ContentType));
        Assert.Equal(["""event: next""" + "\n" + """data: {"data":{"hello":"Hello, two\nlines!"}}""", Complete], await client.All());
    }

    [Fact]
    public async Task A_subscription_is_answered_result_by_result_by_post_and_by_get()
    {
        foreach (var open in new[] { EventStreamClient.Get(endpoint, "subscription { countdown(from: 2) }"), EventStreamClient.Post(endpoint, "subscription { countdown(from: 2) }") })
        {
            await using var client = await open;
            Assert.Equal(["event: next\ndata: {\"data\":{\"countdown\":2}}", "event: next\ndata: {\"data\":{\"countdown\":1}}", Complete], await client.All());
        }
    }

    [Fact]
    public async Task A_link_changes_nothing_and_a_post_may()
    {
        await using (var refused = await EventStreamClient.Get(endpoint, "mutation { increment(by: 1) }"))
        {
            Assert.Contains("\"code\":\"METHOD_NOT_ALLOWED\"", await refused.Next(), StringComparison.Ordinal);
            Assert.Equal(Complete, await refused.Next());
        }

        Assert.Equal(0, endpoint.Flow.Increments);
        await using var done = await EventStreamClient.Post(endpoint, "mutation { increment(by: 1) }");
        Assert.Equal("event: next\ndata: {\"data\":{\"increment\":1}}", await done.Next());
    }

    [Fact]
    public async Task What_is_wrong_with_the_operation_comes_as_a_result()
    {
        await using var client = await EventStreamClient.Post(endpoint, "{ nothing }");
        Assert.Equal(HttpStatusCode.OK, client.Status);
        Assert.Contains("\"code\":\"VALIDATION_FAILED\"", await client.Next(), StringComparison.Ordinal);
        Assert.Equal(Complete, await client.Next());
        Assert.Null(await client.Next());
    }

    [Fact]
    public async Task What_is_wrong_with_the_request_is_an_answer_of_its_own()
    {
        await using var unknown = await EventStreamClient.Post(endpoint, "{ hello }", "Bearer bad");
        Assert.Equal((HttpStatusCode.Unauthorized, "application/json; charset=utf-8"), (unknown.Status, unknown.ContentType));
        using var body = new StringContent("[]", Encoding.UTF8, "application/json");
        await using var malformed = await EventStreamClient.Send(endpoint, new(HttpMethod.Post, endpoint.Url) { Content = body }, null);
        Assert.Equal(HttpStatusCode.BadRequest, malformed.Status);
    }

    [Fact]
    public async Task One_address_holds_a_bounded_number_open()
    {
        await using var first = await EventStreamClient.Post(endpoint, "subscription { numbers }");
        await using var second = await EventStreamClient.Post(endpoint, "subscription { numbers }");
        await using (var third = await EventStreamClient.Post(endpoint, "subscription { numbers }")) Assert.Equal(HttpStatusCode.TooManyRequests, third.Status);
        await first.DisposeAsync();
        await endpoint.Flow.Stopped.Task;
        // What is left is of the second: its place among those of its address, and its subscription.
        while (endpoint.Limits.Known > 2 || !await Opens()) await Task.Yield();
    }

    [Fact]
    public async Task A_client_that_leaves_ends_its_subscription()
    {
        var client = await EventStreamClient.Post(endpoint, "subscription { numbers }");
        await endpoint.Flow.Waiting.Task;
        await endpoint.Flow.Numbers.Writer.WriteAsync(7);
        Assert.Equal("event: next\ndata: {\"data\":{\"numbers\":7}}", await client.Next());
        await client.DisposeAsync();
        await endpoint.Flow.Stopped.Task;
    }

    [Fact]
    public async Task A_server_that_stops_ends_without_saying_complete_so_that_the_client_comes_back()
    {
        await using var client = await EventStreamClient.Post(endpoint, "subscription { numbers }");
        await endpoint.Flow.Waiting.Task;
        var stopping = endpoint.Stop();
        Assert.Null(await client.Next());
        await stopping;
        Assert.True(endpoint.Flow.Stopped.Task.IsCompleted);
    }

    [Fact]
    public async Task It_is_kept_open_by_comments()
    {
        await using var client = await EventStreamClient.Post(endpoint, "subscription { numbers }");
        Assert.Equal(":", await client.Block());
        await endpoint.Flow.Waiting.Task;
        endpoint.Time.Advance(TimeSpan.FromSeconds(16));
        Assert.Equal(":", await client.Block());
    }

    [Fact]
    public async Task A_token_that_ends_ends_what_it_opened()
    {
        var end = endpoint.Time.GetUtcNow().AddMinutes(5);
        endpoint.Flow.ValidUntil = end;
        await using var client = await EventStreamClient.Post(endpoint, "subscription { numbers }", "Bearer good");
        await endpoint.Flow.Waiting.Task;
        endpoint.Time.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromSeconds(1));
        await endpoint.Flow.Numbers.Writer.WriteAsync(7);
        Assert.Contains("7", await client.Next(), StringComparison.Ordinal);
        endpoint.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Contains("\"code\":\"UNAUTHENTICATED\"", await client.Next(), StringComparison.Ordinal);
        Assert.Equal(Complete, await client.Next());
        Assert.Null(await client.Next());
        await endpoint.Flow.Stopped.Task;
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_client_that_does_not_read_is_waited_for_or_cut_off(bool paced)
    {
        var client = await EventStreamClient.Post(endpoint, $"subscription {{ flood(paced: {(paced ? "true" : "false")}) }}");
        await endpoint.Flow.Waiting.Task;
        if (!paced) await endpoint.Flow.Stopped.Task;
        else for (var read = 0; read < 50; read++) Assert.StartsWith("event: next", await client.Next(), StringComparison.Ordinal);
        Assert.Equal(!paced, endpoint.Flow.Stopped.Task.IsCompleted);
        await client.DisposeAsync();
        await endpoint.Flow.Stopped.Task;
    }

    [Theory]
    [InlineData("text/event-stream;q=0.1, application/json", "application/json; charset=utf-8")]
    [InlineData("*/*", "application/json; charset=utf-8")]
    [InlineData("text/event-stream", "text/event-stream; charset=utf-8")]
    public async Task Only_who_asks_for_events_gets_them(string accept, string contentType)
    {
        using var answer = await endpoint.Post(new { query = "{ hello }" }, accept);
        Assert.Equal(contentType, answer.Content.Headers.ContentType?.ToString());
    }

    private async Task<bool> Opens()
    {
        await using var client = await EventStreamClient.Post(endpoint, "{ hello }");
        return client.Status == HttpStatusCode.OK;
    }
}
