using System.Net;
using System.Net.WebSockets;
using Microsoft.Extensions.Time.Testing;
using PartnerGraph.Api.GraphQL.Transport;
using PartnerGraph.Api.GraphQL.Transport.Turns;

namespace PartnerGraph.Api.Transport.Tests;

/// <summary>One caller's slow requests wait behind each other; others are served.</summary>
public sealed class ClientLimitTests
{
    [Fact]
    public async Task Thirty_slow_requests_of_one_caller_keep_no_other_waiting()
    {
        await using var endpoint = await Endpoint.Start("MaxRunningPerCaller=4", "MaxWaitingPerCaller=20");
        var slow = Enumerable.Range(0, 30).Select(_ => endpoint.Post("{ endless }")).ToList();
        // Six find neither room nor a place in the queue; the others are under way until the time limit.
        for (var refused = 0; refused < 6; refused++)
        {
            var ended = await Task.WhenAny(slow);
            slow.Remove(ended);
            var response = await ended;
            Assert.Equal((HttpStatusCode.TooManyRequests, "APIG.0308"), (response.StatusCode, await response.Code()));
            Assert.Equal("2", response.Headers.RetryAfter?.ToString());
            Assert.Contains("4 operations of one caller at a time", await response.Text(), StringComparison.Ordinal);
        }

        var other = await endpoint.Post(new { query = "{ hello }" }, authorization: "Bearer good");
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        Assert.All(slow, waiting => Assert.False(waiting.IsCompleted));
    }

    [Fact]
    public async Task A_turn_that_ends_is_given_to_the_next()
    {
        await using var endpoint = await Endpoint.Start("MaxRunningPerCaller=1", "MaxWaitingPerCaller=50");
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => endpoint.Post("{ hello }")));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.Equal(0, endpoint.Limits.Known);
    }

    [Fact]
    public async Task A_request_whose_client_leaves_gives_its_turn_back()
    {
        await using var endpoint = await Endpoint.Start("MaxRunningPerCaller=1", "MaxWaitingPerCaller=1");
        using var leaving = new CancellationTokenSource();
        var running = endpoint.Http.GetAsync(new Uri("?query={endless}", UriKind.Relative), leaving.Token);
        await endpoint.Flow.Waiting.Task;
        var next = endpoint.Post("{ hello }");
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Equal(HttpStatusCode.OK, (await next).StatusCode);
    }

    [Fact]
    public async Task A_turn_that_does_not_come_in_time_is_refused_and_its_place_given_back()
    {
        var time = new FakeTimeProvider();
        var gates = new Gates("operations", running: 1, waiting: 1, TimeSpan.FromSeconds(30), time);
        var running = await gates.Enter("caller", CancellationToken.None);
        var waiting = gates.Enter("caller", CancellationToken.None).AsTask();
        time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(429, (await Assert.ThrowsAsync<RefusedRequest>(() => waiting)).Status);
        var next = gates.Enter("caller", CancellationToken.None).AsTask();
        Assert.False(next.IsCompleted);
        running.Dispose();
        (await next).Dispose();
        Assert.Equal(0, gates.Count);
    }

    [Fact]
    public async Task An_address_has_a_bound_of_what_is_read_before_any_token_is()
    {
        await using var endpoint = await Endpoint.Start("MaxRunningPerAddress=1", "MaxWaitingPerAddress=0");
        using var body = new SlowBody();
        var reading = endpoint.Http.PostAsync(endpoint.Url, body);
        while (endpoint.Limits.Known == 0) await Task.Yield();
        var response = await endpoint.Post(new { query = "{ hello }" }, authorization: "Bearer good");
        Assert.Equal((HttpStatusCode.TooManyRequests, "APIG.0308"), (response.StatusCode, await response.Code()));
        body.End.SetResult();
        Assert.Equal(HttpStatusCode.OK, (await reading).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await endpoint.Post("{ hello }")).StatusCode);
    }

    [Fact]
    public async Task Whoever_waits_for_its_own_operations_keeps_no_neighbour_waiting()
    {
        await using var endpoint = await Endpoint.Start("MaxRunningPerAddress=1", "MaxRunningPerCaller=1");
        var running = endpoint.Post("{ endless }");
        await endpoint.Flow.Waiting.Task;
        var waiting = endpoint.Post("{ hello }");
        Assert.Equal(HttpStatusCode.OK, (await endpoint.Post(new { query = "{ hello }" }, authorization: "Bearer good")).StatusCode);
        Assert.False(running.IsCompleted || waiting.IsCompleted);
    }

    [Fact]
    public async Task An_address_holds_a_bounded_number_of_sockets()
    {
        await using var endpoint = await Endpoint.Start("MaxSocketsPerAddress=1");
        await using (var first = await SocketClient.Open(endpoint))
        {
            await Assert.ThrowsAsync<WebSocketException>(() => SocketClient.Open(endpoint));
            await first.Leave();
        }

        while (endpoint.Limits.Known > 0) await Task.Yield();
        await using var second = await SocketClient.Ready(endpoint);
    }

    [Fact]
    public async Task Operations_of_a_socket_take_turns_too()
    {
        await using var endpoint = await Endpoint.Start("MaxRunningPerCaller=1", "MaxWaitingPerCaller=1");
        await using var client = await SocketClient.Ready(endpoint);
        await client.Subscribe("1", "{ endless }");
        await endpoint.Flow.Waiting.Task;
        await client.Subscribe("2", "{ hello }");
        await client.Subscribe("3", "{ hello }");
        Assert.Contains("APIG.0308", await client.Next(), StringComparison.Ordinal);
        await client.Send(new { id = "1", type = "complete" });
        Assert.Contains("Hello", await client.Next(), StringComparison.Ordinal);
    }

    /// <summary>A request whose end its client holds back.</summary>
    private sealed class SlowBody : HttpContent
    {
        public SlowBody() => Headers.ContentType = new("application/json");

        public TaskCompletionSource End { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync("""{"query":"{ hello"""u8.ToArray());
            await stream.FlushAsync();
            await End.Task;
            await stream.WriteAsync(""" }"}"""u8.ToArray());
        }

        protected override bool TryComputeLength(out long length) => (length = 0) != 0;
    }
}
