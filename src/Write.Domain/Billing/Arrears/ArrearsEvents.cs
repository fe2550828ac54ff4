using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Billing.Arrears;

/// <summary>The due day of a bill has passed, and something of it is not paid: the partner is in arrears.</summary>
/// <param name="Unpaid">What of the bill was not paid then.</param>
/// <param name="Total">What the bill came to after coupons.</param>
/// <param name="DueOn">The last day on which it could be paid in time, in the billing zone.</param>
[EventType("billing.bill-overdue")]
public sealed record BillOverdue(string PartnerId, BillingMonth Month, Money Unpaid, Money Total, DateOnly DueOn, DateTimeOffset OverdueAt) : IDomainEvent;

/// <summary>A repayment left nothing of the month's bill to pay.</summary>
[EventType("billing.bill-paid")]
public sealed record BillPaid(string PartnerId, BillingMonth Month, DateTimeOffset PaidAt) : IDomainEvent;
