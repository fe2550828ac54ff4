using Microsoft.EntityFrameworkCore;
using PartnerGraph.Domain.Kernel;
using PartnerGraph.Domain.Quotas;
using PartnerGraph.EventStore.Types;
using PartnerGraph.Projections.Runtime;
using PartnerGraph.Projections.Scoping;

namespace PartnerGraph.Projections.Quotas.ResellerBudgets;

/// <summary>What a distributor granted one of its resellers to give its customers as budgets.</summary>
public sealed class ResellerGrantRow : IPartnerRow
{
    /// <summary>The reseller.</summary>
    public required string PartnerId { get; init; }

    public required string DistributorId { get; set; }

    public Money Granted { get; set; }

    public DateTimeOffset ChangedAt { get; set; }
}

/// <summary>What a reseller gave one customer of it.</summary>
public sealed class ResellerAllocationRow
{
    public required string ResellerId { get; init; }

    public required string CustomerId { get; init; }

    public Money Amount { get; set; }
}

/// <summary>Grants of distributors and what is allocated of them.</summary>
public sealed class ResellerBudgetProjection : Projection
{
    public ResellerBudgetProjection()
    {
        On<ResellerBudgetGranted>((db, recorded, cancellation) =>
            Grant(db, recorded.Event.ResellerId, recorded.Event.DistributorId, recorded.Event.Amount, recorded.Metadata, cancellation));
        On<ResellerBudgetChanged>((db, recorded, cancellation) =>
            Grant(db, recorded.Event.ResellerId, recorded.Event.DistributorId, recorded.Event.To, recorded.Metadata, cancellation));
        On<ResellerBudgetAllocated>(async (db, recorded, cancellation) =>
        {
            var e = recorded.Event;
            (await db.RowOrNew<ResellerAllocationRow>(
                () => new() { ResellerId = e.ResellerId, CustomerId = e.CustomerId }, cancellation, e.ResellerId, e.CustomerId)).Amount = e.Amount;
        });
    }

    public override string Name => "reseller-budgets";

    public override void Map(ModelBuilder model)
    {
        model.Entity<ResellerGrantRow>(grant =>
        {
            grant.ToTable("reseller_grant");
            grant.HasKey(row => row.PartnerId);
            grant.HasIndex(row => row.DistributorId);
        });
        model.Entity<ResellerAllocationRow>(allocation =>
        {
            allocation.ToTable("reseller_allocation");
            allocation.HasKey(row => new { row.ResellerId, row.CustomerId });
        });
    }

    private static async ValueTask Grant(
        ReadModelContext db, string resellerId, string distributorId, Money amount, EventMetadata metadata, CancellationToken cancellation)
    {
        var row = await db.RowOrNew<ResellerGrantRow>(
            () => new() { PartnerId = resellerId, DistributorId = distributorId }, cancellation, resellerId);
        (row.DistributorId, row.Granted, row.ChangedAt) = (distributorId, amount, metadata.OccurredAt);
    }
}

/// <summary>Reads of grants; a reseller reads its own, a distributor those of its resellers.</summary>
public sealed class ResellerBudgetReads(IDbContextFactory<ReadModel<ResellerBudgetProjection>> budgets)
{
    public async Task<Paging.Page<ResellerGrantRow>> Grants(PartnerScope scope, Paging.PageRequest page, CancellationToken cancellation)
    {
        await using var db = await budgets.CreateDbContextAsync(cancellation);
        return await Paging.Keyset.ReadPage(db.Set<ResellerGrantRow>().Within(scope), page, row => row.PartnerId, row => row.PartnerId, cancellation: cancellation);
    }

    public async Task<int> Count(PartnerScope scope, CancellationToken cancellation)
    {
        await using var db = await budgets.CreateDbContextAsync(cancellation);
        return await db.Set<ResellerGrantRow>().Within(scope).CountAsync(cancellation);
    }

    /// <summary>What these resellers gave their customers in all, one SQL command for all. Callers have read their grants within a scope.</summary>
    public async Task<IReadOnlyDictionary<string, Money>> Allocated(IReadOnlyCollection<string> resellerIds, CancellationToken cancellation)
    {
        await using var db = await budgets.CreateDbContextAsync(cancellation);
        return (await db.Set<ResellerAllocationRow>().Where(row => resellerIds.Contains(row.ResellerId)).ToListAsync(cancellation))
            .GroupBy(row => row.ResellerId)
            .ToDictionary(group => group.Key, group => group.Aggregate(Money.Zero, (sum, row) => sum + row.Amount));
    }
}
