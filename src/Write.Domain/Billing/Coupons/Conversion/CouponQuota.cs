using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Billing.Coupons.Conversion;

/// <summary>
/// A partner's quota for coupons, and the coupons that its customers had: one stream, so that what is converted is what was there, once.
/// </summary>
/// <param name="Left">What of the quota was neither issued nor converted.</param>
/// <param name="Grants">What was granted, by reference.</param>
/// <param name="Given">Every coupon that was recorded, by its id.</param>
/// <param name="Open">Those of them that no conversion has decided about.</param>
/// <param name="Conversions">How often the quota was converted, which names the next coupon.</param>
public sealed record CouponQuota(
    Money Left, ImmutableDictionary<string, Money> Grants, ImmutableDictionary<string, HistoricCouponIssued> Given, ImmutableSortedSet<string> Open, int Conversions)
{
    public static readonly CouponQuota None = new(
        Money.Zero, ImmutableDictionary<string, Money>.Empty, ImmutableDictionary<string, HistoricCouponIssued>.Empty,
        ImmutableSortedSet.Create<string>(StringComparer.Ordinal), 0);

    /// <summary>All that customers were given, whatever became of it.</summary>
    public Money GivenInAll => Given.Values.Aggregate(Money.Zero, (sum, coupon) => sum + coupon.Amount);

    public static CouponQuota Evolve(CouponQuota state, IDomainEvent @event) => @event switch
    {
        CouponQuotaGranted e => state with { Left = state.Left + e.Amount, Grants = state.Grants.Add(e.ReferenceId, e.Amount) },
        HistoricCouponIssued e => state with
        {
            Left = e.Origin == CustomerCouponOrigin.Partner ? state.Left - e.Amount : state.Left,
            Given = state.Given.Add(e.CouponId, e),
            Open = state.Open.Add(e.CouponId),
        },
        CouponQuotaConverted e => state with { Left = state.Left - e.Amount, Conversions = state.Conversions + 1 },
        CustomerCouponConverted e => state with { Open = state.Open.Remove(e.CouponId) },
        CustomerCouponKept e => state with { Open = state.Open.Remove(e.CouponId) },
        _ => throw new UnknownEventException(state, @event),
    };
}
