using Microsoft.EntityFrameworkCore;
using PartnerGraph.Domain.Kernel;
using PartnerGraph.Domain.Quotas;

namespace PartnerGraph.Projections.Quotas;

/// <summary>A quota as its watcher knows it.</summary>
internal sealed class WatchedQuotaRow
{
    public required string PartnerId { get; init; }

    public Money Total { get; set; }

    /// <summary>The level that the decider was told last.</summary>
    public QuotaLevel Level { get; set; }
}

/// <summary>A budget as its watcher knows it.</summary>
internal sealed class WatchedBudgetRow
{
    public required string CustomerId { get; init; }

    public required string PartnerId { get; set; }

    public BudgetKind Kind { get; set; }

    public Money Amount { get; set; }

    /// <summary>Shares that warn, separated by spaces.</summary>
    public required string Ratios { get; set; }

    public BillingMonth First { get; set; }

    /// <summary>The month that runs; a new amount is judged from here on.</summary>
    public BillingMonth Month { get; set; }

    /// <summary>What a package has paid for so far.</summary>
    public Money PackageSpent { get; set; }
}

/// <summary>How many thresholds of a month the decider was told to be exceeded.</summary>
internal sealed class WatchedMonthRow
{
    /// <summary>Judge again whatever the number is.</summary>
    public const int Unknown = -1;

    public required string CustomerId { get; init; }

    public BillingMonth Month { get; init; }

    public int Told { get; set; }
}

internal static class WatchTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<WatchedQuotaRow>(quota =>
        {
            quota.ToTable("watched_quota");
            quota.HasKey(row => row.PartnerId);
        });
        model.Entity<WatchedBudgetRow>(budget =>
        {
            budget.ToTable("watched_budget");
            budget.HasKey(row => row.CustomerId);
        });
        model.Entity<WatchedMonthRow>(month =>
        {
            month.ToTable("watched_month");
            month.HasKey(row => new { row.CustomerId, row.Month });
        });
    }
}
