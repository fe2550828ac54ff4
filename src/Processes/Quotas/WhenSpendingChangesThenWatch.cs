using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Expenditure;
using PartnerGraph.Read.Projections.Quotas.Alerts;
using PartnerGraph.Read.Projections.Quotas.Spending;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Domain.Billing;
using PartnerGraph.Write.Domain.Billing.Restatements;
using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Quotas;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Processes.Quotas;

/// <summary>
/// Tells quotas and budgets what the expenditure read model judged after every single event, with what held at that place of the log. So
/// the alerts depend neither on how the log is cut into batches, nor on what happens before this comes by.
/// </summary>
public sealed class WhenSpendingChangesThenWatch : Reaction
{
    private readonly ExpenditureProjection expenditure;
    private readonly ObservationReads observations;
    private readonly CommandRunner runner;
    private readonly QuotaPolicy policy;

    public WhenSpendingChangesThenWatch(
        ExpenditureProjection expenditure, ObservationReads observations, CommandRunner runner, QuotaPolicy policy)
    {
        (this.expenditure, this.observations, this.runner, this.policy) = (expenditure, observations, runner, policy);
        Follow(typeof(ExpenditureRecorded));
        Follow(typeof(CustomerAssociated));
        Follow(typeof(AssociationModelChanged));
        Follow(typeof(CustomerDisassociated));
        Follow(typeof(EnterpriseJoined));
        Follow(typeof(EnterpriseLeft));
        Follow(typeof(BalanceToppedUp));
        Follow(typeof(CouponIssued));
        Follow(typeof(CouponExpired));
        Follow(typeof(BillGenerated));
        Follow(typeof(BillRestated));
        Follow(typeof(RepaymentRecorded));
        Follow(typeof(QuotaGranted));
        Follow(typeof(QuotaChanged));
        Follow(typeof(BudgetSet));
        Follow(typeof(BudgetAdjusted));
        Follow(typeof(BudgetPeriodStarted));
    }

    public override string Name => "when-spending-changes-then-watch";

    /// <summary>Judged differently, the log is gone through again; what was told already is not told twice.</summary>
    public override int Version => expenditure.Version;

    public override void Map(ModelBuilder model)
    {
    }

    public override async ValueTask Apply(ReadModelContext db, IReadOnlyList<Recorded> batch, CancellationToken cancellation)
    {
        var sources = batch.ToDictionary(recorded => recorded.Position);
        var tell = new FollowUp(runner, Name);
        foreach (var row in await observations.Between(batch[0].Position, batch[^1].Position, cancellation))
        {
            var source = sources[row.Position];
            if (row.Kind == AlertKind.Quota) await tell.Tell(QuotaDecider.Definition, Quota(row), row.About, source, cancellation);
            else await Tell(tell, row, source, cancellation);
        }
    }

    private static T Observed<T>(ObservationRow row) => JsonSerializer.Deserialize<T>(row.Observed, EventJson.Options)
        ?? throw new InvalidOperationException($"The observation at position {row.Position} holds nothing.");

    private static Task Tell(FollowUp tell, ObservationRow row, Recorded source, CancellationToken cancellation)
    {
        var observed = Observed<BudgetObservation>(row);
        return tell.Tell(
            BudgetDecider.Definition, new ObserveBudgetSpending(row.About, observed, row.Position), $"{row.About}:{observed.Month}", source, cancellation);
    }

    private ObserveQuotaUsage Quota(ObservationRow row)
    {
        var observed = Observed<QuotaObservation>(row);
        return new(row.About, observed.Used, observed.Total, row.Position, policy);
    }
}
