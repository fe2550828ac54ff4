using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Quotas;

/// <summary>MONTHLY starts anew on the first of each month; PACKAGE is used up once.</summary>
public enum BudgetKind { Monthly, Package }

/// <summary>What happens when spending exceeds the whole budget: MANUAL leaves it to the partner, AUTOMATIC freezes the customer's account.</summary>
public enum BudgetExceededAction { Manual, Automatic }

/// <param name="Month">The first month that the budget covers; a package covers everything from its first day on.</param>
/// <param name="Running">The calendar's month when it was set; null in what was stored before it was kept.</param>
[EventType("quotas.budget-set", 2)]
public sealed record BudgetSet(
    string CustomerId, string PartnerId, BudgetKind Kind, Money Amount, ImmutableArray<decimal> AlertRatios,
    BudgetExceededAction OnExceeded, BillingMonth Month, BillingMonth? Running = null) : IDomainEvent
{
    /// <summary>The month from which on the budget's next one is still to be started (BUDGET-7).</summary>
    public BillingMonth StartedMonth => Running is { } running && running > Month ? running : Month;
}

[EventType("quotas.budget-adjusted")]
public sealed record BudgetAdjusted(
    string CustomerId, string PartnerId, BudgetKind Kind, Money From, Money To, ImmutableArray<decimal> AlertRatios,
    BudgetExceededAction OnExceeded) : IDomainEvent;

[EventType("quotas.budget-removed")]
public sealed record BudgetRemoved(string CustomerId, string PartnerId, Money Amount) : IDomainEvent;

/// <param name="Threshold">The share of the budget that was exceeded, such as 0.75.</param>
/// <param name="Ratio">Spending divided by the budget, to eight decimals; null when the budget is 0.</param>
/// <param name="Month">The month whose spending exceeded it; a package's first month.</param>
/// <param name="OnExceeded">What was to happen when the threshold was crossed, whatever the budget was changed to since.</param>
/// <param name="IsRunning">Whether the month ran then, as a package always does; spending of an ended month only warns (BUDGET-7).</param>
[EventType("quotas.budget-alert-raised", 2)]
public sealed record BudgetAlertRaised(
    string CustomerId, string PartnerId, decimal Threshold, decimal? Ratio, Money Spent, Money Budget, BillingMonth Month,
    long SourcePosition, BudgetExceededAction OnExceeded = BudgetExceededAction.Manual, bool IsRunning = false) : IObservation;

/// <summary>Spending is no longer above the threshold, so that crossing it again warns again.</summary>
[EventType("quotas.budget-alert-rearmed")]
public sealed record BudgetAlertRearmed(
    string CustomerId, string PartnerId, decimal Threshold, Money Spent, Money Budget, BillingMonth Month, long SourcePosition) : IObservation;

[EventType("quotas.budget-period-started")]
public sealed record BudgetPeriodStarted(string CustomerId, string PartnerId, BillingMonth Month, Money Amount) : IObservation;
