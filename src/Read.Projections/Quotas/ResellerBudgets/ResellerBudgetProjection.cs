using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Quotas.Spending;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Quotas;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Read.Projections.Quotas.ResellerBudgets;

/// <summary>Grants of distributors and what is allocated of them.</summary>
public sealed class ResellerBudgetProjection : Projection
{
    public ResellerBudgetProjection()
    {
        On<ResellerBudgetGranted>((db, recorded, cancellation) => Grant(
            db, recorded, ResellerBudgetStep.Granted, recorded.Event.ResellerId, recorded.Event.DistributorId, recorded.Event.Amount, cancellation));
        On<ResellerBudgetChanged>((db, recorded, cancellation) => Grant(
            db, recorded, ResellerBudgetStep.Changed, recorded.Event.ResellerId, recorded.Event.DistributorId, recorded.Event.To, cancellation));
        On<ResellerBudgetAllocated>(async (db, recorded, cancellation) =>
        {
            var e = recorded.Event;
            (await db.RowOrNew<ResellerAllocationRow>(
                () => new() { ResellerId = e.ResellerId, CustomerId = e.CustomerId }, cancellation, e.ResellerId, e.CustomerId)).Amount = e.Amount;
        });
    }

    public const string ReadModelName = "reseller-budgets";

    public override string Name => ReadModelName;

    public override bool HoldsFigures => true;

    public override void Map(ModelBuilder model)
    {
        model.Entity<ResellerGrantRow>(grant =>
        {
            grant.ToTable("reseller_grant");
            grant.HasKey(row => row.PartnerId);
            grant.HasIndex(row => new { row.Position, row.PartnerId });
        });
        model.Entity<ResellerAllocationRow>(allocation =>
        {
            allocation.ToTable("reseller_allocation");
            allocation.HasKey(row => new { row.ResellerId, row.CustomerId });
        });
        model.Entity<ResellerGrantHistoryRow>(history =>
        {
            history.ToTable("reseller_grant_history");
            history.HasKey(row => row.Id);
            history.HasIndex(row => new { row.PartnerId, row.Position });
        });
    }

    private static async ValueTask Grant<TEvent>(
        ReadModelContext db, Recorded<TEvent> recorded, ResellerBudgetStep step, string resellerId, string distributorId, Money amount,
        CancellationToken cancellation)
        where TEvent : IDomainEvent
    {
        var row = await db.RowOrNew<ResellerGrantRow>(
            () => new() { PartnerId = resellerId, DistributorId = distributorId }, cancellation, resellerId);
        (row.DistributorId, row.Granted, row.ChangedAt) = (distributorId, amount, recorded.Metadata.OccurredAt);
        (row.Position, row.Version) = (recorded.Position, recorded.ClientVersion);
        db.Add(new ResellerGrantHistoryRow
        {
            Id = recorded.Place,
            PartnerId = resellerId,
            Step = step,
            Amount = amount,
            Operator = recorded.Metadata.Actor,
            At = row.ChangedAt,
            Position = recorded.Position,
        });
    }
}
