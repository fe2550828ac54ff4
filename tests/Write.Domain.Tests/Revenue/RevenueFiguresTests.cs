using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Revenue;

namespace PartnerGraph.Write.Domain.Tests.Revenue;

/// <summary>What of a payment is revenue, and why the rest is not.</summary>
public sealed class RevenueFiguresTests
{
    [Fact, Trait("Rule", "CSP-20")]
    public void Services_and_offerings_of_the_marketplace_count()
    {
        var figures = Of(Part(Net(70m)), Part(Net(30m), offering: Offering.Koogallery));
        Assert.Equal((new Money(100m), Money.Zero), (figures.Counted, figures.Excluded));
        Assert.Equal([(Offering.Cloud, new Money(70m)), (Offering.Koogallery, new Money(30m))], figures.BySource.Select(part => (part.Key, part.Value)));
    }

    [Theory, Trait("Rule", "CSP-6"), Trait("Rule", "CSP-23"), Trait("Rule", "CSP-24"), Trait("Rule", "CSP-26"), Trait("Rule", "CSP-27")]
    [InlineData(RevenueExclusion.Coupon)]
    [InlineData(RevenueExclusion.TestCoupon)]
    [InlineData(RevenueExclusion.FlexiPurchaseCoupon)]
    [InlineData(RevenueExclusion.StoredValueCardPayment)]
    [InlineData(RevenueExclusion.TurnoverTax)]
    public void Each_means_that_is_no_money_is_excluded_by_its_own_reason(RevenueExclusion reason)
    {
        var amount = new Money(25m);
        var figures = Of(Part(reason switch
        {
            RevenueExclusion.Coupon => PaidParts.Nothing with { Coupons = amount },
            RevenueExclusion.TestCoupon => PaidParts.Nothing with { TestCoupons = amount },
            RevenueExclusion.FlexiPurchaseCoupon => PaidParts.Nothing with { FlexiPurchaseCoupons = amount },
            RevenueExclusion.StoredValueCardPayment => PaidParts.Nothing with { StoredValueCards = amount },
            _ => PaidParts.Nothing with { Tax = amount },
        }));
        Assert.Equal(Money.Zero, figures.Counted);
        Assert.Equal([(reason, amount)], figures.Exclusions.Select(part => (part.Key, part.Value)));
    }

    [Fact, Trait("Rule", "CSP-25")]
    public void Buying_a_stored_value_card_is_no_revenue()
    {
        var figures = Of(Part(Net(100m), offering: Offering.StoredValueCard));
        Assert.Equal((Money.Zero, new Money(100m)), (figures.Counted, figures.Exclusions[RevenueExclusion.StoredValueCardPurchase]));
    }

    [Fact, Trait("Rule", "CSP-28")]
    public void A_product_without_revenue_is_none_from_the_day_on_which_it_is_so()
    {
        var figures = Of(Part(Net(10m), service: "Support", day: 9), Part(Net(5m), service: "Support", day: 10), Part(Net(1m), day: 10));
        Assert.Equal((new Money(11m), new Money(5m)), (figures.Counted, figures.Exclusions[RevenueExclusion.NoRevenueProduct]));
    }

    [Fact, Trait("Rule", "CSP-6"), Trait("Rule", "CSP-23")]
    public void What_the_partners_coupons_paid_of_a_bill_is_excluded_by_their_kind()
    {
        var figures = RevenueFigures.Of([Part(Net(50m)) with { DeductedCoupons = new(30m), DeductedTestCoupons = new(20m) }], Counts);
        Assert.Equal((new Money(50m), new Money(30m), new Money(20m), new Money(100m)), (
            figures.Counted, figures.Exclusions[RevenueExclusion.Coupon], figures.Exclusions[RevenueExclusion.TestCoupon], figures.Spent));
    }

    [Fact, Trait("Rule", "CSP-21")]
    public void What_is_counted_excluded_and_unpaid_is_what_was_spent()
    {
        var figures = Of(Part(Net(50m) with { Coupons = new(30m), Unpaid = new(20m) }), Part(Net(1m) with { Unpaid = new(2m) }));
        Assert.Equal((new Money(51m), new Money(30m), new Money(22m), new Money(103m)), (figures.Counted, figures.Excluded, figures.Unpaid, figures.Spent));
    }

    private static RevenueFigures Of(params SpentPart[] parts) => RevenueFigures.Of(parts, Counts);

    private static bool Counts(string service, DateOnly day) => service != "Support" || day < new DateOnly(2024, 11, 10);

    private static PaidParts Net(decimal amount) => PaidParts.Nothing with { Net = new(amount) };

    private static SpentPart Part(PaidParts paid, Offering offering = Offering.Cloud, string service = "ECS", int day = 1) => new(
        new(2024, 11), AssociationModel.Referral, service, offering, new(2024, 11, day), paid, Money.Zero, Money.Zero);
}
