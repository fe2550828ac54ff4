using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Write.EventStore;

namespace PartnerGraph.Api.GraphQL.Hosting.Demo;

/// <summary>Loads the demo into an empty store, and says where the server listens and how to be somebody.</summary>
internal sealed class DemoService(
    IOptions<PartnerGraphOptions> options, IEventStore store, DemoLoader loader, LocalTokens tokens, IHostApplicationLifetime lifetime, IServer server)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.Demo) return;
        var started = new TaskCompletionSource();
        await using var registration = lifetime.ApplicationStarted.Register(() => started.TrySetResult());
        await started.Task.WaitAsync(stoppingToken);
        var empty = await store.Head(stoppingToken) == 0;
        var begun = !empty && await loader.HasBegun(stoppingToken);
        if (empty || (begun && !await loader.IsLoaded(stoppingToken))) await loader.Load(stoppingToken);
        if (empty || begun) Greet();
    }

    private void Greet()
    {
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "";
        Console.WriteLine();
        Console.WriteLine($"PartnerGraph is at {address}/graphql - open it in a browser for the IDE.");
        Console.WriteLine($"Partner Finder is at {address}/finder/, the documentation at {address}/docs/");
        DemoActors.WriteTokens(Console.Out, tokens);
    }
}
