using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Incentives;
using PartnerGraph.Write.Domain.Incentives.Statements;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Policies;

namespace PartnerGraph.Write.Domain.Tests.Incentives;

/// <summary>What referral sales earn, by the policies of their day.</summary>
public sealed class ReferralRebateTests
{
    [Fact, Trait("Rule", "INCENT-15"), Trait("Rule", "INCENT-16")]
    public void The_percentage_is_the_rate_less_the_customers_discount()
    {
        var line = Assert.Single(Lines(Sale(200m, discount: 0.05m)));
        Assert.Equal((0.20m, 0.05m, 0.15m, new Money(30m)), (line.Rate, line.CustomerDiscount, line.Percentage, line.Amount));
        Assert.Equal(RebateType.DiscountedProducts, line.Type);
    }

    [Theory, Trait("Rule", "INCENT-15")]
    [InlineData("0.1999", "0.0001", "0.02000000")]
    [InlineData("0.20", "0.00", "0.00000000")]
    [InlineData("0.2001", "0.00", "0.00000000")]
    public void It_is_never_below_nothing(string discount, string percentage, string amount)
    {
        var line = Assert.Single(Lines(Sale(200m, discount: Decimal(discount))));
        Assert.Equal((Decimal(percentage), amount), (line.Percentage, line.Amount.ToExactString()));
    }

    [Fact, Trait("Rule", "INCENT-14"), Trait("Rule", "INCENT-15")]
    public void Each_type_of_rebate_has_a_rate_of_its_own()
    {
        var book = Book(Row(PolicyKind.Rebate, nameof(RebateType.ListPriceProducts), 0.25m), Row(PolicyKind.Rebate, nameof(RebateType.DiscountedProducts), 0.10m));
        Assert.Equal([0.25m, 0.06m], Lines(book, Sale(100m), Sale(100m, discount: 0.04m)).Select(line => line.Percentage));
    }

    [Fact, Trait("Rule", "INCENT-16")]
    public void An_amount_is_rounded_once_half_away_from_zero() =>
        Assert.Equal("0.00000002", Assert.Single(Lines(Sale(0.00000005m), Sale(0.00000003m))).Amount.ToExactString());

    [Fact, Trait("Rule", "INCENT-15")]
    public void A_policy_that_changes_within_the_month_makes_a_line_for_each_stretch_of_days()
    {
        var book = Book(Row(PolicyKind.Rebate, null, 0.30m) with { From = new(2024, 11, 16) });
        var lines = Lines(book, Sale(100m, day: 1), Sale(100m, day: 15), Sale(100m, day: 16), Sale(100m, day: 30));
        Assert.Equal([(1, 15, "40.00000000"), (16, 30, "60.00000000")], lines.Select(line => (line.From.Day, line.To.Day, line.Amount.ToExactString())));
        Assert.Equal([1, 1], lines.Select(line => line.PolicyVersion));
    }

    [Theory, Trait("Rule", "CSP-25"), Trait("Rule", "CSP-28")]
    [InlineData(RevenueCategory.NoRevenue, 0)]
    [InlineData(RevenueCategory.NoRebate, 0)]
    [InlineData(RevenueCategory.NonSpecific, 20)]
    [InlineData(RevenueCategory.Specific, 20)]
    public void A_product_without_rebate_earns_nothing(RevenueCategory category, int earned)
    {
        var book = Book(new PolicyRow(PolicyKind.ProductRevenue, null, "ECS", null, category.ToString(), new(2024, 1, 1), null));
        Assert.Equal(new Money(earned), Assert.Single(Lines(book, Sale(100m))).Amount);
        Assert.Equal(Money.Zero, Assert.Single(Lines(book, Sale(100m) with { Offering = Offering.StoredValueCard })).Amount);
    }

    [Fact, Trait("Rule", "INCENT-16")]
    public void What_is_given_back_takes_with_it_what_its_own_sale_earned()
    {
        var before = Lines(Book(Row(PolicyKind.Rebate, null, 0.30m)), Sale(100m, day: 3), Sale(50m, day: 3, discount: 0.10m));
        var refund = Sale(-100m, day: 3) with { Earned = new("before", new(2024, 11, 3), 0) };
        var none = Sale(-10m, day: 4) with { Earned = new("", new(2024, 11, 4), 0) };
        var lines = ReferralRebate.Lines([Sale(100m, day: 5), refund, none], Terms(PolicyBook.Empty), id => id == "before" ? before : []);
        Assert.Equal(
            [(null, "20.00000000"), ("", "0.00000000"), ("before", "-30.00000000")],
            lines.Select(line => (line.EarnedIn, line.Amount.ToExactString())));
    }

    [Fact, Trait("Rule", "INCENT-16")]
    public void What_is_given_back_takes_the_percentage_of_the_line_in_which_its_sale_was_stated()
    {
        var book = Book(Row(PolicyKind.Rebate, null, 0.30m) with { From = new(2024, 11, 16) });
        // Stated: ECS at 20 % of the 2nd to the 15th and at 30 % of the 16th to the 29th, what was 10 % cheaper at 10 %, a card at nothing, OBS at 20 %.
        var before = Lines(
            book, Sale(1m, day: 2), Sale(1m, day: 15), Sale(1m, day: 16), Sale(1m, day: 29), Sale(1m, day: 3, discount: 0.10m),
            Sale(1m, day: 3) with { Offering = Offering.StoredValueCard }, Sale(1m, day: 3) with { ServiceType = "OBS" });
        static ReferralUsage Refund(ReferralUsage sale, string statement = "before", decimal? discount = null) =>
            sale with { ListPrice = Money.Zero - sale.ListPrice, Earned = new(statement, sale.Day, discount ?? sale.Discount) };
        var lines = ReferralRebate.Lines(
            [
                .. new[] { 30, 29, 16, 15, 2, 1 }.Select(day => Refund(Sale(100m, day))), Refund(Sale(100m, day: 3, discount: 0.10m)), Refund(Sale(100m, day: 4, discount: 0.10m)),
                Refund(Sale(100m, day: 3) with { Offering = Offering.StoredValueCard }), Refund(Sale(100m, day: 3) with { ServiceType = "OBS" }),
                Refund(Sale(100m, day: 3) with { ServiceType = "RDS" }), Refund(Sale(100m, day: 3), discount: 0.05m), Refund(Sale(100m, day: 3), "absent"),
            ], Terms(PolicyBook.Empty), id => id == "before" ? [.. before, before[0] with { EarnedIn = "another", From = new(2024, 11, 1), Percentage = 1m }] : []);
        Assert.Equal(
            [
                ("ECS", "absent", 3, 3, "0.00000000", 0), ("ECS", "before", 1, 30, "0.00000000", 0), ("ECS", "before", 2, 15, "-40.00000000", 1), ("ECS", "before", 16, 29, "-60.00000000", 1),
                ("ECS", "before", 3, 3, "-10.00000000", 1), ("ECS", "before", 4, 4, "0.00000000", 0), ("ECS", "before", 3, 3, "0.00000000", 1), ("OBS", "before", 3, 3, "-20.00000000", 1),
                ("RDS", "before", 3, 3, "0.00000000", 0),
            ],
            lines.Select(line => (line.ServiceType, line.EarnedIn!, line.From.Day, line.To.Day, line.Amount.ToExactString(), line.PolicyVersion)));
        Assert.Equal((RebateType.ListPriceProducts, 0.30m), (lines[3].Type!.Value, lines[3].Rate));
        // What its customer's discount is by now does not count.
        var now = Assert.Single(ReferralRebate.Lines([Refund(Sale(100m, day: 2)) with { Discount = 0.10m }], Terms(PolicyBook.Empty), _ => before));
        Assert.Equal((RebateType.ListPriceProducts, 0.20m, new Money(-20m)), (now.Type!.Value, now.Percentage, now.Amount));
    }

    [Fact, Trait("Rule", "INCENT-8")]
    public void Lines_stand_in_the_order_of_month_product_offering_and_discount_and_are_numbered()
    {
        var lines = Lines(
            Sale(1m) with { ServiceType = "OBS" }, Sale(2m, discount: 0.10m), Sale(3m) with { Offering = Offering.Koogallery }, Sale(4m),
            Sale(5m) with { Day = new(2024, 10, 31) }, Sale(-6m) with { Earned = new("", new(2024, 9, 1), 0) });
        Assert.Equal(
            [("1", 5m), ("2", 4m), ("3", -6m), ("4", 2m), ("5", 3m), ("6", 1m)], lines.Select(line => (line.LineId, line.ListPrice.Amount)));
        Assert.Equal(lines.Select(line => line.ListPrice), lines.Select(line => line.Performance));
    }

    [Fact, Trait("Rule", "INCENT-16")]
    public void What_is_given_back_in_the_same_statement_is_the_same_line() =>
        Assert.Equal(Money.Zero, Assert.Single(Lines(Sale(100m), Sale(-100m))).Amount);

    private static System.Collections.Immutable.ImmutableArray<StatementLine> Lines(params ReferralUsage[] sales) => Lines(PolicyBook.Empty, sales);

    private static System.Collections.Immutable.ImmutableArray<StatementLine> Lines(PolicyBook book, params ReferralUsage[] sales) =>
        ReferralRebate.Lines(sales, Terms(book), _ => []);

    private static IncentiveTerms Terms(PolicyBook book) => new(book, "CL");

    private static PolicyBook Book(params PolicyRow[] rows) => new(1, [.. rows]);

    private static PolicyRow Row(PolicyKind kind, string? subject, decimal value) => new(kind, null, subject, value, null, new(2024, 1, 1), null);

    private static ReferralUsage Sale(decimal list, int day = 1, decimal discount = 0) => new(new(2024, 11, day), "ECS", Offering.Cloud, discount, new(list), null);

    private static decimal Decimal(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
