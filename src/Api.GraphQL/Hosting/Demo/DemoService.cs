using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Write.EventStore;

namespace PartnerGraph.Api.GraphQL.Hosting.Demo;

/// <summary>Where the demo says how to be somebody.</summary>
public sealed record DemoGreeting(TextWriter Output);

/// <summary>
/// Loads the demo into an empty store before anybody is served, and says where the server listens and how to be somebody. The clock stands where the demo begins
/// before anything else starts, so that nothing falls due of which the demo makes something else.
/// </summary>
internal sealed class DemoService(
    IOptions<PartnerGraphOptions> options, IEventStore store, DemoLoader loader, LocalTokens tokens, IServer server, DemoGreeting greeting) : IHostedLifecycleService
{
    private bool isToBeLoaded;

    public async Task StartingAsync(CancellationToken cancellationToken) =>
        isToBeLoaded = options.Value is { Demo: true, Roles: var roles } && roles.HasFlag(NodeRoles.Processes) && await loader.Begin(cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken) => isToBeLoaded ? loader.Load(cancellationToken) : Task.CompletedTask;

    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        if (options.Value.Demo && await store.Head(cancellationToken) > 0 && await loader.HasBegun(cancellationToken)) Greet();
    }

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void Greet()
    {
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "";
        greeting.Output.WriteLine();
        greeting.Output.WriteLine($"PartnerGraph is at {address}/graphql - open it in a browser for the IDE.");
        greeting.Output.WriteLine($"The console of a partner's people is at {address}/console/ - sign in with a token below.");
        greeting.Output.WriteLine($"Partner Finder is at {address}/finder/, the documentation at {address}/docs/");
        DemoActors.WriteTokens(greeting.Output, tokens);
    }
}
