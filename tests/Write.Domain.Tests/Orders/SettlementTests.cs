using System.Collections.Immutable;
using System.Globalization;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Discounts.Pricing;
using PartnerGraph.Write.Domain.Discounts.Products;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Orders;
using PartnerGraph.Write.Domain.Orders.Payments;
using PartnerGraph.Write.Domain.Policies;
using PartnerGraph.Write.Domain.Tests.Policies;

namespace PartnerGraph.Write.Domain.Tests.Orders;

/// <summary>What a partner pays for its reseller customers: 0.90 of list prices in CL, 0.85 in TH, and 0.80 in CL from December on.</summary>
public sealed class SettlementTests
{
    private static readonly PolicyBook Book = PolicyBookTests.Book(
        PolicyBookTests.Row(PolicyKind.SettlementDiscount, 0.90m, "CL"), PolicyBookTests.Row(PolicyKind.SettlementDiscount, 0.85m, "TH"),
        PolicyBookTests.Row(PolicyKind.SettlementDiscount, 0.80m, "CL", from: new DateOnly(2024, 12, 1)),
        PolicyBookTests.Row(PolicyKind.SettlementDiscount, 0.5m, "CL", "OBS"));

    [Theory, Trait("Rule", "BILL-1"), Trait("Rule", "CSP-33")]
    [InlineData("CL", "ECS", "1000", "900")]
    [InlineData("CL", "ECS", "100", "90")]
    [InlineData("TH", "ECS", "100", "85")]
    [InlineData("CL", "obs", "100", "50")]
    [InlineData("CL", "no such product", "100", "90")]
    [InlineData("PE", "ECS", "100", "100")]
    [InlineData("TH", "ECS", "0.00000001", "0.00000001")]
    [InlineData("CL", "OBS", "0.00000001", "0.00000001")]
    [InlineData("CL", "OBS", "0.00000003", "0.00000002")]
    public void An_order_is_settled_at_the_price_of_region_and_product(string country, string product, string list, string due)
    {
        var order = Settled(country).Placed(Ordering.Prepaid(Amount(list), product)).Paid(PaymentChoice.None);
        var charge = Assert.Single(order.Charges);
        Assert.Equal((Amount(list), Amount(due), Amount(due), 0m), (charge.ListPrice.Amount, charge.Due.Amount, charge.Settlement.Amount, charge.Cash.Amount));
    }

    [Theory, Trait("Rule", "CSP-33")]
    [InlineData("2024-11-30T15:59:59Z", "90")]
    [InlineData("2024-11-30T16:00:00Z", "80")]
    public void The_day_of_the_payment_in_the_business_zone_decides(string paidAt, string due)
    {
        var order = Settled().Placed(Ordering.Prepaid(100m));
        order.Now = DateTimeOffset.Parse(paidAt, CultureInfo.InvariantCulture);
        Assert.Equal(Amount(due), order.Paid(PaymentChoice.None).Charges.Single().Due.Amount);
    }

    [Fact, Trait("Rule", "BILL-1")]
    public void Whoever_pays_itself_pays_list_prices()
    {
        foreach (var model in new AssociationModel?[] { AssociationModel.Referral, null })
        {
            var order = new Ordering { Model = model, Settlement = new(Book, "CL"), Wallet = Ordering.Rich() }.Placed(Ordering.Prepaid(100m)).Paid();
            Assert.Equal((100m, 100m, 0m), (order.Charges.Single().Due.Amount, order.Charges.Single().Cash.Amount, order.Charges.Single().Settlement.Amount));
        }
    }

    [Fact, Trait("Rule", "BILL-1")]
    public void A_renewal_and_an_upgrade_are_settled_at_the_price_of_their_day()
    {
        var order = Settled().Placed(Ordering.Prepaid(300m)).Paid(PaymentChoice.None);
        order.Now = new(2024, 11, 30, 16, 0, 0, TimeSpan.Zero);
        order.Accept(order.Renew("o-1", order.State.Resources["o-1"].ValidTo!.Value.AddMonths(1), PaymentChoice.None));
        // 29 days have begun and not passed; one of 30 is left of the first month, and 31 of the second.
        order.Accept(order.Change("o-1", 600m, PaymentChoice.None));
        Assert.Equal([(300m, 270m), (300m, 240m), (320m, 256m)], order.Charges.Select(charge => (charge.ListPrice.Amount, charge.Due.Amount)));
    }

    [Fact, Trait("Rule", "BILL-1")]
    public void What_is_given_back_is_what_was_settled_for_it()
    {
        var order = Settled().Placed(Ordering.Prepaid(300m)).Paid(PaymentChoice.None);
        // The price is 0.80 now; what a smaller size gives back was bought at 0.90.
        order.Now = new(2024, 11, 30, 16, 0, 0, TimeSpan.Zero);
        order.Accept(order.Change("o-1", 30m, PaymentChoice.None));
        // One day of 30 is left: 9.00 at list prices.
        Assert.Equal((9m, 8.1m), (order.Refunds.Single().ListPrice.Amount, order.Refunds.Single().Settlement.Amount));

        var grown = Settled().Placed(Ordering.Prepaid(300m)).Paid(PaymentChoice.None);
        grown.Now = order.Now;
        grown.Accept(grown.Change("o-1", 600m, PaymentChoice.None));
        grown.Accept(grown.Change("o-1", 150m, PaymentChoice.None));
        // A day at 10.00 more was settled at 8.00; of the 10.00 that were settled at 9.00 half comes back.
        Assert.Equal([(10m, 8m), (5m, 4.5m)], grown.Refunds.Select(refund => (refund.ListPrice.Amount, refund.Settlement.Amount)));
    }

    [Fact, Trait("Rule", "BILL-1")]
    public void A_customer_that_left_its_partner_does_not_take_the_price_along()
    {
        var order = Settled().Placed(Ordering.Prepaid(300m)).Paid(PaymentChoice.None);
        (order.Model, order.Wallet) = (null, Ordering.Rich());
        order.Accept(order.Change("o-1", 600m));
        Assert.Equal((300m, 300m, 300m), (order.Charges.Last().ListPrice.Amount, order.Charges.Last().Due.Amount, order.Charges.Last().Cash.Amount));
        var joined = new Ordering { Settlement = new(Book, "CL"), Wallet = Ordering.Rich() }.Placed(Ordering.Prepaid(300m)).Paid();
        joined.Model = AssociationModel.Reseller;
        joined.Accept(joined.Change("o-1", 600m, PaymentChoice.None));
        Assert.Equal((300m, 270m), (joined.Charges.Last().ListPrice.Amount, joined.Charges.Last().Settlement.Amount));
    }

    [Fact, Trait("Rule", "BILL-9")]
    public void The_customer_is_told_official_prices_before_it_orders()
    {
        var order = Settled().Placed(Ordering.Prepaid(100m));
        Assert.Equal(100m, OrderPaymentOptions.Of(order.State, order.Payment, "c").Due.Amount);
    }

    [Theory, Trait("Rule", "CSP-33")]
    [InlineData(null, "100", "90")]
    [InlineData("0.05", "95", "90")]
    [InlineData("0.20", "80", "80")]
    public void A_quote_tells_both_prices_and_combines_no_discounts(string? promotion, string price, string settlement)
    {
        var facts = new PricingFacts(ProductList.Published, new(2024, 11, 4), ImmutableDictionary<string, StandingDiscount>.Empty);
        var item = new QuoteItem("ECS", ChargingMode.PayPerUse, null, new(100m)) { Promotion = promotion is null ? null : Amount(promotion) };
        var quote = PriceQuote.Of([item, item], facts with { Settlement = new(Book, "CL") });
        Assert.Equal((2 * Amount(price), 2 * Amount(settlement)), (quote.Total!.Value.Amount, quote.SettlementTotal!.Value.Amount));
        Assert.Null(PriceQuote.Of([item], facts).SettlementTotal);
    }

    private static Ordering Settled(string country = "CL") => new() { Model = AssociationModel.Reseller, Settlement = new(Book, country) };

    private static decimal Amount(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
