using System.Collections.Immutable;
using PartnerGraph.Domain.Kernel;

namespace PartnerGraph.Domain.Quotas;

/// <summary>What was told of one month: the thresholds that stand exceeded, and the source position that last had an effect.</summary>
public sealed record BudgetPeriod(ImmutableSortedSet<decimal> Raised, long ObservedTo)
{
    public static readonly BudgetPeriod Fresh = new([], 0);
}

/// <summary>A customer's budget as decisions need it; <see cref="Amount"/> is null while none is set.</summary>
/// <param name="First">The first month covered.</param>
/// <param name="Month">The month that runs.</param>
/// <param name="Periods">Every covered month in which something was told: spending of an ended month can still arrive.</param>
public sealed record Budget(
    string PartnerId, Money? Amount, BudgetKind Kind, ImmutableArray<decimal> AlertRatios, BudgetExceededAction OnExceeded,
    BillingMonth First, BillingMonth Month, ImmutableSortedDictionary<BillingMonth, BudgetPeriod> Periods)
{
    public static readonly Budget Unset = new(
        "", null, BudgetKind.Monthly, [], BudgetExceededAction.Manual, default, default,
        ImmutableSortedDictionary<BillingMonth, BudgetPeriod>.Empty);

    /// <summary>The month under which spending of a month is watched; null when the budget does not cover it.</summary>
    public BillingMonth? Covering(BillingMonth month) =>
        Amount is null || month < First ? null : Kind == BudgetKind.Package ? First : month;

    public BudgetPeriod PeriodOf(BillingMonth month) => Periods.GetValueOrDefault(month, BudgetPeriod.Fresh);

    public static Budget Evolve(Budget state, IDomainEvent @event) => @event switch
    {
        BudgetSet e => new(
            e.PartnerId, e.Amount, e.Kind, e.AlertRatios, e.OnExceeded, e.Month, e.Month,
            ImmutableSortedDictionary<BillingMonth, BudgetPeriod>.Empty),
        BudgetAdjusted e => state with
        {
            Amount = e.To,
            Kind = e.Kind,
            AlertRatios = e.AlertRatios,
            OnExceeded = e.OnExceeded,
            Periods = state.Periods.ToImmutableSortedDictionary(
                period => period.Key, period => period.Value with { Raised = period.Value.Raised.Intersect(e.AlertRatios) }),
        },
        BudgetRemoved => Unset,
        BudgetAlertRaised e => state.Observed(e.Month, e.SourcePosition, raised => raised.Add(e.Threshold)),
        BudgetAlertRearmed e => state.Observed(e.Month, e.SourcePosition, raised => raised.Remove(e.Threshold)),
        BudgetPeriodStarted e => state with { Month = e.Month },
        _ => throw new UnknownEventException(state, @event),
    };

    private Budget Observed(BillingMonth month, long position, Func<ImmutableSortedSet<decimal>, ImmutableSortedSet<decimal>> change) =>
        this with { Periods = Periods.SetItem(month, new(change(PeriodOf(month).Raised), position)) };
}
