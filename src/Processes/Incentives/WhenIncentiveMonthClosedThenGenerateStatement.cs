using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Incentives;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Incentives;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Incentives.Statements;

namespace PartnerGraph.Processes.Incentives;

/// <summary>A period that was cut becomes a statement (INCENT-7).</summary>
public sealed class WhenIncentiveMonthClosedThenGenerateStatement : Reaction
{
    private const string ReactionName = "reaction-generate-incentive-statements";

    public WhenIncentiveMonthClosedThenGenerateStatement(ChargeReads charges, IncentiveWorkflow incentives, CommandRunner runner)
    {
        var tell = new FollowUp(runner, ReactionName);
        On<IncentiveMonthClosed>(async (_, recorded, cancellation) =>
        {
            var e = recorded.Event;
            if (e.Period is null || IncentiveSpan.Parse(e.Period) is not { } span) return;
            var id = StatementIds.Of(e.PartnerId, AssociationModel.Referral, span);
            var usage = await charges.Cut(id, version: 1, recorded.Position, cancellation);
            if (usage.Count == 0) return;
            var terms = await incentives.Terms(e.PartnerId, cancellation);
            await tell.Tell(
                IncentiveLedgerDecider.Definition, new StateReferralIncentive(e.PartnerId, span, [.. usage], terms, e.ClosedAt), id, recorded, cancellation);
        });
    }

    public override string Name => ReactionName;

    public override void Map(ModelBuilder model)
    {
    }
}
