using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Billing.Restatements;

/// <summary>A bill as decisions need it.</summary>
/// <param name="Version">1 as it was made, one more with each restatement.</param>
/// <param name="Months">What it holds of each month.</param>
/// <param name="Made">What it held of each month when it was made.</param>
/// <param name="Ordered">The last restatement that was ordered; null when none was.</param>
public sealed record MadeBill(
    int Version, Money Usage, Money Total, Money FromBalance, Money Credited, DateOnly DueOn, ImmutableArray<BilledUsage> Months, ImmutableArray<BilledUsage> Made,
    BillRestatementOrdered? Ordered)
{
    /// <summary>What coupons paid of it.</summary>
    public Money Coupons => Usage - Total + Credited;

    /// <summary>The version that was ordered last, whether it is there already or not.</summary>
    public int LastOrdered => Ordered?.Version ?? 1;

    public static MadeBill Of(BillGenerated e) => new(1, e.Usage, e.Total, e.FromBalance, e.Credited, e.DueDay, e.UsageByMonth, e.UsageByMonth, null);

    public MadeBill After(BillRestated e) => this with
    {
        Version = e.Version,
        Usage = e.Usage,
        Total = e.Total,
        FromBalance = e.FromBalance,
        Credited = e.Credited,
        DueOn = e.DueOn,
        Months =
        [
            .. Months.Concat(e.Added).GroupBy(part => part.Month).OrderBy(parts => parts.Key)
                .Select(parts => new BilledUsage(parts.Key, parts.Aggregate(Money.Zero, (sum, part) => sum + part.Usage))),
        ],
    };
}
