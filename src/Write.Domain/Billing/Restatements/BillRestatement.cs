using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Billing.Arrears;
using PartnerGraph.Write.Domain.Billing.Coupons;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Billing.Restatements;

/// <summary>Orders the restatement of a closed month's bill.</summary>
/// <param name="Seen">The version of the bill up to which <paramref name="IsChanged"/> was looked at.</param>
/// <param name="IsChanged">Whether something came for the month that no bill holds, or what its bill holds is somebody else's.</param>
public sealed record OrderBillRestatement(
    string PartnerId, BillingMonth Month, [property: Text(TextKind.Reason)] string Reason, int Seen, bool IsChanged, DateTimeOffset At) : PartnerAccountCommand(PartnerId);

/// <summary>Restates a bill by what the place of the order cut it with.</summary>
/// <param name="Added">By the month in which it was used.</param>
/// <param name="Charges">The lines that were taken in, in the order of their transactions; only looked at when the partner has coupons that may pay them.</param>
/// <param name="DueOn">The last day on which a bill that is made now is paid in time.</param>
/// <param name="Central">As of the bill.</param>
public sealed record RestateBill(
    string PartnerId, BillingMonth Month, int Version, ImmutableArray<BilledUsage> Added, IReadOnlyList<BilledCharge> Charges, DateOnly DueOn, bool Central, DateTimeOffset At)
    : PartnerAccountCommand(PartnerId);

/// <summary>
/// How a bill is restated: what it takes in is paid by the same coupons and by the balance, and what was paid before stays. Less than before is first
/// taken off what is left to pay, and the rest goes on the balance.
/// </summary>
internal static class BillRestatement
{
    private const int MostVersions = 99;

    public static Decision Order(OrderBillRestatement order, PartnerAccount state)
    {
        if (!state.Bills.TryGetValue(order.Month, out var bill) || state.LastClosed is null || state.LastClosed < order.Month)
            return Decision.Reject(PartnerAccountRules.MonthRunning.Refuse("month"));
        // What was looked at is older than the last restatement: sent again, it is done already.
        if (bill.LastOrdered > order.Seen)
            return bill.Ordered!.Reason == order.Reason ? Decision.Nothing : Decision.Reject(RestatementRules.Pending.Refuse("month"));
        List<Rejection> refusals = [];
        if (string.IsNullOrWhiteSpace(order.Reason)) refusals.Add(InputRules.Required.Refuse("reason"));
        if (!order.IsChanged) refusals.Add(RestatementRules.NothingToRestate.Refuse("month"));
        if (bill.LastOrdered >= MostVersions) refusals.Add(RestatementRules.TooMany.Refuse("month"));
        return Decision.RejectOr(refusals, () => Decision.Accept(new BillRestatementOrdered(
            order.PartnerId, order.Month, bill.LastOrdered + 1, order.Reason, order.At)).By(RestatementRules.Restated));
    }

    public static Decision Restate(RestateBill restate, PartnerAccount state)
    {
        if (!state.Bills.TryGetValue(restate.Month, out var bill) || bill.LastOrdered < restate.Version) return Decision.Reject(PartnerAccountRules.MonthRunning.Refuse("month"));
        if (bill.Version >= restate.Version) return Decision.Nothing;
        var added = restate.Added.Aggregate(Money.Zero, (sum, part) => sum + part.Usage);
        var coupons = Deducted(restate, state, bill, added);
        var change = coupons.Aggregate(added, (left, coupon) => left - coupon.Amount);
        var unpaid = state.Unpaid.GetValueOrDefault(restate.Month);
        var drawn = change.IsNegative ? Money.Zero : Money.Smaller(change, state.Balance);
        var dueChange = change.IsNegative ? Money.Zero - Money.Smaller(Money.Zero - change, unpaid) : change - drawn;
        var givenBack = change.IsNegative ? dueChange - change : Money.Zero;
        if ((AmountRules.Sum(state.Due + dueChange, "month") ?? AmountRules.Sum(state.Balance + givenBack, "month") ?? AmountRules.Sum(bill.Usage + added, "month")) is { } refusal)
            return Decision.Reject(refusal);
        var isOverdue = state.Terms.GetValueOrDefault(restate.Month) is { IsOverdue: true };
        var restated = new BillRestated(
            restate.PartnerId, restate.Month, restate.Version, bill.Ordered!.Reason, restate.Added, coupons, bill.Usage, bill.Usage + added, bill.Total + change + givenBack,
            bill.FromBalance + drawn, bill.Credited + givenBack, unpaid + dueChange, drawn, givenBack, dueChange,
            dueChange > Money.Zero && !isOverdue && restate.DueOn > bill.DueOn ? restate.DueOn : bill.DueOn, restate.At);
        return Decision.Accept([restated, .. !unpaid.IsZero && restated.Unpaid.IsZero ? new[] { new BillPaid(restate.PartnerId, restate.Month, restate.At) } : []])
            .By(RestatementRules.Restated);
    }

    /// <summary>The most that coupons pay of what is taken in: neither more than it is, nor more than the bill comes to without those that paid before.</summary>
    public static Money CouponsAtMost(Money added, Money usage, Money couponsBefore)
    {
        var most = Money.Smaller(added, usage - couponsBefore);
        return most.IsNegative ? Money.Zero : most;
    }

    private static ImmutableArray<CouponApplied> Deducted(RestateBill restate, PartnerAccount state, MadeBill bill, Money added)
    {
        List<Coupon> coupons = restate.Central ? [.. state.Coupons.Where(coupon => coupon.MayPay(restate.Month))] : [];
        if (coupons.Count == 0) return [];
        if (restate.Charges.Aggregate(Money.Zero, (sum, charge) => sum + charge.Amount) != added) throw new ArgumentException("A bill's lines are its usage.", nameof(restate));
        return CouponDeduction.Of(coupons, restate.Charges, CouponsAtMost(added, bill.Usage + added, bill.Coupons));
    }
}
