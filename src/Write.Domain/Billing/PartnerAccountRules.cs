using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Billing;

/// <summary>The rules that the partner's ledger enforces.</summary>
public static class PartnerAccountRules
{
    private const string Positive = "Give an amount above 0.";

    public static readonly Rule AmountDue = new("BILL-1", "AMOUNT_DUE",
        "The amount due is the usage of the partner's customers at the settlement price.");

    public static readonly Rule BilledBefore = new("BILL-1", "BILL_ALREADY_GENERATED",
        "The month was billed already, with another usage.", "Correct a closed month with a later one.");

    public static readonly Rule TopUpInvalid = new("BILL-2", "AMOUNT_INVALID", "A top-up is an amount above 0.", Positive);

    public static readonly Rule DeductedFromBalance = new("BILL-3", "DEDUCTED_FROM_BALANCE",
        "The amount due is deducted from the account balance.");

    public static readonly Rule MonthRunning = new("BILL-24", "MONTH_NOT_CLOSED",
        "A month that has not ended in the billing zone, or was not closed, has an estimate and no bill.", "Wait for the bill run.");

    public static readonly Rule RefundsInBill = new("BILL-29", "REFUND_IN_BILL",
        "A refund is part of the bill of the month in which it was given; what exceeds that month's usage goes on the balance.");

    public static readonly Rule RefundToPartner = new("BILL-26", "REFUND_TO_PARTNER",
        "After the association a refund of what the partner paid goes to the partner's account.");

    public static readonly Rule RefundMonthRunning = new("BILL-28", "MONTH_NOT_CLOSED",
        "Refunds of former reseller customers are settled at the end of the month in which they succeeded.", "Wait for the end of the month.");

    public static readonly Rule RepaymentInvalid = new("BILL-25", "AMOUNT_INVALID",
        "A repayment is an amount above 0; what exceeds the amount due is paid in advance.", Positive);

    public static readonly Rule BalanceInsufficient = new("BILL-25", "BALANCE_INSUFFICIENT",
        "The balance pays at most what is due and at most what it holds.", "Pay online or by bank transfer.");

    public static readonly Rule CouponInvalid = new("COUPON-9", "AMOUNT_INVALID", "A coupon holds an amount above 0.", Positive);

    public static readonly Rule BillVisibility = new("BILL-5", "BILL_VISIBILITY",
        "A partner decides whether its reseller customers can look at bills and cost.");

    public static readonly Rule CouponsAtTheBill = new("COUPON-8", "COUPON_DEDUCTED",
        "A partner's coupons are deducted when the bill is made, from the usage that they fit.");

    public static readonly Rule CouponsPayAtTheBill = new("COUPON-34", "PAYMENT_SOURCE_INVALID",
        "Coupons pay bills when these are made, and no debt afterwards.", "Pay online, by bank transfer or from the balance.");

    public static readonly Rule QuotaPaysNothing = new("QUOTA-15", "PAYMENT_SOURCE_INVALID",
        "The quota is a limit to what may be owed, not a means of payment.", "Pay online, by bank transfer or from the balance.");
}
