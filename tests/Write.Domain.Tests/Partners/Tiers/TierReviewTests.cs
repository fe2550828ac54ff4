using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Partners;
using PartnerGraph.Write.Domain.Partners.Tiers;
using PartnerGraph.Write.Domain.Partners.Tiers.CoreTier;
using PartnerGraph.Write.Domain.Policies;
using static PartnerGraph.Write.Domain.Tests.Partners.Tiers.TierWorld;

namespace PartnerGraph.Write.Domain.Tests.Partners.Tiers;

public sealed class TierReviewTests
{
    // 2025-01-31 00:00 in the business zone.
    private static readonly DateTimeOffset ReviewDay = new(2025, 1, 30, 16, 0, 0, TimeSpan.Zero);

    private static readonly ReviewTier Review = new("p", 2024, new(360_000m), PartnerTier.Premier, KeepsCore: true, Joined, ReviewDay);

    [Theory, Trait("Rule", "PROG-41")]
    [InlineData("0", PartnerTier.Standard)]
    [InlineData("119999.99999999", PartnerTier.Standard)]
    [InlineData("120000", PartnerTier.Advanced)]
    [InlineData("359999.99", PartnerTier.Advanced)]
    [InlineData("360000", PartnerTier.Premier)]
    [InlineData("1200000", PartnerTier.Premier)]
    public void A_years_revenue_earns_a_tier_and_never_core(string revenue, PartnerTier earned) => Assert.Equal(
        earned, TierReview.EarnedBy(new(decimal.Parse(revenue, System.Globalization.CultureInfo.InvariantCulture)), PolicyBook.Empty, new(2025, 1, 31)));

    [Fact, Trait("Rule", "PROG-41")]
    public void Policies_may_ask_for_another_revenue()
    {
        var book = new PolicyBook(1, [new(PolicyKind.TierRevenue, null, nameof(PartnerTier.Premier), 500_000m, null, new(2025, 1, 1), null)]);
        Assert.Equal(PartnerTier.Advanced, TierReview.EarnedBy(new(499_999m), book, new(2025, 1, 31)));
        Assert.Equal(PartnerTier.Premier, TierReview.EarnedBy(new(500_000m), book, new(2025, 1, 31)));
        Assert.Equal(PartnerTier.Premier, TierReview.EarnedBy(new(499_999m), book, new(2024, 12, 31)));
    }

    [Fact, Trait("Rule", "PROG-41"), Trait("Rule", "PROG-42")]
    public void A_review_tells_what_it_counted_and_what_follows()
    {
        TierAdmissionDecider.Definition.Given().When(Review)
            .Then(new TierReviewed("p", 2024, new(360_000m), PartnerTier.Standard, PartnerTier.Premier, ReviewDay)).By("PROG-41", "PROG-42").AndRepeatingChangesNothing();
        TierAdmissionDecider.Definition.Given().When(Review with { Earned = PartnerTier.Advanced, CountedRevenue = new(359_999.99m), Partner = Joined with { Tier = PartnerTier.Premier } })
            .Then(new TierReviewed("p", 2024, new(359_999.99m), PartnerTier.Premier, PartnerTier.Advanced, ReviewDay));
        TierAdmissionDecider.Definition.Given(new TierReviewed("p", 2024, new(1m), PartnerTier.Standard, PartnerTier.Standard, ReviewDay)).When(Review).ThenNothing();
        TierAdmissionDecider.Definition.Given().When(Review with { Partner = Joined with { Kind = PartnerKind.Distributor } }).ThenNothing();
    }

    [Theory, Trait("Rule", "PROG-41")]
    [InlineData("2024-01-30T16:00:01Z", PartnerTier.Premier)]
    [InlineData("2024-01-30T16:00:00Z", PartnerTier.Advanced)]
    [InlineData(null, PartnerTier.Advanced)]
    public void A_tier_in_advance_has_a_year_to_be_earned(string? grantedAt, PartnerTier after)
    {
        DateTimeOffset? granted = grantedAt is null ? null : DateTimeOffset.Parse(grantedAt, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(after, TierReview.After(PartnerTier.Premier, PartnerTier.Advanced, keepsCore: false, granted, ReviewDay));
        Assert.Equal(PartnerTier.Premier, TierReview.After(PartnerTier.Advanced, PartnerTier.Premier, keepsCore: false, granted, ReviewDay));
    }

    [Fact, Trait("Rule", "PROG-41")]
    public void A_core_partner_keeps_core_by_what_its_route_asks_and_leaves_its_place_otherwise()
    {
        var core = Joined with { Tier = PartnerTier.Core };
        var approved = CarrierApproved with { ApprovedAt = ReviewDay.AddYears(-2) };
        TierAdmissionDecider.Definition.Given(approved).When(Review with { Partner = core })
            .Then(new TierReviewed("p", 2024, new(360_000m), PartnerTier.Core, PartnerTier.Core, ReviewDay));
        TierAdmissionDecider.Definition.Given(approved).When(Review with { Partner = core, KeepsCore = false }).Then(
            new CoreEnded("p", CoreRoute.LeadingCarrier, "TH", ReviewDay), new TierReviewed("p", 2024, new(360_000m), PartnerTier.Core, PartnerTier.Premier, ReviewDay));
    }

    [Theory, Trait("Rule", "PROG-41")]
    [InlineData("2024-11-04T02:00:00Z", "2025-01-30T16:00:00Z")]
    [InlineData("2025-01-30T15:59:59Z", "2025-01-30T16:00:00Z")]
    [InlineData("2025-01-30T16:00:00Z", "2026-01-30T16:00:00Z")]
    [InlineData("2024-12-31T16:00:00Z", "2025-01-30T16:00:00Z")]
    public void The_review_is_on_the_last_day_of_january_in_the_business_zone(string at, string next) => Assert.Equal(
        DateTimeOffset.Parse(next, System.Globalization.CultureInfo.InvariantCulture),
        TierReview.NextAfter(DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture), BusinessTime.Default));
}
