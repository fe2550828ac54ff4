using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Incentives;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Incentives;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Incentives.Statements;

namespace PartnerGraph.Processes.Incentives;

/// <summary>What a statement of the referral model was cut with once more becomes its next version; one of the reseller model was restated with its order.</summary>
public sealed class WhenIncentiveRestatementOrderedThenRestateStatement : Reaction
{
    private const string ReactionName = "reaction-restate-incentive-statements";

    public WhenIncentiveRestatementOrderedThenRestateStatement(ChargeReads charges, IncentiveWorkflow incentives, CommandRunner runner)
    {
        var tell = new FollowUp(runner, ReactionName);
        On<IncentiveRestatementOrdered>(async (_, recorded, cancellation) =>
        {
            var e = recorded.Event;
            if (e.Model != AssociationModel.Referral) return;
            var usage = await charges.Cut(e.StatementId, e.Version, recorded.Position, cancellation);
            await tell.Tell(IncentiveLedgerDecider.Definition, await incentives.Restatement(e, usage, cancellation), e.StatementId, recorded, cancellation);
        });
    }

    public override string Name => ReactionName;

    public override void Map(ModelBuilder model)
    {
    }
}
