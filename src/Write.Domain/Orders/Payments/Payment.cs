using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Billing.Coupons;
using PartnerGraph.Write.Domain.Discounts;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Orders.Refunds;
using PartnerGraph.Write.Domain.Orders.Wallets;

namespace PartnerGraph.Write.Domain.Orders.Payments;

/// <summary>Something that has to be paid.</summary>
/// <param name="Due">What the customer pays for it; the list price less the discount.</param>
public readonly record struct PayableLine(string Product, Money ListPrice, Money Due);

/// <summary>What pays a line; together it is what is due.</summary>
public readonly record struct LinePayment(Money Cash, Money Coupon, Money Settlement);

/// <summary>
/// Divides what a customer pays over what it pays for. Every line takes its share of the coupon, rounded so that the shares are the whole; the
/// rest of each line is cash, or settled with the partner.
/// </summary>
public sealed record Payment(PaymentMethod? Method, string? CouponId, Money Cash, Money Coupon, Money Settlement, ImmutableArray<LinePayment> Lines)
{
    /// <summary>Everything that keeps the choice from paying these lines.</summary>
    public static IReadOnlyList<Rejection> Refusals(IReadOnlyList<PayableLine> lines, PaymentChoice choice, PaymentFacts facts, string customerId)
    {
        List<Rejection> refusals = [];
        var total = Total(lines);
        if (!choice.CouponIds.IsDefault && choice.CouponIds.Length > 1) refusals.Add(PaymentRules.OneCoupon.Refuse("couponIds"));
        var coupon = CouponOf(choice, facts);
        if (choice.CouponId is not null && (coupon is null || facts.IsSettled || !Covers(coupon, lines, facts, customerId)))
            refusals.Add(PaymentRules.CouponApplicable.Refuse("couponIds"));
        if (coupon is { ExcludesPartnerDiscount: true } && choice.PartnerDiscountType is not null)
            refusals.Add(DiscountRules.CouponCombines.Refuse("partnerDiscountId"));
        if (choice.Method is { } method && !PaymentMethods.Of(facts.Model).Contains(method)) refusals.Add(PaymentRules.MethodAvailable.Refuse("method"));
        if (refusals.Count > 0 || facts.IsSettled) return refusals;
        var rest = total - Applied(coupon, total);
        if (rest.IsZero) return refusals;
        if (choice.Method is null) refusals.Add((coupon is null ? PaymentRules.MethodRequired : PaymentRules.CouponSufficient).Refuse(coupon is null ? "method" : "couponIds"));
        else if (choice.Method == PaymentMethod.Balance && facts.Wallet.Balance < rest) refusals.Add(PaymentRules.BalanceInsufficient.Refuse("method"));
        else if (choice.Method == PaymentMethod.Online && (string.IsNullOrWhiteSpace(choice.ReferenceId) || facts.Wallet.References.Contains(choice.ReferenceId)))
            refusals.Add(PaymentRules.ReferenceRequired.Refuse("referenceId"));
        return refusals;
    }

    /// <summary>Pays; the choice is one that nothing refuses.</summary>
    public static Payment Of(IReadOnlyList<PayableLine> lines, PaymentChoice choice, PaymentFacts facts)
    {
        var total = Total(lines);
        if (facts.IsSettled)
            return new(PaymentMethod.MonthlySettlement, null, Money.Zero, Money.Zero, total, [.. lines.Select(line => new LinePayment(Money.Zero, Money.Zero, line.Due))]);
        var coupon = CouponOf(choice, facts);
        var applied = Applied(coupon, total);
        var payments = ImmutableArray.CreateBuilder<LinePayment>(lines.Count);
        var (before, given) = (Money.Zero, Money.Zero);
        foreach (var line in lines)
        {
            before += line.Due;
            var until = total.IsZero ? Money.Zero : Proportion.Of(applied, before.Units, total.Units);
            payments.Add(new(line.Due - (until - given), until - given, Money.Zero));
            given = until;
        }

        return new(total == applied ? null : choice.Method, applied.IsZero ? null : coupon!.CouponId, total - applied, applied, Money.Zero, payments.MoveToImmutable());
    }

    /// <summary>What a line of the payment charges.</summary>
    public ResourceCharge Charge(int index, PayableLine line, string lineId, string resourceId, PaymentFacts facts)
    {
        var paid = Lines[index];
        return new(
            lineId, resourceId, line.ListPrice, line.Due, paid.Cash, paid.Coupon, paid.Settlement, paid.Cash.IsZero ? null : Method,
            paid.Coupon.IsZero ? null : CouponId, facts.IsSettled ? facts.PartnerId : null, null, null);
    }

    /// <summary>The customer's coupons that would pay for all of these lines.</summary>
    public static IEnumerable<CustomerCoupon> CouponsFor(IReadOnlyList<PayableLine> lines, PaymentFacts facts, string customerId) =>
        facts.IsSettled ? [] : facts.Wallet.Coupons.Values.Where(coupon => !coupon.Left.IsZero && Covers(coupon, lines, facts, customerId));

    private static Money Total(IReadOnlyList<PayableLine> lines) => lines.Aggregate(Money.Zero, (sum, line) => sum + line.Due);

    private static Money Applied(CustomerCoupon? coupon, Money total) => coupon is null ? Money.Zero : Money.Smaller(coupon.Left, total);

    private static CustomerCoupon? CouponOf(PaymentChoice choice, PaymentFacts facts) => choice.CouponId is { } id ? facts.Wallet.Coupons.GetValueOrDefault(id) : null;

    // The order is paid as a whole, and so is every product of it; only what is prepaid is paid.
    private static bool Covers(CustomerCoupon coupon, IReadOnlyList<PayableLine> lines, PaymentFacts facts, string customerId) =>
        !coupon.Left.IsZero && lines.All(line => coupon.Terms.Cover(new BilledCharge(customerId, line.Product, facts.Day, line.Due, BillingMode.YearlyMonthly)));
}
