using System.Collections.Frozen;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Billing.Coupons.Conversion;

/// <summary>
/// When partners stopped issuing coupons to customers: from that day on coupons are the partner's, and are deducted centrally when its bill is made
/// (COUPON-30, COUPON-31, COUPON-45).
/// </summary>
/// <param name="Elsewhere">The first day, in the billing zone.</param>
/// <param name="AsiaPacific">The first day for partners of these countries.</param>
/// <param name="Countries">ISO 3166-1 alpha-2 codes of Asia-Pacific, without the Chinese mainland.</param>
public sealed record CouponCutOver(DateOnly Elsewhere, DateOnly AsiaPacific, FrozenSet<string> Countries)
{
    public static readonly CouponCutOver Default = new(
        new(2021, 1, 1), new(2021, 4, 1),
        FrozenSet.ToFrozenSet(
        [
            "AF", "AU", "BD", "BN", "BT", "FJ", "HK", "ID", "IN", "JP", "KH", "KI", "KR", "LA", "LK", "MH", "MM", "MN", "MO", "MV", "MY", "NP", "NR", "NZ",
            "PG", "PH", "PK", "PW", "SB", "SG", "TH", "TL", "TO", "TV", "TW", "VN", "VU", "WS",
        ],
        StringComparer.Ordinal));

    /// <summary>The first day on which a partner of this country cannot issue coupons any more.</summary>
    public DateOnly FirstDayOf(string country) => IsAsiaPacific(country) ? AsiaPacific : Elsewhere;

    /// <summary>The rule by which issuing ended there.</summary>
    public Rule EndedBy(string country) => IsAsiaPacific(country) ? ConversionRules.EndedInAsiaPacific : ConversionRules.Ended;

    /// <summary>Whether coupons pay the bill of this month when it is made.</summary>
    public bool IsCentral(string country, BillingMonth month) => month.FirstDay >= FirstDayOf(country);

    /// <summary>Whether what is left of the old quota and coupons is converted once this month's bill exists: that of the last month before the cut-over, or a later one.</summary>
    public bool ConvertsAfter(string country, BillingMonth bill) => IsCentral(country, bill.Next);

    private bool IsAsiaPacific(string country) => Countries.Contains(country);
}
