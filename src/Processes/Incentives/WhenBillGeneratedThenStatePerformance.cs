using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Incentives;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Incentives;
using PartnerGraph.Write.Domain.Billing;
using PartnerGraph.Write.Domain.Billing.Restatements;
using PartnerGraph.Write.Domain.Incentives.Statements;

namespace PartnerGraph.Processes.Incentives;

/// <summary>
/// A bill is a month's performance of the reseller model (INCENT-17); the last one of a quarter decides the quarter's rebate (INCENT-13). One that is restated
/// restates both, after what was stated before.
/// </summary>
public sealed class WhenBillGeneratedThenStatePerformance : Reaction
{
    private const string ReactionName = "reaction-state-reseller-performance";

    public WhenBillGeneratedThenStatePerformance(ChargeReads charges, IncentiveWorkflow incentives, CommandRunner runner)
    {
        var tell = new FollowUp(runner, ReactionName);
        On<BillGenerated>(async (_, recorded, cancellation) =>
        {
            var e = recorded.Event;
            var billed = await charges.Billed(e, recorded.Position, cancellation);
            if (billed.Count == 0 && IncentiveSpan.QuarterOf(e.Month).Last != e.Month) return;
            var terms = await incentives.Terms(e.PartnerId, cancellation);
            await tell.Tell(
                IncentiveLedgerDecider.Definition, new StateResellerMonth(e.PartnerId, e.Month, [.. billed], terms, recorded.Metadata.OccurredAt), $"{e.PartnerId}:{e.Month}",
                recorded, cancellation);
        });
        On<BillRestated>(async (_, recorded, cancellation) =>
        {
            var e = recorded.Event;
            var billed = await charges.Billed(e.PartnerId, e.Month, e.Version, recorded.Position, cancellation);
            await tell.Tell(
                IncentiveLedgerDecider.Definition, await incentives.Restatement(e, billed, cancellation), $"{e.PartnerId}:{e.Month}", recorded, cancellation);
        });
    }

    public override string Name => ReactionName;

    public override void Map(ModelBuilder model)
    {
    }
}
