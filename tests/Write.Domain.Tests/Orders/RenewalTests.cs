using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Orders;
using PartnerGraph.Write.Domain.Orders.Combining;
using PartnerGraph.Write.Domain.Orders.Payments;
using PartnerGraph.Write.Domain.Orders.Refunds;

namespace PartnerGraph.Write.Domain.Tests.Orders;

/// <summary>What renewals cost, and how several are ordered at once.</summary>
public sealed class RenewalTests
{
    [Theory]
    [InlineData("2025-01-01", "100")]
    [InlineData("2025-03-01", "300")]
    [InlineData("2024-12-16", "50")]
    [InlineData("2025-01-16", "153.33333333")]
    public void A_renewal_costs_by_months_and_else_by_whole_days(string end, string price)
    {
        var order = new Ordering { Wallet = Ordering.Rich() }.Placed(Ordering.Prepaid(100m)).Paid();
        order.Accept(order.Renew("o-1", DateTimeOffset.Parse($"{end}T02:00:00Z", System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(decimal.Parse(price, System.Globalization.CultureInfo.InvariantCulture), order.Charges.Last().Cash.Amount);
    }

    [Fact, Trait("Rule", "ORDER-2")]
    public void No_renewal_is_longer_than_sixty_months()
    {
        var order = new Ordering { Wallet = Ordering.Rich() }.Placed(Ordering.Prepaid(1m)).Paid();
        var end = Ordering.Start.AddMonths(1).AddMonths(60);
        Assert.Equal(["ORDER-2 RENEWAL_NOT_APPLICABLE"], order.Refused(order.Renew("o-1", end.AddSeconds(1))));
        Assert.Equal(end, order.State.RenewalOf("o-1", 60)!.ValidTo);
        order.Accept(order.Renew("o-1", end));
    }

    [Fact, Trait("Rule", "ORDER-2")]
    public void Nothing_is_prepaid_beyond_the_century()
    {
        var order = new Ordering { Wallet = Ordering.Rich(), Now = new(2094, 12, 1, 0, 0, 0, TimeSpan.Zero) }.Placed(Ordering.Prepaid(1m)).Paid();
        Assert.Equal(["ORDER-2 RENEWAL_NOT_APPLICABLE"], order.Refused(order.Renew("o-1", new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero))));
        Assert.Null(order.State.RenewalOf("o-1", 60));
        Assert.NotNull(order.State.RenewalOf("o-1", 59));
        var last = new Ordering { Wallet = Ordering.Rich(), Now = new(2098, 12, 1, 0, 0, 0, TimeSpan.Zero) }.Placed(Ordering.Prepaid(1m)).Paid();
        Assert.Equal(new(2099, 12, 1, 0, 0, 0, TimeSpan.Zero), last.State.RenewalOf("o-1", 11)!.ValidTo);
        order.Accept(order.Renew("o-1", new(2099, 12, 31, 0, 0, 0, TimeSpan.Zero)));
        Assert.Null(order.State.RenewalOf("o-1", 1));
    }

    [Fact, Trait("Rule", "ORDER-8")]
    public void A_renewal_of_several_is_one_order_of_batch_management()
    {
        var order = Five();
        var renewals = Enumerable.Range(1, 5).Select(number => order.State.RenewalOf($"o-{number}", 2)!);
        var place = new PlaceRenewal("r", "c", [.. renewals], false, new() { Model = order.Model }, OrderPolicy.Default, order.Now);
        var placed = OrderDecider.Definition.Given().When(place);
        var e = placed.Decision.Events.OfType<CombinedOrderPlaced>().Single();
        Assert.Equal((CombinationType.BatchManagement, CombinedOrderOperation.Renewal), (e.CombinationType, e.Operation));
        Assert.Equal("ECS 1,2,3,4,5", e.ResourceTypes.Select(type => $"{type.Type} {string.Join(',', type.Numbers)}").Single());
        Assert.Equal(new Money(100m), placed.Decision.Events.OfType<RenewalPlaced>().Single().ListTotal);
        placed.AndRepeatingChangesNothing();
        Assert.Equal(OrderState.PendingPayment, placed.StateAfter().State);

        var pay = order.Pay(Ordering.By(PaymentMethod.Balance)) with { OrderId = "r" };
        var paid = OrderDecider.Definition.Given(placed.Decision.Events).When(pay);
        var charges = paid.Decision.Events.OfType<OrderPaid>().Single().Charges;
        Assert.Equal(["r-1 o-1 20.00000000", "r-5 o-5 20.00000000"], new[] { charges[0], charges[4] }.Select(charge => $"{charge.LineId} {charge.ResourceId} {charge.Cash.ToExactString()}"));
        Assert.All(charges, charge => Assert.Equal(Ordering.Start.AddMonths(3), charge.To));
        Assert.Equal((OrderState.Effective, 0), (paid.StateAfter().State, paid.StateAfter().Charges.Count));
        Assert.Contains("ACCT-20", paid.Decision.RuleIds);
        Assert.DoesNotContain("ACCT-19", paid.Decision.RuleIds);
        Assert.True(OrderDecider.Definition.Given(placed.Decision.Events).When(pay with { InstanceIds = ["o-5", "o-4", "o-3", "o-2", "o-1"] }).Decision.IsAccepted);
        Assert.Equal("ORDER-3", OrderDecider.Definition.Given(placed.Decision.Events).When(pay with { InstanceIds = ["o-1"] }).Decision.Rejections.Single().RuleId);

        var apply = new ApplyRenewal("o", "c", "r", place.Renewals[0], charges[0], order.Now);
        order.Accept(apply);
        Assert.Empty(order.Accept(apply));
        Assert.Equal(Ordering.Start.AddMonths(3), order.State.Resources["o-1"].ValidTo);
        Assert.Equal(["ORDER-2 RENEWAL_NOT_APPLICABLE"], order.Refused(apply with { RenewalOrderId = "s", Charge = apply.Charge with { LineId = "s-1" } }));
    }

    [Fact, Trait("Rule", "ORDER-8")]
    public void One_that_cannot_be_renewed_refuses_all()
    {
        var order = Five();
        var place = new PlaceRenewal("r", "c", [order.State.RenewalOf("o-1", 1)!], true, new() { Model = order.Model }, OrderPolicy.Default, order.Now);
        OrderDecider.Definition.Given().When(place).ThenRejected("CONV-7");
        var one = place with { Missing = false };
        OrderDecider.Definition.Given().When(one).Then(new RenewalPlaced("r", "c", one.Renewals, new(10m), order.Now));
        RenewalPlaced placed = new("r", "c", one.Renewals, new(10m), order.Now);
        OrderDecider.Definition.Given(placed).When(one with { CustomerId = "d" }).ThenRejected("CONV-10").WithCode("ORDER_ALREADY_EXISTS");
        OrderDecider.Definition.Given(placed).When(one with { Renewals = [order.State.RenewalOf("o-2", 1)!] }).ThenRejected("CONV-10").WithCode("ORDER_ALREADY_EXISTS");
        ImmutableArray<OrderedRenewal> many = [.. Enumerable.Range(1, 101).Select(number => one.Renewals[0] with { ResourceId = $"o-{number}" })];
        Assert.True(OrderDecider.Definition.Given().When(one with { Renewals = many[..100] }).Decision.IsAccepted);
        OrderDecider.Definition.Given().When(one with { Renewals = many }).ThenRejected("ORDER-2");
        Assert.True(OrderDecider.Definition.Given().When(one with { Renewals = [many[1] with { Months = 60 }, many[0]] }).Decision.IsAccepted);
        OrderDecider.Definition.Given().When(one with { Renewals = [many[1] with { Months = 61 }, many[0]] }).ThenRejected("ORDER-2");
        OrderDecider.Definition.Given().When(one with { Renewals = [many[1] with { ListPrice = new(1_000_000_000_000.00000001m) }, many[0]] }).ThenRejected("ORDER-2");
        OrderDecider.Definition.Given().When(place with { Missing = false, Renewals = [] }).ThenRejected("ORDER-2");
        OrderDecider.Definition.Given().When(place with { Missing = false, Renewals = [place.Renewals[0], place.Renewals[0]] }).ThenRejected("ORDER-2");
        Assert.Null(order.State.RenewalOf("o-1", 0));
        Assert.Null(order.State.RenewalOf("o-1", 61));
        Assert.Null(order.State.RenewalOf("o-6", 1));
        order.Accept(order.Unsubscribe("o-1"));
        Assert.Null(order.State.RenewalOf("o-1", 1));
    }

    [Fact, Trait("Rule", "DISC-20"), Trait("Rule", "BILL-4")]
    public void A_renewal_is_paid_like_an_order()
    {
        var order = new Ordering { Wallet = Ordering.Rich() }.Placed(Ordering.Prepaid(100m)).Paid();
        var renew = order.Renew("o-1", Ordering.Start.AddMonths(2));
        Assert.Equal(["DISC-1 DISCOUNT_NOT_ON_OFFER"], order.Refused(renew with { Choice = renew.Choice with { PartnerDiscountType = "ECS" } }));
        Assert.Equal(["BILL-4 BALANCE_INSUFFICIENT"], order.Refused(renew with { Payment = renew.Payment with { Wallet = renew.Payment.Wallet with { Balance = new(99.99999999m) } } }));
    }

    private static Ordering Five() =>
        new Ordering { Wallet = Ordering.Rich() }.Placed([.. Enumerable.Repeat(Ordering.Prepaid(10m), 5)]).Paid();
}
