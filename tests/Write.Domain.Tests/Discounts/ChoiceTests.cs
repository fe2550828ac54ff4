using System.Collections.Immutable;
using FsCheck.Xunit;
using PartnerGraph.Write.Domain.Discounts;
using PartnerGraph.Write.Domain.Discounts.Pricing;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Tests.Discounts;

/// <summary>Which discounts go together, which one is proposed, and what that comes to.</summary>
public sealed class ChoiceTests
{
    private const DiscountKind Partner = DiscountKind.Partner, Offer = DiscountKind.SpecialOffer, Promotion = DiscountKind.Promotion;

    [Fact, Trait("Rule", "DISC-14")]
    public void A_partners_discount_and_a_special_offer_are_not_combined()
    {
        var item = Discounting.Metered("ECS") with { SpecialOffer = 0.20m };
        AssertRefused(Choose(item, Partner, Offer), "DISC-14");
        AssertRefused(Choose(item, Offer, Partner), "DISC-14");
        Assert.Equal((8m, Offer), Paid(Choose(item, Offer)));
        Assert.Equal((9.5m, Partner), Paid(Choose(item, Partner)));
    }

    [Fact, Trait("Rule", "DISC-15")]
    public void A_partners_discount_and_a_promotion_are_not_combined()
    {
        var item = Discounting.Metered("ECS") with { Promotion = 0.10m };
        AssertRefused(Choose(item, Partner, Promotion), "DISC-15");
        Assert.Equal((9m, Promotion), Paid(Choose(item, Promotion)));
        Assert.Equal((9.5m, Partner), Paid(Choose(item, Partner)));
    }

    [Fact, Trait("Rule", "DISC-14"), Trait("Rule", "DISC-15")]
    public void One_of_three_is_picked()
    {
        var item = Discounting.Metered("ECS") with { SpecialOffer = 0.20m, Promotion = 0.10m };
        AssertRefused(Choose(item, Partner, Offer, Promotion), "DISC-14", "DISC-15");
        AssertRefused(Choose(item, Offer, Promotion), "DISC-15");
        Assert.Equal((8m, Offer), Paid(Choose(item, Offer, Offer)));
    }

    [Theory, Trait("Rule", "DISC-12"), Trait("Rule", "DISC-15")]
    [InlineData("0.04999999", Partner, "9.50")]
    [InlineData("0.05", Promotion, "9.50")]
    [InlineData("0.05000001", Promotion, "9.4999999")]
    public void Who_is_not_asked_is_proposed_the_cheaper_one_and_the_vendors_of_two_that_cost_the_same(string promotion, DiscountKind proposed, string price)
    {
        var line = Discounting.Line(Discounting.Metered("ECS") with { Promotion = Decimal(promotion) });
        Assert.True(line.IsProposal);
        Assert.Equal((Decimal(price), proposed), Paid(line));
    }

    [Fact, Trait("Rule", "DISC-16")]
    public void Where_the_choice_is_left_open_a_coupon_decides_whether_the_partners_discount_is_proposed()
    {
        QuotedLine Proposed(QuoteItem item, bool? excludes) => QuotedLine.Of(item, Discounting.FactsOf(Discounting.Line(item)) with
        {
            Coupon = excludes is { } isExcluding ? new(IsOwn: true, isExcluding) : null,
        });
        var (plain, special) = (Discounting.Metered("ECS"), Discounting.Metered("ECS") with { SpecialOffer = 0.02m });
        Assert.Equal([(9.50m, Partner), (9.50m, Partner), (10m, null)], new bool?[] { null, false, true }.Select(excludes => Paid(Proposed(plain, excludes))));
        Assert.Equal([(9.50m, Partner), (9.50m, Partner), (9.80m, Offer)], new bool?[] { null, false, true }.Select(excludes => Paid(Proposed(special, excludes))));
    }

    [Fact, Trait("Rule", "DISC-1")]
    public void Whoever_chooses_nothing_pays_the_list_price()
    {
        var line = Choose(Discounting.Metered("ECS") with { Promotion = 0.10m });
        Assert.Equal((10m, null, false), (line.Price!.Value.Amount, line.Taken, line.IsProposal));
    }

    [Fact, Trait("Rule", "DISC-1")]
    public void What_is_not_on_offer_is_not_chosen()
    {
        AssertRefused(Choose(Discounting.Metered("ECS"), Offer), "DISC-1");
        AssertRefused(Choose(Discounting.Metered("ECS"), Promotion), "DISC-1");
        AssertRefused(Choose(Discounting.Metered("s6.large.2"), Partner), "DISC-1");
    }

    [Fact, Trait("Rule", "DISC-14")]
    public void A_quote_with_a_refused_line_has_no_total()
    {
        var (refused, sound) = (Discounting.Metered("ECS") with { SpecialOffer = 0.20m, Chosen = [Partner, Offer] }, Discounting.Metered("ECS"));
        var quote = new PriceQuote([Discounting.Line(refused), Discounting.Line(sound)]);
        Assert.Equal((false, null, new Money(20m)), (quote.IsAccepted, quote.Total, quote.ListTotal));
        Assert.Null(quote.Lines[0].Price);
    }

    [Theory, Trait("Rule", "CONV-5")]
    [InlineData("0.00000001", "0.5", "0.00000001")]
    [InlineData("0.00000001", "0.50000001", "0")]
    [InlineData("0.00000003", "0.5", "0.00000002")]
    [InlineData("10", "0.33333333", "6.6666667")]
    [InlineData("1000000000000", "0.00000001", "999999990000")]
    [InlineData("999999999999.99999999", "0.99999999", "10000")]
    [InlineData("7", "1", "0")]
    [InlineData("7", "0", "7")]
    public void A_price_is_rounded_once_half_away_from_zero(string price, string ratio, string expected) =>
        Assert.Equal(new Money(Decimal(expected)), DiscountRatio.Off(new(Decimal(price)), Decimal(ratio)));

    [Property(MaxTest = 200), Trait("Rule", "CONV-5")]
    public void A_discounted_price_is_no_more_than_the_price_and_off_by_less_than_half_a_unit(ulong price, uint part)
    {
        var (whole, ratio) = (Money.FromUnits(price), part % 100_000_001 / 100_000_000m);
        var paid = DiscountRatio.Off(whole, ratio);
        Assert.True(paid <= whole && paid >= Money.Zero);
        var exact = (System.Numerics.BigInteger)price * (100_000_000 - (part % 100_000_001));
        Assert.True(System.Numerics.BigInteger.Abs(((System.Numerics.BigInteger)paid.Units * 100_000_000) - exact) <= 50_000_000);
    }

    [Fact, Trait("Rule", "CONV-5")]
    public void Totals_are_exact_sums_of_the_largest_lines()
    {
        var line = Discounting.Line(Discounting.Metered("ECS") with { ListPrice = new(AmountRules.MostOfLine), SpecialOffer = 0.33333333m });
        var quote = new PriceQuote([.. Enumerable.Repeat(line, PriceQuote.MostItems)]);
        Assert.Equal((new Money(100_000_000_000_000m), new Money(66_666_667_000_000m)), (quote.ListTotal, quote.Total));
    }

    [Theory, Trait("Rule", "CONV-5")]
    [InlineData("0", true)]
    [InlineData("1000000000000", true)]
    [InlineData("1000000000000.00000001", false)]
    [InlineData("-0.00000001", false)]
    public void Prices_of_items_are_bounded(string price, bool valid) =>
        Assert.Equal(valid, (Discounting.Metered("ECS") with { ListPrice = new(Decimal(price)) }).IsValid);

    [Fact]
    public void Items_state_what_can_be()
    {
        var (metered, prepaid) = (Discounting.Metered("ECS"), Discounting.Prepaid("ECS", 1));
        Assert.True(metered.IsValid && prepaid.IsValid && (prepaid with { Months = 60 }).IsValid && (metered with { SpecialOffer = 1m, Promotion = 0.00000001m }).IsValid);
        Assert.False((metered with { Months = 1 }).IsValid || (prepaid with { Months = null }).IsValid || (prepaid with { Months = 0 }).IsValid || (prepaid with { Months = 61 }).IsValid);
        Assert.False((metered with { SpecialOffer = 0m }).IsValid || (metered with { Promotion = 1.00000001m }).IsValid || (metered with { Promotion = 0.000000001m }).IsValid);
        Assert.False((metered with { ProductType = new string('A', 257) }).IsValid || (metered with { ListPrice = Money.FromUnits(1, "EUR") }).IsValid);
    }

    private static QuotedLine Choose(QuoteItem item, params DiscountKind[] chosen) => Discounting.Line(item with { Chosen = chosen.ToImmutableArray() });

    private static (decimal, DiscountKind?) Paid(QuotedLine line) => (line.Price!.Value.Amount, line.Taken?.Kind);

    private static void AssertRefused(QuotedLine line, params string[] rules)
    {
        Assert.Equal((null, null), (line.Price, line.Taken));
        Assert.Equal(rules, line.Checks.Where(check => check.Outcome == RuleOutcome.Failed).Select(check => check.Rule.Id));
    }

    private static decimal Decimal(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
