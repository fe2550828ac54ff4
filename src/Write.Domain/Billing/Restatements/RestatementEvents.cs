using System.Collections.Immutable;
using System.Text.Json.Serialization;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Billing.Restatements;

/// <summary>
/// The vendor has a bill of a closed month restated. What the log says up to this place decides which lines the bill takes in besides those that it holds;
/// they are then in no later bill.
/// </summary>
/// <param name="Version">Of the bill as it will be: 2 for the first restatement.</param>
[EventType("billing.bill-restatement-ordered")]
public sealed record BillRestatementOrdered(string PartnerId, BillingMonth Month, int Version, string Reason, DateTimeOffset OrderedAt) : IDomainEvent;

/// <summary>A closed month's bill as it stands from now on. What was paid of it stays paid: the difference is due, or lies on the balance.</summary>
/// <param name="Version">As ordered.</param>
/// <param name="Added">What was taken in, by the month in which it was used; below 0 where more was given back or taken out.</param>
/// <param name="Coupons">What coupons paid of it, in the order in which they were first used.</param>
/// <param name="Before">All usage in the bill before.</param>
/// <param name="Usage">All usage in it from now on, and so for what follows.</param>
/// <param name="Total">What the partner pays of it in all, what went on the balance before included; at least 0.</param>
/// <param name="FromBalance">What the balance has paid when it was made or restated.</param>
/// <param name="Credited">What went on the balance.</param>
/// <param name="Unpaid">What is left to pay.</param>
/// <param name="Drawn">What the balance pays now.</param>
/// <param name="GivenBack">What goes on the balance now.</param>
/// <param name="DueChange">How much more is left to pay; below 0 where it is less.</param>
/// <param name="DueOn">The last day on which it is paid in time, in the billing zone.</param>
[EventType("billing.bill-restated")]
public sealed record BillRestated(
    string PartnerId, BillingMonth Month, int Version, string Reason, ImmutableArray<BilledUsage> Added, ImmutableArray<CouponApplied> Coupons, Money Before, Money Usage,
    Money Total, Money FromBalance, Money Credited, Money Unpaid, Money Drawn, Money GivenBack, Money DueChange, DateOnly DueOn, DateTimeOffset RestatedAt) : IDomainEvent
{
    /// <summary>What coupons have paid in all.</summary>
    [JsonIgnore]
    public Money CouponApplied => Usage - Total + Credited;

    /// <summary>The most that coupons pay of what was taken in.</summary>
    [JsonIgnore]
    public Money CouponsAtMost => BillRestatement.CouponsAtMost(
        Usage - Before, Usage, Coupons.Aggregate(CouponApplied, (before, now) => before - now.Amount));
}
