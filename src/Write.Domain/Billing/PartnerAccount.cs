using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Billing;

/// <summary>Where the money of a repayment comes from. QUOTA exists to be refused with its reason (QUOTA-15).</summary>
public enum PaymentSource { Online, BankTransfer, Balance, Quota }

[EventType("billing.balance-topped-up")]
public sealed record BalanceToppedUp(string PartnerId, string ReferenceId, Money Amount) : IDomainEvent;

[EventType("billing.coupon-issued")]
public sealed record CouponIssued(string PartnerId, string CouponId, Money Amount) : IDomainEvent;

public sealed record CouponApplied(string CouponId, Money Amount);

/// <summary>A month's bill. One event holds all that moves, so that nobody sees the partner owe the same money twice or not at all.</summary>
/// <param name="Usage">The month's usage at settlement price.</param>
/// <param name="Coupons">What coupons paid of it, in the order in which they were issued.</param>
/// <param name="Total">What is left after coupons.</param>
/// <param name="FromBalance">What the account balance paid of the total (BILL-3).</param>
[EventType("billing.bill-generated")]
public sealed record BillGenerated(
    string PartnerId, BillingMonth Month, Money Usage, ImmutableArray<CouponApplied> Coupons, Money Total, Money FromBalance) : IDomainEvent;

/// <param name="Settled">What went to unpaid bills, the oldest first.</param>
/// <param name="Credited">What was paid in advance and now lies on the balance.</param>
[EventType("billing.repayment-recorded")]
public sealed record RepaymentRecorded(
    string PartnerId, string ReferenceId, Money Amount, PaymentSource Source, Money Settled, Money Credited) : IDomainEvent;

/// <summary>A partner's ledger as decisions need it.</summary>
/// <param name="Unpaid">What is still due, by billing month.</param>
/// <param name="Coupons">Open coupons in the order of issue, with what is left on each.</param>
/// <param name="References">Payments already recorded.</param>
/// <param name="Billed">The usage of each month that has a bill.</param>
/// <param name="Issued">Every coupon ever issued.</param>
public sealed record PartnerAccount(
    Money Balance, ImmutableSortedDictionary<BillingMonth, Money> Unpaid, ImmutableArray<CouponApplied> Coupons,
    ImmutableDictionary<BillingMonth, Money> Billed, ImmutableHashSet<string> References, ImmutableHashSet<string> Issued)
{
    public static readonly PartnerAccount Empty = new(
        Money.Zero, ImmutableSortedDictionary<BillingMonth, Money>.Empty, [], ImmutableDictionary<BillingMonth, Money>.Empty, [], []);

    /// <summary>What is due of all months (BILL-21).</summary>
    public Money Due => Unpaid.Values.Aggregate(Money.Zero, (sum, amount) => sum + amount);

    public Money CouponsLeft => Coupons.Aggregate(Money.Zero, (sum, coupon) => sum + coupon.Amount);

    public static PartnerAccount Evolve(PartnerAccount state, IDomainEvent @event) => @event switch
    {
        BalanceToppedUp e => state with { Balance = state.Balance + e.Amount, References = state.References.Add(e.ReferenceId) },
        CouponIssued e => state with { Coupons = state.Coupons.Add(new(e.CouponId, e.Amount)), Issued = state.Issued.Add(e.CouponId) },
        BillGenerated e => state with
        {
            Balance = state.Balance - e.FromBalance,
            Unpaid = e.Total > e.FromBalance ? state.Unpaid.SetItem(e.Month, e.Total - e.FromBalance) : state.Unpaid,
            Coupons = AfterUse(state.Coupons, e.Coupons),
            Billed = state.Billed.SetItem(e.Month, e.Usage),
        },
        RepaymentRecorded e => state with
        {
            Balance = (e.Source == PaymentSource.Balance ? state.Balance - e.Amount : state.Balance) + e.Credited,
            Unpaid = Settle(state.Unpaid, e.Settled),
            References = state.References.Add(e.ReferenceId),
        },
        _ => throw new UnknownEventException(state, @event),
    };

    private static ImmutableArray<CouponApplied> AfterUse(ImmutableArray<CouponApplied> coupons, ImmutableArray<CouponApplied> used) =>
    [
        .. coupons.Select(coupon => used.FirstOrDefault(use => use.CouponId == coupon.CouponId) is { } use
            ? coupon with { Amount = coupon.Amount - use.Amount }
            : coupon).Where(coupon => coupon.Amount > Money.Zero),
    ];

    private static ImmutableSortedDictionary<BillingMonth, Money> Settle(ImmutableSortedDictionary<BillingMonth, Money> unpaid, Money amount)
    {
        foreach (var (month, due) in unpaid)
        {
            var paid = Money.Smaller(amount, due);
            unpaid = paid == due ? unpaid.Remove(month) : unpaid.SetItem(month, due - paid);
            amount -= paid;
        }

        return unpaid;
    }
}
