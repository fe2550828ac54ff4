using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Billing;

public abstract record PartnerAccountCommand(string PartnerId);

/// <param name="ReferenceId">The payment's own id: the same payment counts once.</param>
/// <param name="Amount">In USD.</param>
public sealed record TopUpBalance(string PartnerId, string ReferenceId, decimal Amount) : PartnerAccountCommand(PartnerId);

/// <param name="Amount">In USD.</param>
public sealed record IssueCoupon(string PartnerId, string CouponId, decimal Amount) : PartnerAccountCommand(PartnerId);

/// <summary>Turns a month's usage at settlement price into the partner's bill.</summary>
public sealed record GenerateBill(string PartnerId, BillingMonth Month, Money Usage) : PartnerAccountCommand(PartnerId);

/// <param name="ReferenceId">The payment's own id: the same payment counts once.</param>
/// <param name="Amount">In USD; what exceeds the amount due is paid in advance.</param>
public sealed record Repay(string PartnerId, string ReferenceId, decimal Amount, PaymentSource Source) : PartnerAccountCommand(PartnerId);

/// <summary>The partner's ledger: balance, coupons, bills and repayments.</summary>
public static class PartnerAccountDecider
{
    public static readonly Decider<PartnerAccountCommand, PartnerAccount> Definition =
        new("partner-account", command => command.PartnerId, PartnerAccount.Empty, Decide, PartnerAccount.Evolve);

    public static Decision Decide(PartnerAccountCommand command, PartnerAccount state) => command switch
    {
        TopUpBalance top when state.References.Contains(top.ReferenceId) => Decision.Nothing,
        TopUpBalance top => Paid(top.Amount, PartnerAccountRules.TopUpInvalid, state.Balance) is { } refusal
            ? Decision.Reject(refusal)
            : Decision.Accept(new BalanceToppedUp(top.PartnerId, top.ReferenceId, new(top.Amount))),
        IssueCoupon issue when state.Issued.Contains(issue.CouponId) => Decision.Nothing,
        IssueCoupon issue => Paid(issue.Amount, PartnerAccountRules.CouponInvalid, state.CouponsLeft) is { } refusal
            ? Decision.Reject(refusal)
            : Decision.Accept(new CouponIssued(issue.PartnerId, issue.CouponId, new(issue.Amount))),
        GenerateBill bill => Bill(bill, state),
        Repay repay when state.References.Contains(repay.ReferenceId) => Decision.Nothing,
        Repay repay => Settle(repay, state),
        _ => throw new ArgumentOutOfRangeException(nameof(command)),
    };

    private static Decision Bill(GenerateBill bill, PartnerAccount state)
    {
        if (state.Billed.TryGetValue(bill.Month, out var earlier))
            return earlier == bill.Usage ? Decision.Nothing : Decision.Reject(PartnerAccountRules.BilledBefore.Refuse("month"));
        if (bill.Usage.IsNegative) return Decision.Reject(PartnerAccountRules.UsageInvalid.Refuse("usage"));
        if (AmountRules.Sum(state.Due + bill.Usage, "usage") is { } refusal) return Decision.Reject(refusal);
        var left = bill.Usage;
        var coupons = ImmutableArray.CreateBuilder<CouponApplied>();
        foreach (var coupon in state.Coupons)
        {
            var used = Money.Smaller(coupon.Amount, left);
            if (used.Units == 0) break;
            coupons.Add(coupon with { Amount = used });
            left -= used;
        }

        return Decision.Accept(new BillGenerated(
            bill.PartnerId, bill.Month, bill.Usage, coupons.ToImmutable(), left, Money.Smaller(left, state.Balance)))
            .By(PartnerAccountRules.AmountDue, PartnerAccountRules.DeductedFromBalance);
    }

    private static Decision Settle(Repay repay, PartnerAccount state)
    {
        List<Rejection> refusals = [];
        if (repay.Source == PaymentSource.Quota) refusals.Add(PartnerAccountRules.QuotaPaysNothing.Refuse("source"));
        if (Paid(repay.Amount, PartnerAccountRules.RepaymentInvalid, state.Balance) is { } refusal) refusals.Add(refusal);
        else if (repay.Source == PaymentSource.Balance && new Money(repay.Amount) > Money.Smaller(state.Balance, state.Due))
            refusals.Add(PartnerAccountRules.BalanceInsufficient.Refuse("amount"));
        return Decision.RejectOr(refusals, () =>
        {
            var amount = new Money(repay.Amount);
            var settled = Money.Smaller(amount, state.Due);
            return Decision.Accept(new RepaymentRecorded(
                repay.PartnerId, repay.ReferenceId, amount, repay.Source, settled, amount - settled)).By(PartnerAccountRules.RepaymentInvalid);
        });
    }

    /// <summary>What keeps an amount from being added to what the account holds already.</summary>
    private static Rejection? Paid(decimal amount, Rule invalid, Money held) =>
        AmountRules.Positive(amount, invalid, "amount") ?? AmountRules.Sum(held + new Money(amount), "amount");
}
