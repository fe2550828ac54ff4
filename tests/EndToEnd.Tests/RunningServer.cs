using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PartnerGraph.Api.GraphQL.Hosting;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Write.EventStore;

namespace PartnerGraph.EndToEnd.Tests;

/// <summary>The product on a port, over the stores of a directory.</summary>
public sealed class RunningServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly LocalTokens tokens;

    private RunningServer(WebApplication app, string data) => (this.app, tokens) = (app, new LocalTokens(data, TimeProvider.System));

    public string Address => app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    public string Operations => Token("operations_manager");

    public static async Task<RunningServer> Start(string data)
    {
        var app = PartnerGraphHost.Build(
            [$"--{PartnerGraphOptions.Section}:{nameof(PartnerGraphOptions.DataDirectory)}={data}", "--urls=http://127.0.0.1:0", "--Authentication:DevelopmentKey=true"],
            builder => builder.Logging.SetMinimumLevel(LogLevel.Error));
        await app.StartAsync();
        return new RunningServer(app, data);
    }

    public string Token(string role) =>
        tokens.Issue(role, new Dictionary<string, string> { [ActorDirectory.RoleClaim] = role }, TimeSpan.FromHours(1));

    /// <summary>Everything appended so far can be queried.</summary>
    public async Task CaughtUp()
    {
        var head = await app.Services.GetRequiredService<IEventStore>().Head();
        var outcome = await app.Services.GetRequiredService<ProjectionHost>().WaitFor(head, TimeSpan.FromMinutes(2));
        Assert.True(outcome.Reached);
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
