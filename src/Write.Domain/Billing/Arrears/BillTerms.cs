using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Billing.Arrears;

/// <summary>A bill that is not paid, as arrears are decided by.</summary>
/// <param name="Total">What it came to after coupons.</param>
/// <param name="DueOn">The last day on which it is paid in time.</param>
/// <param name="IsOverdue">Whether it was told that the day has passed.</param>
public sealed record BillTerms(Money Total, DateOnly DueOn, bool IsOverdue);
