using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Billing.Arrears;
using PartnerGraph.Write.Domain.Billing.Coupons;
using PartnerGraph.Write.Domain.Billing.Restatements;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Billing;

public abstract record PartnerAccountCommand(string PartnerId);

/// <param name="ReferenceId">The payment's own id: the same payment counts once.</param>
/// <param name="Amount">In USD.</param>
public sealed record TopUpBalance(string PartnerId, string ReferenceId, decimal Amount) : PartnerAccountCommand(PartnerId);

/// <param name="Amount">In USD.</param>
/// <param name="Terms">What it may pay.</param>
public sealed record IssueCoupon(string PartnerId, string CouponId, decimal Amount, CouponTerms Terms) : PartnerAccountCommand(PartnerId);

/// <summary>Cuts a month that has ended in the billing zone (BILL-23). A month closes with all that were before it, so that closing one of them changes nothing.</summary>
public sealed record CloseBillingMonth(string PartnerId, BillingMonth Month, BusinessTime Time, DateTimeOffset At) : PartnerAccountCommand(PartnerId);

/// <summary>Turns the usage that a closed month was cut with into the partner's bill.</summary>
/// <param name="Months">At settlement price, by the month in which it was used; empty when nothing was.</param>
/// <param name="Charges">The bill's lines in the order of their transactions; only looked at when the partner has coupons that may pay it.</param>
/// <param name="Central">Whether coupons are deducted when the bill is made, as they are since the cut-over (COUPON-31).</param>
/// <param name="DueOn">The last day on which it is paid in time; null for the end of the month after.</param>
public sealed record GenerateBill(
    string PartnerId, BillingMonth Month, ImmutableArray<BilledUsage> Months, IReadOnlyList<BilledCharge> Charges, DateOnly? DueOn = null, bool Central = true)
    : PartnerAccountCommand(PartnerId);

/// <param name="ReferenceId">The payment's own id: the same payment counts once.</param>
/// <param name="Amount">In USD; what exceeds the amount due is paid in advance.</param>
public sealed record Repay(string PartnerId, string ReferenceId, decimal Amount, PaymentSource Source, DateTimeOffset At) : PartnerAccountCommand(PartnerId);

/// <summary>Credits what a former customer gave back (BILL-26).</summary>
public sealed record CreditRefund(
    string PartnerId, string RefundId, string CustomerId, string ResourceId, Money Amount, BillingMonth Month, DateTimeOffset At) : PartnerAccountCommand(PartnerId);

/// <summary>Puts the refunds of a month that has ended on the balance (BILL-28).</summary>
public sealed record SettleRefunds(string PartnerId, BillingMonth Month, BusinessTime Time, DateTimeOffset At) : PartnerAccountCommand(PartnerId);

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
            : Decision.Accept(new CouponIssued(issue.PartnerId, issue.CouponId, new(issue.Amount), issue.Terms)),
        CloseBillingMonth close when state.LastClosed >= close.Month => Decision.Nothing,
        CloseBillingMonth close when close.Time.MonthOf(close.At) <= close.Month => Decision.Reject(PartnerAccountRules.MonthRunning.Refuse("month")),
        CloseBillingMonth close => Decision.Accept(new BillingMonthClosed(close.PartnerId, close.Month, close.At)).By(PartnerAccountRules.MonthRunning),
        GenerateBill bill => Bill(bill, state),
        OrderBillRestatement order => BillRestatement.Order(order, state),
        RestateBill restate => BillRestatement.Restate(restate, state),
        Repay repay when state.References.Contains(repay.ReferenceId) => Decision.Nothing,
        Repay repay => Settle(repay, state),
        MarkOverdue mark => ArrearsDecisions.Mark(mark, state),
        CreditRefund credit when state.Refunded.Contains(credit.RefundId) || credit.Amount.IsZero => Decision.Nothing,
        CreditRefund credit => Decision.Accept(new RefundCredited(
            credit.PartnerId, credit.RefundId, credit.CustomerId, credit.ResourceId, credit.Amount, credit.Month, credit.At)).By(PartnerAccountRules.RefundToPartner),
        SettleRefunds settle when !state.Refunds.ContainsKey(settle.Month) => Decision.Nothing,
        SettleRefunds settle when settle.Time.MonthOf(settle.At) <= settle.Month => Decision.Reject(PartnerAccountRules.RefundMonthRunning.Refuse("month")),
        SettleRefunds settle => AmountRules.Sum(state.Balance + state.Refunds[settle.Month], "month") is { } refusal
            ? Decision.Reject(refusal)
            : Decision.Accept(new RefundSettled(settle.PartnerId, settle.Month, state.Refunds[settle.Month])).By(PartnerAccountRules.RefundMonthRunning),
        _ => throw new ArgumentOutOfRangeException(nameof(command)),
    };

    private static Decision Bill(GenerateBill bill, PartnerAccount state)
    {
        ImmutableArray<BilledUsage> months = bill.Months.IsEmpty ? [new(bill.Month, Money.Zero)] : bill.Months;
        if (state.Bills.TryGetValue(bill.Month, out var earlier))
            return earlier.Made.SequenceEqual(months) ? Decision.Nothing : Decision.Reject(PartnerAccountRules.BilledBefore.Refuse("month"));
        if (state.LastClosed is null || state.LastClosed < bill.Month) return Decision.Reject(PartnerAccountRules.MonthRunning.Refuse("month"));
        var usage = months.Aggregate(Money.Zero, (sum, part) => sum + part.Usage);
        var credited = usage.IsNegative ? Money.Zero - usage : Money.Zero;
        if ((AmountRules.Sum(state.Due + usage, "usage") ?? AmountRules.Sum(state.Balance + credited, "usage")) is { } refusal) return Decision.Reject(refusal);
        var charged = usage + credited;
        var coupons = Deducted(bill, state, usage, charged);
        var left = coupons.Aggregate(charged, (left, coupon) => left - coupon.Amount);
        var made = new BillGenerated(
            bill.PartnerId, bill.Month, usage, coupons, left, Money.Smaller(left, state.Balance), months, credited, bill.DueOn);
        return Decision.Accept([made, .. Expired(PartnerAccount.Evolve(state, made), bill)])
            .By(PartnerAccountRules.AmountDue, PartnerAccountRules.DeductedFromBalance, PartnerAccountRules.RefundsInBill, PartnerAccountRules.CouponsAtTheBill);
    }

    private static ImmutableArray<CouponApplied> Deducted(GenerateBill bill, PartnerAccount state, Money usage, Money charged)
    {
        List<Coupon> coupons = bill.Central ? [.. state.Coupons.Where(coupon => coupon.MayPay(bill.Month))] : [];
        if (coupons.Count == 0) return [];
        if (bill.Charges.Aggregate(Money.Zero, (sum, charge) => sum + charge.Amount) != usage) throw new ArgumentException("A bill's lines are its usage.", nameof(bill));
        return CouponDeduction.Of(coupons, bill.Charges, charged);
    }

    private static IEnumerable<CouponExpired> Expired(PartnerAccount state, GenerateBill bill) =>
        state.Coupons.Where(coupon => coupon.EndsWith(bill.Month)).Select(coupon => new CouponExpired(bill.PartnerId, coupon.CouponId, coupon.Left));

    private static Decision Settle(Repay repay, PartnerAccount state)
    {
        List<Rejection> refusals = [];
        if (repay.Source == PaymentSource.Quota) refusals.Add(PartnerAccountRules.QuotaPaysNothing.Refuse("source"));
        if (repay.Source == PaymentSource.Coupon) refusals.Add(PartnerAccountRules.CouponsPayAtTheBill.Refuse("source"));
        if (Paid(repay.Amount, PartnerAccountRules.RepaymentInvalid, state.Balance) is { } refusal) refusals.Add(refusal);
        else if (repay.Source == PaymentSource.Balance && new Money(repay.Amount) > Money.Smaller(state.Balance, state.Due))
            refusals.Add(PartnerAccountRules.BalanceInsufficient.Refuse("amount"));
        return Decision.RejectOr(refusals, () =>
        {
            var amount = new Money(repay.Amount);
            var settled = Money.Smaller(amount, state.Due);
            var repaid = new RepaymentRecorded(repay.PartnerId, repay.ReferenceId, amount, repay.Source, settled, amount - settled);
            return Decision.Accept([repaid, .. ArrearsDecisions.PaidBy(repaid, state, repay.At)]).By(PartnerAccountRules.RepaymentInvalid);
        });
    }

    /// <summary>What keeps an amount from being added to what the account holds already.</summary>
    private static Rejection? Paid(decimal amount, Rule invalid, Money held) =>
        AmountRules.Positive(amount, invalid, "amount") ?? AmountRules.Sum(held + new Money(amount), "amount");
}
