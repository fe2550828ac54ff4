namespace PartnerGraph.Api.Transport.Tests;

public sealed class SlowClientTests
{
    [Fact]
    public async Task A_client_that_does_not_read_is_closed_with_4503()
    {
        await using var endpoint = await Endpoint.Start();
        await using var client = await SocketClient.Ready(endpoint);
        // The events fill the buffers of the connection first, then the queue; the source is stopped while nothing is read.
        await client.Subscribe("1", "subscription { flood(paced: false) }");
        await endpoint.Flow.Stopped.Task;
        Assert.Equal(4503, await client.Closed());
    }

    [Fact]
    public async Task A_client_that_never_reads_again_is_cut_off()
    {
        await using var endpoint = await Endpoint.Start();
        await using var client = await SocketClient.Ready(endpoint);
        await client.Subscribe("1", "subscription { flood(paced: true) }");
        await endpoint.Flow.Waiting.Task;
        while (!endpoint.Flow.Stopped.Task.IsCompleted)
        {
            endpoint.Time.Advance(TimeSpan.FromSeconds(15));
            await Task.Yield();
        }

        await Assert.ThrowsAnyAsync<System.Net.WebSockets.WebSocketException>(() => client.Closed());
    }

    [Fact]
    public async Task A_paced_source_waits_for_its_client_and_loses_nothing()
    {
        await using var endpoint = await Endpoint.Start("MaxQueuedMessages=20", "SubscriptionWindow=10");
        await using var client = await SocketClient.Ready(endpoint);
        await client.Subscribe("1", "subscription { flood(paced: true) }");
        for (var read = 0; read < 500; read++) Assert.Equal("next", (string?)(await client.Json())["type"]);
        await client.Leave();
        await endpoint.Flow.Stopped.Task;
    }
}
