using System.Collections.Immutable;
using System.Text.Json.Serialization;
using PartnerGraph.Write.Domain.Billing.Arrears;
using PartnerGraph.Write.Domain.Billing.Coupons;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Billing;

/// <summary>Where the money of a repayment comes from. QUOTA and COUPON exist to be refused with their reasons (QUOTA-15, COUPON-34).</summary>
public enum PaymentSource { Online, BankTransfer, Balance, Coupon, Quota }

[EventType("billing.balance-topped-up")]
public sealed record BalanceToppedUp(string PartnerId, string ReferenceId, Money Amount) : IDomainEvent;

/// <param name="Terms">Null in the first version, when every coupon was unrestricted.</param>
[EventType("billing.coupon-issued", 3)]
public sealed record CouponIssued(string PartnerId, string CouponId, Money Amount, CouponTerms? Terms) : IDomainEvent;

/// <summary>What is left of a coupon is lost: its validity has ended, and the bill of its last month was made.</summary>
[EventType("billing.coupon-expired")]
public sealed record CouponExpired(string PartnerId, string CouponId, Money Amount) : IDomainEvent;

/// <summary>
/// A month is cut for a partner. What the log says up to this place, and no later event, decides which lines its bill holds; what comes for
/// the month afterwards is a correction in the next bill.
/// </summary>
[EventType("billing.billing-month-closed")]
public sealed record BillingMonthClosed(string PartnerId, BillingMonth Month, DateTimeOffset ClosedAt) : IDomainEvent;

public sealed record CouponApplied(string CouponId, Money Amount);

/// <summary>What a bill holds of one month: its own, or an earlier one that it corrects.</summary>
/// <param name="Usage">At settlement price; below 0 where more was given back than charged.</param>
public sealed record BilledUsage(BillingMonth Month, Money Usage);

/// <summary>A month's bill. One event holds all that moves, so that nobody sees the partner owe the same money twice or not at all.</summary>
/// <param name="Usage">All usage in the bill at settlement price, corrections of earlier months included.</param>
/// <param name="Coupons">What coupons paid of it, in the order in which they were first used.</param>
/// <param name="Total">What is left after coupons; at least 0.</param>
/// <param name="FromBalance">What the account balance paid of the total (BILL-3).</param>
/// <param name="Months">The usage by the month in which it was used, in their order; empty in bills of the first version, which held their own month alone.</param>
/// <param name="Credited">What was given back beyond what was charged, and now lies on the balance.</param>
/// <param name="DueOn">The last day on which it is paid in time, in the billing zone; null in bills of the first two versions.</param>
[EventType("billing.bill-generated", 3)]
public sealed record BillGenerated(
    string PartnerId, BillingMonth Month, Money Usage, ImmutableArray<CouponApplied> Coupons, Money Total, Money FromBalance,
    ImmutableArray<BilledUsage> Months, Money Credited, DateOnly? DueOn = null) : IDomainEvent
{
    /// <summary>Whether the balance left nothing of it to pay.</summary>
    [JsonIgnore]
    public bool IsPaid => Total == FromBalance;

    /// <summary>The last day on which it is paid in time, whatever the version.</summary>
    [JsonIgnore]
    public DateOnly DueDay => DueOn ?? ArrearsPolicy.LastDayAfter(Month);

    /// <summary>What the bill holds of each month, whatever the version.</summary>
    [JsonIgnore]
    public ImmutableArray<BilledUsage> UsageByMonth => Months.IsDefaultOrEmpty ? [new(Month, Usage)] : Months;
}

/// <param name="Settled">What went to unpaid bills, the oldest first.</param>
/// <param name="Credited">What was paid in advance and now lies on the balance.</param>
[EventType("billing.repayment-recorded")]
public sealed record RepaymentRecorded(
    string PartnerId, string ReferenceId, Money Amount, PaymentSource Source, Money Settled, Money Credited) : IDomainEvent;

/// <summary>
/// What a former reseller customer gave back of what the partner had paid for (BILL-26). It is the partner's from now on, and lies on its
/// balance when the month has ended (BILL-28).
/// </summary>
/// <param name="RefundId">Of the refund of one charge: the same counts once.</param>
/// <param name="Month">In which the unsubscription succeeded.</param>
[EventType("billing.refund-credited")]
public sealed record RefundCredited(
    string PartnerId, string RefundId, string CustomerId, string ResourceId, Money Amount, BillingMonth Month, DateTimeOffset CreditedAt) : IDomainEvent;

/// <summary>The refunds of a month that has ended are on the partner's balance.</summary>
[EventType("billing.refund-settled")]
public sealed record RefundSettled(string PartnerId, BillingMonth Month, Money Amount) : IDomainEvent;
