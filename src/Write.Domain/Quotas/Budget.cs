using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Quotas;

/// <summary>A customer's budget as decisions need it; <see cref="Amount"/> is null while none is set.</summary>
/// <param name="Month">The month that runs.</param>
/// <param name="ObservedTo">
/// Of every month in which something was told, the source position that last had an effect. It outlives the budget: what happened under
/// a budget that was replaced since is told once, too.
/// </param>
public sealed record Budget(
    string PartnerId, Money? Amount, BudgetKind Kind, ImmutableArray<decimal> AlertRatios, BudgetExceededAction OnExceeded,
    BillingMonth Month, ImmutableSortedDictionary<BillingMonth, long> ObservedTo)
{
    public static readonly Budget Unset = new(
        "", null, BudgetKind.Monthly, [], BudgetExceededAction.Manual, default, ImmutableSortedDictionary<BillingMonth, long>.Empty);

    public static Budget Evolve(Budget state, IDomainEvent @event) => @event switch
    {
        BudgetSet e => new(e.PartnerId, e.Amount, e.Kind, e.AlertRatios, e.OnExceeded, e.StartedMonth, state.ObservedTo),
        BudgetAdjusted e => state with { Amount = e.To, Kind = e.Kind, AlertRatios = e.AlertRatios, OnExceeded = e.OnExceeded },
        BudgetRemoved => Unset with { ObservedTo = state.ObservedTo },
        BudgetAlertRaised e => state with { ObservedTo = state.ObservedTo.SetItem(e.Month, e.SourcePosition) },
        BudgetAlertRearmed e => state with { ObservedTo = state.ObservedTo.SetItem(e.Month, e.SourcePosition) },
        BudgetPeriodStarted e => state with { Month = e.Month },
        _ => throw new UnknownEventException(state, @event),
    };
}
