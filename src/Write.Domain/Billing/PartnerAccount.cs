using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Billing.Arrears;
using PartnerGraph.Write.Domain.Billing.Coupons;
using PartnerGraph.Write.Domain.Billing.Restatements;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Billing;

/// <summary>A partner's ledger as decisions need it.</summary>
/// <param name="Unpaid">What is still due, by billing month.</param>
/// <param name="Coupons">Open coupons in the order of issue, with what is left on each.</param>
/// <param name="References">Payments already recorded.</param>
/// <param name="Billed">What bills hold of each month's usage.</param>
/// <param name="Issued">Every coupon ever issued.</param>
public sealed record PartnerAccount(
    Money Balance, ImmutableSortedDictionary<BillingMonth, Money> Unpaid, ImmutableArray<Coupon> Coupons,
    ImmutableDictionary<BillingMonth, Money> Billed, ImmutableHashSet<string> References, ImmutableHashSet<string> Issued)
{
    /// <summary>The last month that was closed; null before the first.</summary>
    public BillingMonth? LastClosed { get; init; }

    /// <summary>Each bill as it stands.</summary>
    public ImmutableDictionary<BillingMonth, MadeBill> Bills { get; init; } = ImmutableDictionary<BillingMonth, MadeBill>.Empty;

    /// <summary>When each of the bills in <see cref="Unpaid"/> is due, and whether that day has passed.</summary>
    public ImmutableDictionary<BillingMonth, BillTerms> Terms { get; init; } = ImmutableDictionary<BillingMonth, BillTerms>.Empty;

    /// <summary>When a bill that was overdue was paid last; null when none was.</summary>
    public DateTimeOffset? ArrearsPaidAt { get; init; }

    /// <summary>Refunds of former customers that are not on the balance yet, by the month in which they succeeded.</summary>
    public ImmutableSortedDictionary<BillingMonth, Money> Refunds { get; init; } = ImmutableSortedDictionary<BillingMonth, Money>.Empty;

    /// <summary>Every refund ever credited.</summary>
    public ImmutableHashSet<string> Refunded { get; init; } = [];

    public static readonly PartnerAccount Empty = new(
        Money.Zero, ImmutableSortedDictionary<BillingMonth, Money>.Empty, [], ImmutableDictionary<BillingMonth, Money>.Empty, [], []);

    /// <summary>What is due of all months (BILL-21).</summary>
    public Money Due => Unpaid.Values.Aggregate(Money.Zero, (sum, amount) => sum + amount);

    /// <summary>Whether a bill is not paid although its due day has passed.</summary>
    public bool IsInArrears => Terms.Values.Any(terms => terms.IsOverdue);

    /// <summary>Whether earnings are held back: while a bill is overdue, and until the day after it was paid.</summary>
    public bool EarningsFrozen(DateOnly today, BusinessTime time) => IsInArrears || (ArrearsPaidAt is { } paid && today <= time.DayOf(paid));

    public Money CouponsLeft => Coupons.Aggregate(Money.Zero, (sum, coupon) => sum + coupon.Left);

    public static PartnerAccount Evolve(PartnerAccount state, IDomainEvent @event) => @event switch
    {
        BalanceToppedUp e => state with { Balance = state.Balance + e.Amount, References = state.References.Add(e.ReferenceId) },
        CouponIssued e => state with
        {
            Coupons = state.Coupons.Add(new(e.CouponId, e.Amount, e.Terms ?? CouponTerms.Unrestricted, state.LastClosed)),
            Issued = state.Issued.Add(e.CouponId),
        },
        CouponExpired e => state with { Coupons = state.Coupons.RemoveAll(coupon => coupon.CouponId == e.CouponId) },
        BillingMonthClosed e => state with { LastClosed = e.Month },
        BillGenerated e => state with
        {
            Balance = state.Balance - e.FromBalance + e.Credited,
            Unpaid = e.IsPaid ? state.Unpaid : state.Unpaid.SetItem(e.Month, e.Total - e.FromBalance),
            Terms = e.IsPaid ? state.Terms : state.Terms.SetItem(e.Month, new(e.Total, e.DueDay, IsOverdue: false)),
            Coupons = AfterUse(state.Coupons, e.Coupons),
            Billed = Added(state.Billed, e.UsageByMonth),
            Bills = state.Bills.SetItem(e.Month, MadeBill.Of(e)),
        },
        BillRestatementOrdered e => state with { Bills = state.Bills.SetItem(e.Month, state.Bills[e.Month] with { Ordered = e }) },
        BillRestated e => state with
        {
            Balance = state.Balance - e.Drawn + e.GivenBack,
            Unpaid = e.Unpaid.IsZero ? state.Unpaid.Remove(e.Month) : state.Unpaid.SetItem(e.Month, e.Unpaid),
            // What is paid by it is told by an event of its own.
            Terms = e.Unpaid.IsZero ? state.Terms : state.Terms.SetItem(e.Month, new(e.Total, e.DueOn, state.Terms.GetValueOrDefault(e.Month)?.IsOverdue ?? false)),
            Coupons = AfterUse(state.Coupons, e.Coupons),
            Billed = Added(state.Billed, e.Added),
            Bills = state.Bills.SetItem(e.Month, state.Bills[e.Month].After(e)),
        },
        BillOverdue e => state with { Terms = state.Terms.SetItem(e.Month, new(e.Total, e.DueOn, IsOverdue: true)) },
        BillPaid e => state.Terms.GetValueOrDefault(e.Month) is { IsOverdue: true }
            ? state with { Terms = state.Terms.Remove(e.Month), ArrearsPaidAt = e.PaidAt }
            : state with { Terms = state.Terms.Remove(e.Month) },
        RepaymentRecorded e => state with
        {
            Balance = (e.Source == PaymentSource.Balance ? state.Balance - e.Amount : state.Balance) + e.Credited,
            Unpaid = Settle(state.Unpaid, e.Settled),
            References = state.References.Add(e.ReferenceId),
        },
        RefundCredited e => state with
        {
            Refunds = state.Refunds.SetItem(e.Month, state.Refunds.GetValueOrDefault(e.Month) + e.Amount),
            Refunded = state.Refunded.Add(e.RefundId),
        },
        RefundSettled e => state with { Balance = state.Balance + e.Amount, Refunds = state.Refunds.Remove(e.Month) },
        _ => throw new UnknownEventException(state, @event),
    };

    private static ImmutableDictionary<BillingMonth, Money> Added(ImmutableDictionary<BillingMonth, Money> billed, ImmutableArray<BilledUsage> parts) =>
        parts.Aggregate(billed, (sums, part) => sums.SetItem(part.Month, sums.GetValueOrDefault(part.Month) + part.Usage));

    private static ImmutableArray<Coupon> AfterUse(ImmutableArray<Coupon> coupons, ImmutableArray<CouponApplied> used) =>
    [
        .. coupons.Select(coupon => used.FirstOrDefault(use => use.CouponId == coupon.CouponId) is { } use
            ? coupon with { Left = coupon.Left - use.Amount }
            : coupon).Where(coupon => coupon.Left > Money.Zero),
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
