using PartnerGraph.Write.Domain.Billing.Coupons;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Orders.Payments;

namespace PartnerGraph.Write.Domain.Orders.Wallets;

public abstract record CustomerWalletCommand(string CustomerId);

/// <param name="ReferenceId">The payment's own id: the same payment counts once.</param>
/// <param name="Amount">In USD.</param>
public sealed record TopUpCustomerBalance(string CustomerId, string ReferenceId, decimal Amount) : CustomerWalletCommand(CustomerId);

/// <param name="Amount">In USD.</param>
public sealed record IssueCustomerCoupon(string CustomerId, string CouponId, decimal Amount, CouponTerms Terms, bool ExcludesPartnerDiscount)
    : CustomerWalletCommand(CustomerId);

/// <summary>Pays what the customer pays itself; what its partner settles is none of it.</summary>
/// <param name="ReferenceId">Of an online payment.</param>
public sealed record PayFromWallet(
    string CustomerId, string PaymentId, PaymentMethod? Method, string? ReferenceId, Money Cash, string? CouponId, Money Coupon) : CustomerWalletCommand(CustomerId);

/// <param name="Method">How the cash was paid; null when there is none.</param>
public sealed record RefundToWallet(string CustomerId, string RefundId, PaymentMethod? Method, Money Cash, string? CouponId, Money Coupon)
    : CustomerWalletCommand(CustomerId);

/// <summary>A customer's own balance and coupons.</summary>
public static class CustomerWalletDecider
{
    public static readonly Decider<CustomerWalletCommand, CustomerWallet> Definition =
        new("customer-wallet", command => command.CustomerId, CustomerWallet.Empty, Decide, CustomerWallet.Evolve);

    public static Decision Decide(CustomerWalletCommand command, CustomerWallet state) => command switch
    {
        TopUpCustomerBalance top when state.References.Contains(top.ReferenceId) => Decision.Nothing,
        TopUpCustomerBalance top => (AmountRules.Positive(top.Amount, WalletRules.TopUpInvalid, "amount") ?? AmountRules.Sum(state.Balance + new Money(top.Amount), "amount")) is { } refusal
            ? Decision.Reject(refusal)
            : Decision.Accept(new CustomerBalanceToppedUp(top.CustomerId, top.ReferenceId, new(top.Amount))).By(WalletRules.TopUpInvalid),
        IssueCustomerCoupon issue => Issue(issue, state),
        PayFromWallet pay => Pay(pay, state),
        RefundToWallet refund => Refund(refund, state),
        _ => throw new ArgumentOutOfRangeException(nameof(command)),
    };

    private static Decision Issue(IssueCustomerCoupon issue, CustomerWallet state)
    {
        if (state.Coupons.ContainsKey(issue.CouponId)) return Decision.Nothing;
        List<Rejection> refusals = [];
        if (AmountRules.Positive(issue.Amount, WalletRules.CouponInvalid, "amount") is { } refusal) refusals.Add(refusal);
        if (issue.Terms.ValidTo < issue.Terms.ValidFrom) refusals.Add(WalletRules.CouponInvalid.Refuse("validTo", "A coupon does not end before it begins."));
        if (state.Coupons.Values.Count(coupon => !coupon.Left.IsZero) >= WalletRules.MostCoupons) refusals.Add(WalletRules.TooManyCoupons.Refuse("customerId"));
        return Decision.RejectOr(refusals, () => Decision.Accept(
            new CustomerCouponIssued(issue.CustomerId, issue.CouponId, new(issue.Amount), issue.Terms, issue.ExcludesPartnerDiscount)).By(WalletRules.CouponInvalid));
    }

    private static Decision Pay(PayFromWallet pay, CustomerWallet state)
    {
        if (state.Done.Contains(pay.PaymentId) || (pay.Cash + pay.Coupon).IsZero) return Decision.Nothing;
        if (pay.CouponId is { } coupon && !(state.Coupons.GetValueOrDefault(coupon)?.Left >= pay.Coupon))
            return Decision.Reject(PaymentRules.CouponApplicable.Refuse("couponIds"));
        if (pay.Method == PaymentMethod.Balance && state.Balance < pay.Cash) return Decision.Reject(PaymentRules.BalanceInsufficient.Refuse("method"));
        var reference = pay.Method == PaymentMethod.Online ? pay.ReferenceId : null;
        if (reference is not null && state.References.Contains(reference)) return Decision.Reject(PaymentRules.ReferenceRequired.Refuse("referenceId"));
        return Decision.Accept(new CustomerPaid(pay.CustomerId, pay.PaymentId, pay.Method, reference, pay.Cash, pay.CouponId, pay.Coupon))
            .By(PaymentRules.MethodAvailable);
    }

    private static Decision Refund(RefundToWallet refund, CustomerWallet state)
    {
        List<IDomainEvent> events = [];
        if (refund.Method is { } method && !refund.Cash.IsZero && !state.Done.Contains(refund.RefundId))
        {
            if (AmountRules.Sum(state.Balance + refund.Cash, "resourceId") is { } refusal) return Decision.Reject(refusal);
            events.Add(new CustomerRefunded(refund.CustomerId, refund.RefundId, method, refund.Cash));
        }

        if (refund.CouponId is { } coupon && !refund.Coupon.IsZero && !state.Done.Contains($"{refund.RefundId}:{coupon}"))
            events.Add(new CouponRefunded(refund.CustomerId, refund.RefundId, coupon, refund.Coupon));
        return Decision.Accept(events);
    }
}
