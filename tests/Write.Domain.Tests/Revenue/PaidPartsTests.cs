using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Revenue;

namespace PartnerGraph.Write.Domain.Tests.Revenue;

/// <summary>By what a line was paid, each unit once.</summary>
public sealed class PaidPartsTests
{
    [Fact, Trait("Rule", "CSP-2"), Trait("Rule", "CSP-6")]
    public void What_coupons_paid_is_not_paid_in_money()
    {
        var parts = Customer(due: 100m, cash: 80m, coupons: 20m);
        Assert.Equal((new Money(80m), new Money(20m), Money.Zero), (parts.Net, parts.Coupons, parts.Unpaid));
    }

    [Fact, Trait("Rule", "CSP-27")]
    public void The_tax_is_taken_out_of_what_was_paid_in_money()
    {
        var whole = Customer(due: 105m, cash: 105m, tax: 5m);
        Assert.Equal((new Money(100m), new Money(5m)), (whole.Net, whole.Tax));
        var half = Customer(due: 105m, cash: 52.5m, tax: 5m);
        Assert.Equal((new Money(50m), new Money(2.5m), new Money(52.5m)), (half.Net, half.Tax, half.Unpaid));
        var coupons = Customer(due: 105m, cash: 0m, tax: 5m, coupons: 105m);
        Assert.Equal((Money.Zero, Money.Zero, new Money(105m)), (coupons.Net, coupons.Tax, coupons.Coupons));
    }

    [Fact, Trait("Rule", "CSP-27")]
    public void More_money_than_was_due_has_no_more_than_all_of_the_tax()
    {
        var parts = Customer(due: 105m, cash: 210m, tax: 5m);
        Assert.Equal((new Money(205m), new Money(5m), new Money(-105m)), (parts.Net, parts.Tax, parts.Unpaid));
    }

    [Fact, Trait("Rule", "CSP-27")]
    public void Money_given_back_takes_its_tax_with_it()
    {
        var parts = Customer(due: -105m, cash: -105m, tax: -5m);
        Assert.Equal((new Money(-100m), new Money(-5m), Money.Zero), (parts.Net, parts.Tax, parts.Unpaid));
        var half = Customer(due: -105m, cash: -52.5m, tax: -5m);
        Assert.Equal((new Money(-50m), new Money(-2.5m), new Money(-52.5m)), (half.Net, half.Tax, half.Unpaid));
        var paid = Customer(due: -105m, cash: 1m, tax: -5m);
        Assert.Equal((new Money(1m), Money.Zero), (paid.Net, paid.Tax));
        var nothingDue = Customer(due: 0m, cash: 1m, tax: 5m);
        Assert.Equal((new Money(1m), Money.Zero), (nothingDue.Net, nothingDue.Tax));
    }

    [Fact, Trait("Rule", "CSP-21"), Trait("Rule", "CSP-27")]
    public void A_coupon_of_the_partner_pays_tax_and_net_alike()
    {
        var parts = PaidParts.OfPartner(new(105m), new(5m), Money.Zero, OtherPayments.None, deducted: new(21m));
        Assert.Equal((new Money(80m), new Money(4m), Money.Zero), (parts.Net, parts.Tax, parts.Unpaid));
    }

    [Fact, Trait("Rule", "CSP-21")]
    public void A_bill_that_is_paid_in_part_is_revenue_to_the_last_unit()
    {
        PaidParts[] parts = [PaidParts.Nothing with { Net = new(10m), Tax = new(0.7m) }, PaidParts.Nothing with { Net = new(20m) }, PaidParts.Nothing with { Net = new(-1m) }];
        var paid = PaidParts.OfPayment(parts, new(10m));
        Assert.Equal(new Money(10m), paid.Aggregate(Money.Zero, (sum, part) => sum + part.Total - part.Unpaid));
        Assert.Equal(parts.Select(part => part.Total), paid.Select(part => part.Total));
        Assert.Equal("3.36700337", paid[0].Net.ToExactString());
        Assert.Same(parts, PaidParts.OfPayment(parts, new(29.7m)));
    }

    [Fact, Trait("Rule", "CSP-21")]
    public void Whatever_is_paid_of_whatever_is_billed_nothing_is_lost()
    {
        var random = new Random(20241104);
        for (var round = 0; round < 200; round++)
        {
            List<PaidParts> parts = [.. Enumerable.Range(0, random.Next(1, 9)).Select(_ => PaidParts.OfPartner(
                Amount(random), Money.Zero, Amount(random), new(Amount(random), Amount(random), Amount(random)), Money.Zero))];
            var whole = parts.Aggregate(Money.Zero, (sum, part) => sum + part.Total);
            if (whole.IsZero) continue;
            var share = Proportion.Of(whole, new Money(random.Next(0, 101)), new Money(100m));
            var paid = PaidParts.OfPayment(parts, share);
            Assert.Equal(whole - share, paid.Aggregate(Money.Zero, (sum, part) => sum + part.Unpaid));
            Assert.Equal(parts.Select(part => part.Total), paid.Select(part => part.Total));
        }
    }

    [Fact]
    public void Parts_add_up_and_are_taken_off_means_by_means()
    {
        var left = new PaidParts(new(100m), new(200m), new(300m), new(400m), new(500m), new(600m), new(700m));
        var right = new PaidParts(new(1m), new(2m), new(3m), new(4m), new(5m), new(6m), new(7m));
        Assert.Equal(new PaidParts(new(101m), new(202m), new(303m), new(404m), new(505m), new(606m), new(707m)), left + right);
        Assert.Equal(new PaidParts(new(99m), new(198m), new(297m), new(396m), new(495m), new(594m), new(693m)), left - right);
    }

    [Theory]
    [InlineData("1", "1", "3", "0.33333333")]
    [InlineData("2", "1", "3", "0.66666667")]
    [InlineData("-2", "1", "3", "-0.66666667")]
    [InlineData("2", "1", "-3", "-0.66666667")]
    [InlineData("2", "-1", "-3", "0.66666667")]
    [InlineData("0.00000001", "1", "2", "0.00000001")]
    [InlineData("0.00000001", "-1", "2", "-0.00000001")]
    [InlineData("99999999999999999999", "99999999999999999998", "99999999999999999999", "99999999999999999998.00000000")]
    public void A_share_is_rounded_half_away_from_zero(string amount, string part, string whole, string share) =>
        Assert.Equal(share, Proportion.Of(Usd(amount), Usd(part), Usd(whole)).ToExactString());

    private static PaidParts Customer(decimal due, decimal cash, decimal tax = 0m, decimal coupons = 0m)
    {
        var parts = PaidParts.OfCustomer(new(due), new(tax), new(cash), new(coupons), OtherPayments.None);
        Assert.Equal(new Money(due), parts.Total);
        return parts;
    }

    private static Money Amount(Random random) => Money.FromUnits(random.Next(-1_000, 1_000_000_000));

    private static Money Usd(string amount) => new(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture));
}
