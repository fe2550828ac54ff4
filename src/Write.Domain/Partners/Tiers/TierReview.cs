using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Policies;

namespace PartnerGraph.Write.Domain.Partners.Tiers;

/// <summary>The yearly review of a solution provider's tier (PROG-41, PROG-42).</summary>
public static class TierReview
{
    /// <summary>The day of the review; it is the day of the certificates, too (GAP-28, GAP-52).</summary>
    public const int Month = 1, Day = 31;

    /// <summary>When the revenue of a year is reviewed: in the January after it.</summary>
    public static DateTimeOffset OfYear(int year, BusinessTime zone) => zone.StartOf(new(year + 1, Month, Day));

    /// <summary>When the next review begins after an instant.</summary>
    public static DateTimeOffset NextAfter(DateTimeOffset instant, BusinessTime zone)
    {
        var year = zone.DayOf(instant).Year;
        return OfYear(year - 1, zone) is var start && start > instant ? start : OfYear(year, zone);
    }

    /// <summary>The highest tier whose requirement the revenue meets; Core is by invitation alone.</summary>
    public static PartnerTier EarnedBy(Money revenue, PolicyBook policies, DateOnly day) =>
        new[] { PartnerTier.Premier, PartnerTier.Advanced }.FirstOrDefault(tier => revenue.Units >= policies.TierRevenue(tier, day).Units, PartnerTier.Standard);

    /// <summary>The tier after a review: revenue raises it at once, and lowers it unless it was given without revenue less than a year ago.</summary>
    public static PartnerTier After(PartnerTier tier, PartnerTier earned, bool keepsCore, DateTimeOffset? grantedAt, DateTimeOffset at)
    {
        if (tier == PartnerTier.Core && keepsCore) return tier;
        var isSpared = grantedAt is { } since && at < since.AddYears(1);
        return earned > tier || !isSpared ? earned : tier;
    }

    internal static Decision Decide(ReviewTier review, TierAdmission state)
    {
        if (review.Partner.Kind != PartnerKind.SolutionProvider || state.ReviewedYear >= review.Year) return Decision.Nothing;
        var from = review.Partner.Tier ?? PartnerTier.Standard;
        var to = After(from, review.Earned, review.KeepsCore, state.GrantedAt, review.At);
        var reviewed = new TierReviewed(review.PartnerId, review.Year, review.CountedRevenue, from, to, review.At);
        return Decision.Accept(state.Core is { } seat && to != PartnerTier.Core
            ? [new CoreEnded(review.PartnerId, seat.Route, seat.Country, review.At), reviewed]
            : [reviewed]).By(TierRules.AnnualReview, TierRules.CountedRevenue);
    }
}
