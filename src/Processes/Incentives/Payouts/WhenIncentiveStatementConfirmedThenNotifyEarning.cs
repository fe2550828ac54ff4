using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Domain.Incentives.Payouts;
using PartnerGraph.Write.Domain.Incentives.Statements;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Processes.Incentives.Payouts;

/// <summary>What a confirmed statement comes to can be applied for: one statement is one earning, and one of nothing is none.</summary>
public sealed class WhenIncentiveStatementConfirmedThenNotifyEarning : Reaction
{
    private const string ReactionName = "reaction-notify-earnings";

    public WhenIncentiveStatementConfirmedThenNotifyEarning(CommandRunner runner, BusinessTime zone)
    {
        var tell = new FollowUp(runner, ReactionName);
        On<IncentiveStatementConfirmed>((_, recorded, cancellation) =>
        {
            var e = recorded.Event;
            return new(tell.Tell(
                PayoutDecider.Definition, new NotifyEarning(e.PartnerId, e.StatementId, e.Model, e.Net, e.ConfirmedAt, zone), e.StatementId, recorded, cancellation));
        });
    }

    public override string Name => ReactionName;

    public override void Map(ModelBuilder model)
    {
    }
}
