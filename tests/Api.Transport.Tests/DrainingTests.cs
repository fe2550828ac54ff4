using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace PartnerGraph.Api.Transport.Tests;

/// <summary>A server behind a load balancer is told to stop: nobody's request is dropped.</summary>
public sealed class DrainingTests : IAsyncLifetime
{
    private static readonly TimeSpan DrainTime = TimeSpan.FromSeconds(10);

    private Endpoint endpoint = null!;

    public async Task InitializeAsync() => endpoint = await Endpoint.Start($"DrainTime={DrainTime}");

    public async Task DisposeAsync() => await endpoint.DisposeAsync();

    [Fact]
    public async Task It_says_so_and_serves_on_until_load_balancers_have_noticed()
    {
        await using var subscriber = await SocketClient.Ready(endpoint);
        await subscriber.Subscribe("1", "subscription { numbers }");
        await endpoint.Flow.Waiting.Task;
        Assert.Equal(HealthStatus.Healthy, await endpoint.Health());

        var stopping = endpoint.Stop();

        Assert.Equal(HealthStatus.Unhealthy, await endpoint.Health());
        endpoint.Time.Advance(DrainTime - TimeSpan.FromMilliseconds(1));
        Assert.Equal(HttpStatusCode.OK, (await endpoint.Post("{ hello }")).StatusCode);
        await using (var late = await SocketClient.Ready(endpoint)) await late.Leave();
        Assert.False(stopping.IsCompleted);
        Assert.False(endpoint.Flow.Stopped.Task.IsCompleted);

        endpoint.Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(1001, await subscriber.Closed());
        await stopping;
        await Assert.ThrowsAsync<HttpRequestException>(() => endpoint.Post("{ hello }"));
    }

    [Fact]
    public async Task What_is_under_way_at_its_end_is_answered()
    {
        var asked = endpoint.Post("{ held }");
        await endpoint.Flow.Waiting.Task;
        var stopping = endpoint.Stop();
        Assert.Equal(HealthStatus.Unhealthy, await endpoint.Health());
        endpoint.Time.Advance(DrainTime);
        while (await Connects()) await Task.Yield();
        endpoint.Flow.Go.TrySetResult();
        Assert.StartsWith("""{"data":{"held":"released"}""", await (await asked).Text(), StringComparison.Ordinal);
        await stopping;
    }

    private async Task<bool> Connects()
    {
        try
        {
            using var connection = new TcpClient();
            await connection.ConnectAsync(endpoint.Url.Host, endpoint.Url.Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
