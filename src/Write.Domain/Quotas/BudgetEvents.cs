using System.Collections.Immutable;
using PartnerGraph.Domain.Kernel;

namespace PartnerGraph.Domain.Quotas;

/// <summary>MONTHLY starts anew on the first of each month; PACKAGE is used up once.</summary>
public enum BudgetKind { Monthly, Package }

/// <summary>What happens when spending exceeds the whole budget: MANUAL leaves it to the partner, AUTOMATIC freezes the customer's account.</summary>
public enum BudgetExceededAction { Manual, Automatic }

/// <param name="Month">The first month that the budget covers; a package covers everything from its first day on.</param>
[EventType("quotas.budget-set")]
public sealed record BudgetSet(
    string CustomerId, string PartnerId, BudgetKind Kind, Money Amount, ImmutableArray<decimal> AlertRatios,
    BudgetExceededAction OnExceeded, BillingMonth Month) : IDomainEvent;

[EventType("quotas.budget-adjusted")]
public sealed record BudgetAdjusted(
    string CustomerId, string PartnerId, BudgetKind Kind, Money From, Money To, ImmutableArray<decimal> AlertRatios,
    BudgetExceededAction OnExceeded) : IDomainEvent;

[EventType("quotas.budget-removed")]
public sealed record BudgetRemoved(string CustomerId, string PartnerId, Money Amount) : IDomainEvent;

/// <param name="Threshold">The share of the budget that was exceeded, such as 0.75.</param>
/// <param name="Ratio">Spending divided by the budget; null when the budget is 0.</param>
/// <param name="Month">The month whose spending exceeded it; a package's first month.</param>
[EventType("quotas.budget-alert-raised")]
public sealed record BudgetAlertRaised(
    string CustomerId, string PartnerId, decimal Threshold, decimal? Ratio, Money Spent, Money Budget, BillingMonth Month,
    long SourcePosition) : IDomainEvent;

/// <summary>Spending is no longer above the threshold, so that crossing it again warns again.</summary>
[EventType("quotas.budget-alert-rearmed")]
public sealed record BudgetAlertRearmed(
    string CustomerId, string PartnerId, decimal Threshold, Money Spent, Money Budget, BillingMonth Month, long SourcePosition) : IDomainEvent;

[EventType("quotas.budget-period-started")]
public sealed record BudgetPeriodStarted(string CustomerId, string PartnerId, BillingMonth Month, Money Amount) : IDomainEvent;
