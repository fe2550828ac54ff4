using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PartnerGraph.Api.GraphQL.Hosting;
using PartnerGraph.Api.GraphQL.Hosting.Demo;
using PartnerGraph.Processes.Deadlines;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Write.EventStore;

namespace PartnerGraph.Api.GraphQL.Tests.Operations;

/// <summary>The demo as a new user finds it.</summary>
public class DemoServer : ApiServer, IAsyncLifetime
{
    protected override bool RealMembers => true;

    protected override string[] Settings => [$"--{PartnerGraphOptions.Section}:Demo=true"];

    protected override void Configure(IServiceCollection services) => services.Replace(ServiceDescriptor.Singleton(new DemoGreeting(TextWriter.Null)));

    async Task IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        await CaughtUp();
    }

    /// <summary>Everything appended so far can be queried, and what follows from it by itself, such as a bill from the end of its month.</summary>
    public async Task CaughtUp()
    {
        var (store, projections, deadlines) = (Services.GetRequiredService<IEventStore>(), Services.GetRequiredService<ProjectionHost>(), Services.GetRequiredService<DeadlineReads>());
        // Months that ended before the demo was loaded are caught up one after the other; until then the next one is due.
        for (var (reached, head) = (-1L, await store.Head()); reached != head || deadlines.NextRunAt() <= Clock.GetUtcNow(); (reached, head) = (head, await store.Head()))
        {
            if (reached == head) await Task.Yield();
            Assert.True((await projections.WaitForAll(head, TimeSpan.FromMinutes(1))).Reached);
        }
    }

    /// <summary>A token of somebody of the demo; null for nobody.</summary>
    public string? TokenOf(string subject) => subject == "nobody"
        ? null
        : Token(subject, [.. DemoActors.All.Single(actor => actor.Subject == subject).Claims.Select(claim => (claim.Key, claim.Value))]);
}
