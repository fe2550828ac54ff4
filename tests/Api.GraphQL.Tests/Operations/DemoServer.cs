using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Api.GraphQL.Hosting.Demo;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Write.EventStore;

namespace PartnerGraph.Api.GraphQL.Tests.Operations;

/// <summary>The demo as a new user finds it.</summary>
public sealed class DemoServer : ApiServer, IAsyncLifetime
{
    protected override bool RealMembers => true;

    async Task IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        await Services.GetRequiredService<DemoLoader>().Load(CancellationToken.None);
        await CaughtUp();
    }

    /// <summary>Everything appended so far can be queried.</summary>
    public async Task CaughtUp()
    {
        var head = await Services.GetRequiredService<IEventStore>().Head();
        Assert.True((await Services.GetRequiredService<ProjectionHost>().WaitFor(head, TimeSpan.FromMinutes(1))).Reached);
    }

    /// <summary>A token of somebody of the demo; null for nobody.</summary>
    public string? TokenOf(string subject) => subject == "nobody"
        ? null
        : Token(subject, [.. DemoActors.All.Single(actor => actor.Subject == subject).Claims.Select(claim => (claim.Key, claim.Value))]);
}
