using FsCheck.Xunit;
using PartnerGraph.Write.Domain.Discounts.Pricing;
using PartnerGraph.Write.Domain.Discounts.Products;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Policies;
using PartnerGraph.Write.Domain.Tests.Policies;
using static PartnerGraph.Write.Domain.Tests.Expenditure.Lines;

namespace PartnerGraph.Write.Domain.Tests.Expenditure;

/// <summary>A line that brings no amount due is priced by the policies of its day (ADR 75).</summary>
public sealed class LinePricingTests
{
    private static readonly DateOnly Day = new(2024, 11, 15);

    private static readonly ExpenditureLine Unpriced = Usage with { Amounts = new LineAmounts { ListPrice = ExactAmount.Of(1_000m) }, IsUnpriced = true };

    private static SettlementTerms Terms => new(PolicyBookTests.Book(
        PolicyBookTests.Row(PolicyKind.SettlementDiscount, 0.90m, "CL", from: new(2024, 11, 1)), PolicyBookTests.Row(PolicyKind.SettlementDiscount, 0.85m, "CL", from: new(2024, 11, 16))), "CL");

    [Theory, Trait("Rule", "BILL-1"), Trait("Rule", "CSP-33"), Trait("Rule", "INCENT-17")]
    [InlineData("2024-11-15", 0, 900)]
    [InlineData("2024-11-16", 0, 850)]
    [InlineData("2024-11-15", 99.99999999, 900)]
    [InlineData("2024-11-15", 100.00000001, 899.99999999)]
    public void The_partner_owes_the_settlement_price_of_the_day_or_the_customers_own_where_that_is_lower(string day, decimal off, decimal due)
    {
        var line = LinePricing.Price(With(off), Terms, ProductList.Published, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal((due, 1_000m - due), (Amount(line.Amounts.AmountDue), Amount(line.Amounts.DiscountedAmount)));
        Assert.Equal(new LinePricing(new(1_000m - off), day == "2024-11-15" ? 0.90m : 0.85m, 1), line.Pricing);
    }

    [Fact, Trait("Rule", "BILL-1")]
    public void Who_pays_itself_owes_its_own_price()
    {
        var line = LinePricing.Price(With(12.5m), null, ProductList.Published, Day);
        Assert.Equal((987.5m, new LinePricing(new(987.5m), null, 0)), (Amount(line.Amounts.AmountDue), line.Pricing));
    }

    [Fact, Trait("Rule", "CONV-10"), Trait("Rule", "CSP-33")]
    public void Priced_once_it_stays_so_whatever_is_laid_down_later()
    {
        var (first, later) = (LinePricing.Price(With(0), Terms, ProductList.Published, Day), LinePricing.Price(With(0), Terms, ProductList.Published, Day.AddDays(1)));
        var stored = ExpenditureDecider.Decide(first.Record(), StoredLine.None).Events[0];
        ExpenditureDecider.Definition.Given(stored).When(later.Record()).ThenNothing();
        // What says something else is another content, and so is one that brings an amount.
        foreach (var other in new[]
        {
            LinePricing.Price(With(1m), Terms, ProductList.Published, Day), LinePricing.Price(With(0) with { ServiceType = "OBS" }, Terms, ProductList.Published, Day),
            Unpriced with { IsUnpriced = false, Amounts = first.Amounts }, LinePricing.Price(Priced(999m), Terms, ProductList.Published, Day),
        })
            ExpenditureDecider.Definition.Given(stored).When(other.Record()).ThenRejected("CONV-10").WithCode("LINE_CONTENT_DIFFERS");
        var plain = ExpenditureDecider.Decide((Unpriced with { IsUnpriced = false, Amounts = first.Amounts }).Record(), StoredLine.None).Events[0];
        ExpenditureDecider.Definition.Given(plain).When(first.Record()).ThenRejected("CONV-10").WithCode("LINE_CONTENT_DIFFERS");
        // Taken back it is the opposite, which nobody priced.
        Assert.Null(((ExpenditureRecorded)ReversalDecider.Decide(new((ExpenditureRecorded)stored), StoredLine.None).Events[0]).Pricing);
    }

    [Theory, Trait("Rule", "BILL-1")]
    [InlineData(BillType.Expenditure, 1000, 1000, null)]
    [InlineData(BillType.Expenditure, 1000, 1000.00000001, "discountedAmount")]
    [InlineData(BillType.Expenditure, 0, 0, "amountDue")]
    [InlineData(BillType.Expenditure, 0.00000001, 0, null)]
    [InlineData(BillType.ExpenditureTax, 10, 0, "amountDue")]
    [InlineData(BillType.RefundUnsubscription, -10, 0, "amountDue")]
    [InlineData(BillType.RefundTax, -10, 0, "amountDue")]
    public void A_charge_with_a_list_price_is_priced_and_nothing_else(BillType type, decimal list, decimal off, string? path)
    {
        var line = Unpriced with { BillType = type, Amounts = new LineAmounts { ListPrice = ExactAmount.Of(list), DiscountedAmount = ExactAmount.Of(off) } };
        var refusals = ExpenditureValidation.Check(line, AmountPrecision.EightDecimals);
        if (path is null) Assert.Empty(refusals);
        else Assert.Equal([("BILL-1", "AMOUNT_DUE_REQUIRED", path)], refusals.Select(refusal => (refusal.RuleId, refusal.Code, refusal.Path)));
    }

    [Fact]
    public void What_nobody_priced_is_not_stored() =>
        Assert.Throws<InvalidOperationException>(() => ExpenditureDecider.Decide(Unpriced.Record(), StoredLine.None));

    [Property(MaxTest = 500), Trait("Rule", "BILL-1"), Trait("Rule", "CSP-33")]
    public void What_is_due_is_the_lower_of_both_and_with_what_was_taken_off_the_list_price(ulong list, ulong off, ushort ratio, ushort beyond)
    {
        var (price, discount) = (((Spread(list) % 100_000_000_000_000) + 1) / 100_000_000m, ratio * 6_151 % 10_001 / 10_000m);
        var reduced = Spread(off) % (ulong)(price * 100_000_000m) / 100_000_000m;
        var terms = new SettlementTerms(PolicyBookTests.Book(PolicyBookTests.Row(PolicyKind.SettlementDiscount, discount, from: new(2024, 1, 1))), "CL");
        // What the source states beyond eight decimals stays beside the list price.
        var exact = ExactAmount.Of(price + (beyond % 4_999 * 0.000000000001m));
        var line = LinePricing.Price(Unpriced with { Amounts = new LineAmounts { ListPrice = exact, DiscountedAmount = ExactAmount.Of(reduced) } }, terms, ProductList.Published, Day);
        Assert.Equal(Math.Min(Math.Round(price * discount, 8, MidpointRounding.AwayFromZero), price - reduced), Amount(line.Amounts.AmountDue));
        var recorded = Assert.IsType<ExpenditureRecorded>(Assert.Single(ExpenditureDecider.Decide(line.Record(AmountPrecision.WithRemainder), StoredLine.None).Events));
        Assert.Equal((price, recorded.Remainder?.ListPrice), ((recorded.AmountDue + recorded.DiscountedAmount).Amount, recorded.Remainder?.DiscountedAmount));
    }

    // Generated numbers are small.
    private static ulong Spread(ulong number) => unchecked(number * 2_654_435_761_000_003);

    private static ExpenditureLine With(decimal off) => Unpriced with { Amounts = Unpriced.Amounts with { DiscountedAmount = ExactAmount.Of(off) } };

    private static ExpenditureLine Priced(decimal list) => Unpriced with { Amounts = new LineAmounts { ListPrice = ExactAmount.Of(list) } };

    private static decimal Amount(ExactAmount amount) => Money.FromUnits(amount.Units).Amount;
}
