using PartnerGraph.Api.GraphQL.Mutations;
using PartnerGraph.Processes.Customers;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Write.Application.Commands;

namespace PartnerGraph.Api.GraphQL.Customers.Contacts;

/// <summary>Codes that are issued and not delivered yet.</summary>
public sealed class CodesInTransit(ProjectionHost projections)
{
    /// <summary>Answers, as a rule, once the code is on its way; whatever holds it up, it is in the log and goes on from there.</summary>
    public Task Await(CommandResult issued, CancellationToken cancellation) => issued.IsAccepted
        ? projections.WaitFor(issued.Position, MutationRunner.ReadYourWritesBound, [WhenCodeIssuedThenDeliver.ReactionName], cancellation)
        : Task.CompletedTask;
}
