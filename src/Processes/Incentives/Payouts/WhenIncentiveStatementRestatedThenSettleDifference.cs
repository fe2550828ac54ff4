using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Domain.Incentives.Payouts;
using PartnerGraph.Write.Domain.Incentives.Statements;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Processes.Incentives.Payouts;

/// <summary>
/// A confirmed statement was an earning already: what its restatement pays more is a further one, and what it pays less is a claim against the open earnings
/// and those to come, so that no payout is ever below 0 (ADR 57, ADR 63).
/// </summary>
public sealed class WhenIncentiveStatementRestatedThenSettleDifference : Reaction
{
    private const string ReactionName = "reaction-settle-restatements";

    public WhenIncentiveStatementRestatedThenSettleDifference(CommandRunner runner, BusinessTime zone)
    {
        var tell = new FollowUp(runner, ReactionName);
        On<IncentiveStatementRestated>(async (_, recorded, cancellation) =>
        {
            var e = recorded.Event;
            var (id, difference) = (StatementIds.DifferenceOf(e.StatementId, e.Version), e.Net - e.Before);
            if (!e.IsConfirmed || difference.IsZero) return;
            PayoutCommand settle = difference.IsNegative
                ? new RaiseClaim(e.PartnerId, id, (Money.Zero - difference).Amount, e.Reason, e.RestatedAt, zone)
                : new NotifyEarning(e.PartnerId, id, e.Model, difference, e.RestatedAt, zone);
            await tell.Tell(PayoutDecider.Definition, settle, id, recorded, cancellation);
        });
    }

    public override string Name => ReactionName;

    public override void Map(ModelBuilder model)
    {
    }
}
