using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Write.EventStore;

namespace PartnerGraph.Api.GraphQL.Mutations;

/// <summary>Lets a payload's entity see also what a reaction does because of the mutation, and not only what it did itself.</summary>
public sealed class FollowedMutations(ProjectionHost projections, IEventStore events)
{
    /// <summary>Waits so long as for a read of one's own writes; then it is answered as it stands.</summary>
    public async Task Wait(MutationAnswer answer, CancellationToken cancellation)
    {
        if (answer.Position == 0) return;
        await projections.WaitForAll(answer.Position, MutationRunner.ReadYourWritesBound, cancellation);
        await projections.WaitFor(await events.Head(cancellation), MutationRunner.ReadYourWritesBound, cancellation);
    }
}
