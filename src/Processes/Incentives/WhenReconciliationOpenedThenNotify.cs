using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Domain.Incentives.Statements;
using PartnerGraph.Write.Domain.Notifications;

namespace PartnerGraph.Processes.Incentives;

/// <summary>The partner is told by email when a reconciliation opens (INCENT-18), unless it is history that opened it.</summary>
public sealed class WhenReconciliationOpenedThenNotify : Reaction
{
    public WhenReconciliationOpenedThenNotify(CommandRunner runner) =>
        On<ReconciliationOpened>(async (_, recorded, cancellation) =>
        {
            if (recorded.Metadata.Historical) return;
            var e = recorded.Event;
            await runner.Run(
                MessageSettingsDecider.Definition, new TellOfReconciliation(e.PartnerId, e.StatementId, e.Net, e.DeadlineAt), this.Context(recorded), cancellation);
        });

    public override string Name => "reaction-tell-of-reconciliation";

    public override void Map(ModelBuilder model)
    {
    }
}
