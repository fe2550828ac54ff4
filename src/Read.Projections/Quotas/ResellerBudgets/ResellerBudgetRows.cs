using PartnerGraph.Read.Projections.Scoping;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Read.Projections.Quotas.ResellerBudgets;

/// <summary>What a distributor granted one of its resellers to give its customers as budgets.</summary>
public sealed class ResellerGrantRow : IPartnerRow
{
    /// <summary>The reseller.</summary>
    public required string PartnerId { get; init; }

    public required string DistributorId { get; set; }

    public Money Granted { get; set; }

    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>Of the event that made or changed it last.</summary>
    public long Position { get; set; }

    /// <summary>The version of the last change of the grant, for <c>expectedVersion</c>.</summary>
    public long Version { get; set; }
}

/// <summary>What a reseller gave one customer of it.</summary>
public sealed class ResellerAllocationRow
{
    public required string ResellerId { get; init; }

    public required string CustomerId { get; init; }

    public Money Amount { get; set; }
}

public enum ResellerBudgetStep { Granted, Changed }

/// <summary>Who made or changed a grant, and when.</summary>
public sealed class ResellerGrantHistoryRow : IPartnerRow
{
    public required string Id { get; init; }

    /// <summary>The reseller.</summary>
    public required string PartnerId { get; init; }

    public ResellerBudgetStep Step { get; init; }

    /// <summary>The grant from then on.</summary>
    public Money Amount { get; init; }

    public required string Operator { get; init; }

    public DateTimeOffset At { get; init; }

    public long Position { get; init; }
}
