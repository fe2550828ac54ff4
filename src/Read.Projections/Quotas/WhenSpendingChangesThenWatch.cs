using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PartnerGraph.Domain.Billing;
using PartnerGraph.Domain.Customers;
using PartnerGraph.Domain.Expenditure;
using PartnerGraph.Domain.Kernel;
using PartnerGraph.Domain.Quotas;
using PartnerGraph.EventStore.Commands;
using PartnerGraph.EventStore.Types;
using PartnerGraph.Projections.Expenditure;
using PartnerGraph.Projections.Runtime;

namespace PartnerGraph.Projections.Quotas;

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
        Follow<ExpenditureRecorded>();
        Follow<CustomerAssociated>();
        Follow<AssociationModelChanged>();
        Follow<CustomerDisassociated>();
        Follow<EnterpriseJoined>();
        Follow<EnterpriseLeft>();
        Follow<BalanceToppedUp>();
        Follow<CouponIssued>();
        Follow<BillGenerated>();
        Follow<RepaymentRecorded>();
        Follow<QuotaGranted>();
        Follow<QuotaChanged>();
        Follow<BudgetSet>();
        Follow<BudgetAdjusted>();
        Follow<BudgetPeriodStarted>();
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

    // Apply takes whole batches.
    private void Follow<TEvent>() where TEvent : IDomainEvent => On<TEvent>((_, _) => throw new NotSupportedException());
}
