using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Api.GraphQL.Tests.Operations;
using PartnerGraph.Processes.Deadlines;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Write.EventStore;

namespace PartnerGraph.Api.GraphQL.Tests.Platform;

/// <summary>A reaction that goes through the whole log again does nothing twice.</summary>
public sealed class ReactionRebuildTests(DemoServer server) : IClassFixture<DemoServer>
{
    [Fact]
    public async Task Rebuilding_every_reaction_over_a_lived_in_store_appends_nothing()
    {
        var events = server.Services.GetRequiredService<IEventStore>();
        var host = server.Services.GetRequiredService<ProjectionHost>();
        var deadlines = server.Services.GetRequiredService<DeadlineReads>();
        var head = await Settled(events, host, deadlines, server.Clock.GetUtcNow());
        Assert.True(head > 100);
        foreach (var reaction in host.Reactions)
        {
            await host.Rebuild(reaction);
            Assert.Equal((reaction, head), (reaction, await Settled(events, host, deadlines, server.Clock.GetUtcNow())));
        }
    }

    /// <summary>The end of the log when everything that follows from it has been done.</summary>
    private static async Task<long> Settled(IEventStore events, ProjectionHost host, DeadlineReads deadlines, DateTimeOffset now)
    {
        for (var (reached, head) = (-1L, await events.Head()); ; (reached, head) = (head, await events.Head()))
        {
            // Months that ended before the demo was loaded are caught up one after the other.
            if (reached == head && !(deadlines.NextRunAt() <= now)) return head;
            var outcome = await host.WaitForAll(head, TimeSpan.FromMinutes(2));
            Assert.True(outcome.Reached, string.Join(", ", outcome.Behind.Concat(outcome.Failed)));
        }
    }
}
