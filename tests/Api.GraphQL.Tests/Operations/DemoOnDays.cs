using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Time.Testing;

namespace PartnerGraph.Api.GraphQL.Tests.Operations;

/// <summary>The demo as it is found by whoever loads it on one day or another; loaded once for each.</summary>
public sealed class DemoOnDays : IAsyncLifetime
{
    private readonly ConcurrentDictionary<string, Task<DemoServer>> loaded = [];

    public Task<DemoServer> On(string now) => loaded.GetOrAdd(now, Load);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var server in loaded.Values) await (await server).DisposeAsync();
    }

    private static async Task<DemoServer> Load(string now)
    {
        var server = new DemoServer { Clock = new FakeTimeProvider(DateTimeOffset.Parse(now, CultureInfo.InvariantCulture)) };
        await ((IAsyncLifetime)server).InitializeAsync();
        return server;
    }
}
