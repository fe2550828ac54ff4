using PartnerGraph.Read.Projections.Quotas.Alerts;
using PartnerGraph.Read.Projections.Scoping;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Quotas;

namespace PartnerGraph.Read.Projections.Quotas.Budgets;

/// <summary>A customer's budget as it stands.</summary>
public sealed class BudgetRow : IPartnerRow
{
    public required string CustomerId { get; init; }

    /// <summary>The partner who set it.</summary>
    public required string PartnerId { get; set; }

    public BudgetKind Kind { get; set; }

    public Money Amount { get; set; }

    /// <summary>Shares of the budget that warn, ascending, separated by spaces.</summary>
    public required string AlertRatios { get; set; }

    public BudgetExceededAction OnExceeded { get; set; }

    /// <summary>The first month that it covers.</summary>
    public BillingMonth First { get; set; }

    /// <summary>The month that runs; a monthly budget is due to start anew when the next one begins.</summary>
    public BillingMonth Month { get; set; }

    /// <summary>The version of the budget's last event, for <c>expectedVersion</c>.</summary>
    public long Version { get; set; }
}

public enum BudgetStep { Set, Adjusted, Removed }

/// <summary>Who set, adjusted or removed a budget, and when.</summary>
public sealed class BudgetHistoryRow : IPartnerRow
{
    public required string Id { get; init; }

    public required string CustomerId { get; init; }

    public required string PartnerId { get; init; }

    public BudgetStep Step { get; init; }

    /// <summary>The budget from then on; what it had been when it was removed.</summary>
    public Money Amount { get; init; }

    public BudgetKind Kind { get; init; }

    /// <summary>As <see cref="BudgetRow.AlertRatios"/>.</summary>
    public required string AlertRatios { get; init; }

    public BudgetExceededAction OnExceeded { get; init; }

    public required string Operator { get; init; }

    public DateTimeOffset At { get; init; }

    public long Position { get; init; }
}
