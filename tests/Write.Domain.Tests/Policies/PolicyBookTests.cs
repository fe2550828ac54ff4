using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Discounts.Products;
using PartnerGraph.Write.Domain.Incentives;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Partners;
using PartnerGraph.Write.Domain.Policies;

namespace PartnerGraph.Write.Domain.Tests.Policies;

public sealed class PolicyBookTests
{
    private static readonly DateTimeOffset At = new(2024, 11, 4, 2, 0, 0, TimeSpan.Zero);

    private static readonly DateOnly First = new(2024, 1, 1);

    internal static PolicyRow Row(PolicyKind kind, decimal value, string? region = null, string? subject = null, DateOnly? from = null, DateOnly? until = null) =>
        new(kind, region, subject, value, null, from ?? First, until);

    internal static PolicyRow Choosing(PolicyKind kind, string choice, string subject, string? region = null) => new(kind, region, subject, null, choice, First, null);

    internal static ApplyPolicies Apply(params PolicyRow[] rows) => new([.. rows], "as agreed", ProductList.Published, At);

    internal static PolicyBook Book(params PolicyRow[] rows) => PolicyDecider.Definition.Given().When(Apply(rows)).StateAfter();

    [Fact, Trait("Rule", "CSP-33")]
    public void A_settlement_discount_is_that_of_the_region_and_applying_it_again_changes_nothing()
    {
        var (a, b) = (Row(PolicyKind.SettlementDiscount, 0.90m, "CL"), Row(PolicyKind.SettlementDiscount, 0.85m, "TH"));
        PolicyDecider.Definition.Given().When(Apply(a, b)).Then(new PoliciesApplied(1, [new(a, null), new(b, null)], "as agreed", At))
            .By("CSP-33").AndRepeatingChangesNothing();
        var book = Book(a, b);
        // The catalogue's example: 100.00 is priced 90.00 in the one region and 85.00 in the other.
        Assert.Equal((0.90m, 0.85m, 1m), (book.SettlementDiscount("CL", "ECS", First), book.SettlementDiscount("TH", "ECS", First), book.SettlementDiscount("PE", "ECS", First)));
    }

    [Fact, Trait("Rule", "CSP-33")]
    public void The_most_specific_row_holds()
    {
        var book = Book(
            Row(PolicyKind.SettlementDiscount, 0.5m), Row(PolicyKind.SettlementDiscount, 0.6m, subject: "ecs"), Row(PolicyKind.SettlementDiscount, 0.7m, "OUTSIDE_MAINLAND"),
            Row(PolicyKind.SettlementDiscount, 0.8m, "outside_mainland", "ECS"), Row(PolicyKind.SettlementDiscount, 0.9m, "cl"));
        Assert.Equal([0.9m, 0.8m, 0.7m, 0.6m, 0.5m], new[] { ("CL", "ECS"), ("PE", "ECS"), ("PE", "OBS"), ("CN", "ECS"), ("CN", "OBS") }
            .Select(asked => book.SettlementDiscount(asked.Item1, asked.Item2, First)));
    }

    [Theory, Trait("Rule", "CSP-33")]
    [InlineData("2023-12-31", "1")]
    [InlineData("2024-01-01", "0.9")]
    [InlineData("2024-05-31", "0.9")]
    [InlineData("2024-06-01", "0.8")]
    [InlineData("2024-06-30", "0.8")]
    [InlineData("2024-07-01", "1")]
    public void A_row_holds_until_its_last_day_or_until_the_next_begins(string day, string expected)
    {
        var book = Book(
            Row(PolicyKind.SettlementDiscount, 0.9m), Row(PolicyKind.SettlementDiscount, 0.8m, from: new DateOnly(2024, 6, 1), until: new DateOnly(2024, 6, 30)));
        Assert.Equal(decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture),
            book.SettlementDiscount("CL", "ECS", DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal([new DateOnly(2024, 5, 31), new DateOnly(2024, 6, 30)], book.Rows.Select(book.LastDayOf));
        var three = Book(Row(PolicyKind.PayoutTax, 0.1m), Row(PolicyKind.PayoutTax, 0.2m, from: new DateOnly(2024, 9, 1)), Row(PolicyKind.PayoutTax, 0.3m, from: new DateOnly(2024, 6, 1)));
        Assert.Equal([new DateOnly(2024, 5, 31), null, new DateOnly(2024, 8, 31)], three.Rows.Select(three.LastDayOf));
        var gap = Book(Row(PolicyKind.PayoutTax, 0.1m, until: new DateOnly(2024, 3, 31)), Row(PolicyKind.PayoutTax, 0.2m, from: new DateOnly(2024, 6, 1)));
        Assert.Equal(new DateOnly(2024, 3, 31), gap.LastDayOf(gap.Rows[0]));
    }

    [Fact]
    public void Taxes_that_are_withheld_stand_in_the_order_of_their_names_each_with_the_rate_of_the_region()
    {
        var book = Book(Row(PolicyKind.WithholdingTax, 0.10m, subject: "wht"), Row(PolicyKind.WithholdingTax, 0.02m, "CL", " local "), Row(PolicyKind.WithholdingTax, 0.15m, "CL", "WHT"));
        Assert.Equal([new WithholdingTax("LOCAL", 0.02m), new("WHT", 0.15m)], book.Withholding("CL", First).AsEnumerable());
        Assert.Equal([new WithholdingTax("WHT", 0.10m)], book.Withholding("PE", First).AsEnumerable());
    }

    [Fact]
    public void Figures_of_all_kinds_and_the_defaults_where_none_is_laid_down()
    {
        var book = Book(
            Row(PolicyKind.Rebate, 0.25m, subject: "LIST_PRICE_PRODUCTS"), Row(PolicyKind.RebateThreshold, 20_000m, "CL"), Row(PolicyKind.ResellerRebate, 0.03m),
            Choosing(PolicyKind.IncentivePeriod, "QUARTER", "REFERRAL", "CL"), Row(PolicyKind.TierQuota, 7_000m, subject: "standard"), Row(PolicyKind.PayoutTax, 0.05m, "CL"),
            Row(PolicyKind.WithholdingTax, 0.10m, "CL", "wht"), Row(PolicyKind.WithholdingTax, 0m, "PE", "wht"), Row(PolicyKind.ExchangeRate, 1.35m, subject: "sgd"),
            Row(PolicyKind.BankTransferMinimum, 300m), Choosing(PolicyKind.ProductRevenue, "NO_REVENUE", "ecs"));
        Assert.Equal((0.25m, 0.20m), (book.Rebate("CL", RebateType.ListPriceProducts, First), book.Rebate("CL", RebateType.DiscountedProducts, First)));
        Assert.Equal((new Money(20_000m), new Money(10_000m)), (book.RebateThreshold("CL", First), book.RebateThreshold("PE", First)));
        Assert.Equal((0.03m, 0.20m), (book.ResellerRebate("CL", First), PolicyBook.Empty.ResellerRebate("CL", First)));
        Assert.Equal((IncentivePeriod.Quarter, IncentivePeriod.Month, IncentivePeriod.Quarter),
            (book.PeriodOf(AssociationModel.Referral, "CL", First), book.PeriodOf(AssociationModel.Referral, "PE", First), book.PeriodOf(AssociationModel.Reseller, "PE", First)));
        Assert.Equal((new Money(7_000m), null), (book.TierQuota(PartnerTier.Standard, First), book.TierQuota(PartnerTier.Core, First)));
        Assert.Equal((0.05m, 0m), (book.PayoutTax("CL", First), book.PayoutTax("PE", First)));
        Assert.Equal(new WithholdingTax("WHT", 0.10m), Assert.Single(book.Withholding("CL", First)));
        Assert.Empty(book.Withholding("PE", First));
        Assert.Equal((1.35m, 1m, null), (book.ExchangeRate("SGD", First), book.ExchangeRate("USD", First), book.ExchangeRate("EUR", First)));
        Assert.Equal((new Money(300m), new Money(200m)), (book.BankTransferMinimum(First), PolicyBook.Empty.BankTransferMinimum(First)));
        Assert.Equal((RevenueCategory.NoRevenue, RevenueCategory.NonSpecific), (book.CategoryOf("ECS", First), book.CategoryOf("OBS", First)));
    }

    [Fact]
    public void A_row_of_the_same_first_day_takes_the_place_of_the_earlier_one()
    {
        var (was, now) = (Row(PolicyKind.BankTransferMinimum, 200m), Row(PolicyKind.BankTransferMinimum, 250m));
        PolicyDecider.Definition.Given(new PoliciesApplied(1, [new(was, null)], "first", At)).When(Apply(now))
            .Then(new PoliciesApplied(2, [new(now, was)], "as agreed", At)).AndRepeatingChangesNothing();
        Assert.Equal(now, Assert.Single(PolicyDecider.Definition.Given(new PoliciesApplied(1, [new(was, null)], "first", At)).When(Apply(now)).StateAfter().Rows));
        // What is as it was is no change.
        var beside = Row(PolicyKind.PayoutTax, 0.05m);
        PolicyDecider.Definition.Given(new PoliciesApplied(1, [new(was, null)], "first", At)).When(Apply(was, beside)).Then(new PoliciesApplied(2, [new(beside, null)], "as agreed", At));
    }
}
