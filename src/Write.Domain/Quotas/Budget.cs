using System.Collections.Immutable;
using PartnerGraph.Domain.Kernel;

namespace PartnerGraph.Domain.Quotas;

/// <summary>MONTHLY starts anew on the first of each month; PACKAGE is used up once.</summary>
public enum BudgetKind { Monthly, Package }

/// <summary>What happens when spending exceeds the whole budget: MANUAL leaves it to the partner, AUTOMATIC freezes the customer's account.</summary>
public enum BudgetExceededAction { Manual, Automatic }

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

/// <summary>A customer's budget as decisions need it; <see cref="Amount"/> is null while none is set.</summary>
public sealed record Budget(
    string PartnerId, Money? Amount, BudgetKind Kind, ImmutableArray<decimal> AlertRatios, BudgetExceededAction OnExceeded,
    BillingMonth Month, ImmutableSortedSet<decimal> Raised, long ObservedTo)
{
    public static readonly Budget Unset =
        new("", null, BudgetKind.Monthly, [], BudgetExceededAction.Manual, default, [], 0);

    public static Budget Evolve(Budget state, IDomainEvent @event) => @event switch
    {
        BudgetSet e => state with
        {
            PartnerId = e.PartnerId, Amount = e.Amount, Kind = e.Kind, AlertRatios = e.AlertRatios, OnExceeded = e.OnExceeded,
            Month = e.Month, Raised = [],
        },
        BudgetAdjusted e => state with
        {
            PartnerId = e.PartnerId, Amount = e.To, Kind = e.Kind, AlertRatios = e.AlertRatios, OnExceeded = e.OnExceeded,
            Raised = state.Raised.Intersect(e.AlertRatios),
        },
        BudgetRemoved => state with { Amount = null, Raised = [] },
        BudgetAlertRaised e => state with { Raised = state.Raised.Add(e.Threshold), ObservedTo = e.SourcePosition },
        BudgetAlertRearmed e => state with { Raised = state.Raised.Remove(e.Threshold), ObservedTo = e.SourcePosition },
        BudgetPeriodStarted e => state with { Month = e.Month, Raised = [] },
        _ => throw new UnknownEventException(state, @event),
    };
}
