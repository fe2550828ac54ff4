using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Quotas.Alerts;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Quotas;

namespace PartnerGraph.Read.Projections.Quotas.Spending;

/// <summary>A quota as it stands at this place of the log, and what was told of it.</summary>
internal sealed class WatchedQuotaRow
{
    public required string PartnerId { get; init; }

    public Money Total { get; set; }

    /// <summary>The level that was told last.</summary>
    public QuotaLevel Level { get; set; }
}

/// <summary>A budget as it stands at this place of the log.</summary>
internal sealed class WatchedBudgetRow
{
    public required string CustomerId { get; init; }

    public required string PartnerId { get; set; }

    /// <summary>False once it was removed.</summary>
    public bool IsSet { get; set; }

    public BudgetKind Kind { get; set; }

    public Money Amount { get; set; }

    /// <summary>Shares that warn, separated by spaces.</summary>
    public required string Ratios { get; set; }

    public BudgetExceededAction OnExceeded { get; set; }

    public BillingMonth First { get; set; }

    /// <summary>The last month that was started.</summary>
    public BillingMonth Started { get; set; }

    /// <summary>What a package has paid for so far.</summary>
    public Money PackageSpent { get; set; }

    public BudgetTerm Term => new(Kind, First);
}

/// <summary>What was told of a budget's month.</summary>
internal sealed class WatchedMonthRow
{
    public required string CustomerId { get; init; }

    public BillingMonth Month { get; init; }

    /// <summary>The thresholds that stand exceeded, separated by spaces.</summary>
    public required string Told { get; set; }
}

/// <summary>What is to be told after the event at a position: written with the figures that it is judged by, and read by the reaction that tells it.</summary>
public sealed class ObservationRow
{
    public long Position { get; init; }

    /// <summary>Its place among those of the position.</summary>
    public int Ordinal { get; init; }

    /// <summary>The partner of a quota, or the customer of a budget.</summary>
    public required string About { get; init; }

    public AlertKind Kind { get; init; }

    /// <summary>JSON of a <see cref="QuotaObservation"/> or a <see cref="BudgetObservation"/>.</summary>
    public required string Observed { get; init; }
}

/// <summary>What was used of a quota, and how much it was.</summary>
public sealed record QuotaObservation(Money Used, Money Total);

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
            budget.Ignore(row => row.Term);
        });
        model.Entity<WatchedMonthRow>(month =>
        {
            month.ToTable("watched_month");
            month.HasKey(row => new { row.CustomerId, row.Month });
        });
        model.Entity<ObservationRow>(observation =>
        {
            observation.ToTable("observation");
            observation.HasKey(row => new { row.Position, row.Ordinal });
        });
    }
}
