using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Quotas;

/// <summary>
/// What a customer had spent under a budget after the event at a position, with what held at that place of the log. A budget that was
/// changed or removed before its watcher came by was crossed all the same.
/// </summary>
/// <param name="Month">The month that is judged; a package's first month.</param>
/// <param name="Spent">At official prices (BUDGET-3) in the month; of a package, since its first month.</param>
/// <param name="Told">The thresholds that stood exceeded before, as told.</param>
/// <param name="IsRunning">Whether the month was the calendar's then; true of a package.</param>
public sealed record BudgetObservation(
    string PartnerId, BillingMonth Month, Money Spent, Money Budget, ImmutableArray<decimal> AlertRatios, ImmutableSortedSet<decimal> Told,
    BudgetExceededAction OnExceeded, bool IsRunning)
{
    /// <summary>The thresholds that spending exceeds, strictly; a budget of 0 is exceeded by any spending.</summary>
    public static ImmutableSortedSet<decimal> Exceeded(Money budget, ImmutableArray<decimal> ratios, Money spent) =>
        [.. ratios.Where(ratio => spent.CompareToShare(budget, ratio) > 0)];
}

/// <summary>Which spending a budget is compared with, and when.</summary>
/// <param name="First">The first month covered.</param>
public readonly record struct BudgetTerm(BudgetKind Kind, BillingMonth First)
{
    /// <summary>The month under which spending of a month is judged; null when the budget does not cover it.</summary>
    public BillingMonth? Covering(BillingMonth month) => month < First ? null : Kind == BudgetKind.Package ? First : month;

    /// <summary>Spending dated into a month that has not begun is judged when it begins; a package has no months (BUDGET-7).</summary>
    public bool IsJudged(BillingMonth month, BillingMonth running) => Kind == BudgetKind.Package || month <= running;

    /// <summary>Whether exceeding the whole budget may freeze: ended months only warn (BUDGET-7).</summary>
    public bool IsRunning(BillingMonth month, BillingMonth running) => Kind == BudgetKind.Package || month == running;
}
