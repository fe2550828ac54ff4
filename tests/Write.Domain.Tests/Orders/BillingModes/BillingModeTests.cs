using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Orders;
using PartnerGraph.Write.Domain.Orders.BillingModes;
using PartnerGraph.Write.Domain.Orders.Combining;
using PartnerGraph.Write.Domain.Orders.Payments;
using PartnerGraph.Write.Domain.Orders.Refunds;
using PartnerGraph.Write.Domain.Policies;
using PartnerGraph.Write.Domain.Tests.Policies;

namespace PartnerGraph.Write.Domain.Tests.Orders.BillingModes;

/// <summary>What is paid by the hour is prepaid from now on (ORDER-2).</summary>
public sealed class BillingModeTests
{
    [Fact, Trait("Rule", "ORDER-2")]
    public void A_metered_resource_is_prepaid_from_now_on_and_paid_at_once()
    {
        var order = Rich(Ordering.Metered());
        order.Now = order.Now.AddDays(10);
        var end = order.Now.AddMonths(2);
        var events = order.Accept(order.Prepay("o-1", 61m, 2));
        Assert.Equal<IDomainEvent>(
            [
                new BillingModeChanged("o", "c", "o-1", 2, new(61m), end, order.Now),
                new ResourceCharged("o", "c", "o-1", new(
                    "o-1-billing-mode-1", "o-1", new(61m), new(61m), new(61m), Money.Zero, Money.Zero, PaymentMethod.Balance, null, null, order.Now, end), null, order.Now),
            ], events);
        var resource = order.State.Resources["o-1"];
        Assert.Equal((ChargingMode.YearlyMonthly, new Money(61m), end, end), (resource.ChargingMode, resource.ListPrice, resource.ValidTo, resource.OrderedTo));
        // Asked for again it is so already; asked for otherwise it is prepaid.
        Assert.Empty(order.Accept(order.Prepay("o-1", 61m, 2)));
        Assert.Equal(["ORDER-2 BILLING_MODE_CHANGE_NOT_APPLICABLE"], order.Refused(order.Prepay("o-1", 61m, 3)));
        Assert.Equal(["ORDER-2 BILLING_MODE_CHANGE_NOT_APPLICABLE"], order.Refused(order.Prepay("o-1", 62m, 2)));
    }

    [Fact, Trait("Rule", "ORDER-2")]
    public void What_was_ordered_prepaid_stays_so_and_another_customers_is_as_if_absent()
    {
        var order = Rich(Ordering.Prepaid(30m)).Paid();
        Assert.Equal(["ORDER-2 BILLING_MODE_CHANGE_NOT_APPLICABLE"], order.Refused(order.Prepay("o-1", 30m)));
        Assert.Equal(["CONV-7 RESOURCE_NOT_FOUND"], order.Refused(order.Prepay("o-2", 30m)));
        Assert.Equal(["CONV-7 RESOURCE_NOT_FOUND"], order.Refused(order.Prepay("o-1", 30m) with { CustomerId = "d" }));
        var metered = Rich(Ordering.Metered());
        metered.Accept(metered.Unsubscribe("o-1"));
        Assert.Equal(["ORDER-5 RESOURCE_UNSUBSCRIBED"], metered.Refused(metered.Prepay("o-1", 30m)));
    }

    [Theory, Trait("Rule", "ORDER-2")]
    [InlineData(0, "ORDER-2 BILLING_PERIOD_INVALID")]
    [InlineData(1, null)]
    [InlineData(60, null)]
    [InlineData(61, "ORDER-2 BILLING_PERIOD_INVALID")]
    public void It_is_prepaid_for_1_to_60_months(int months, string? refusal) => Expect(Rich(Ordering.Metered()), order => order.Prepay("o-1", 5m, months), refusal);

    [Theory, Trait("Rule", "ORDER-2")]
    [InlineData("0", null)]
    [InlineData("-0.00000001", "ORDER-2 PRICE_INVALID")]
    [InlineData("1000000000000", null)]
    [InlineData("1000000000000.00000001", "ORDER-2 PRICE_INVALID")]
    public void Its_price_is_one_of_an_order(string price, string? refusal) => Expect(
        Rich(Ordering.Metered()), order => order.Prepay("o-1", decimal.Parse(price, System.Globalization.CultureInfo.InvariantCulture), choice: PaymentChoice.None with { Method = PaymentMethod.Online, ReferenceId = "r" }), refusal);

    [Fact, Trait("Rule", "ORDER-2"), Trait("Rule", "ACCT-21"), Trait("Rule", "BILL-4")]
    public void It_is_refused_to_whom_a_change_is_and_to_who_cannot_pay()
    {
        var order = Rich(Ordering.Metered());
        var prepay = order.Prepay("o-1", 30m);
        var frozen = prepay with { Facts = prepay.Facts with { Customer = CustomerStatus.Evolve(CustomerStatus.Normal, new CustomerFrozen("c", "p", CustomerFreezeCause.Partner, FreezeScope.Account, "r", order.Now)) } };
        Assert.Equal(["ACCT-21 CUSTOMER_FROZEN"], order.Refused(frozen));
        Assert.Equal(["BILL-4 PAYMENT_METHOD_MISSING"], order.Refused(order.Prepay("o-1", 30m, choice: PaymentChoice.None)));
        order.Wallet = order.Wallet with { Balance = new(29.99999999m) };
        Assert.Equal(["BILL-4 BALANCE_INSUFFICIENT"], order.Refused(order.Prepay("o-1", 30m)));
        order.Wallet = order.Wallet with { Balance = new(30m) };
        order.Accept(order.Prepay("o-1", 30m));
    }

    [Fact, Trait("Rule", "ORDER-2"), Trait("Rule", "ORDER-12")]
    public void What_is_subordinate_goes_with_it_each_by_its_share()
    {
        var order = Rich(Ordering.Metered(hourly: 2m), Ordering.Metered("EVS", 1m) with { Role = ItemRole.SystemDisk, PartOf = 1 }, Ordering.Metered("EVS", 1m));
        Assert.Equal(["ORDER-12 CHILD_RESOURCE"], order.Refused(order.Prepay("o-2", 10m)));
        var events = order.Accept(order.Prepay("o-1", 10m));
        Assert.Equal([("o-1", 6.66666667m), ("o-2", 3.33333333m)], events.OfType<BillingModeChanged>().Select(e => (e.ResourceId, e.ListPrice.Amount)));
        Assert.Equal(ChargingMode.PayPerUse, order.State.Resources["o-3"].ChargingMode);
        Assert.Empty(order.Accept(order.Prepay("o-1", 10m)));
        // Of what costs nothing by the hour nobody knows a share: the resource itself has the price.
        var free = Rich(Ordering.Metered("EVS", 0m) with { Role = ItemRole.DataDisk, PartOf = 2 }, Ordering.Metered(hourly: 0m));
        Assert.Equal([("o-2", 10m), ("o-1", 0m)], free.Accept(free.Prepay("o-2", 10m)).OfType<BillingModeChanged>().Select(e => (e.ResourceId, e.ListPrice.Amount)));
    }

    [Fact, Trait("Rule", "ORDER-2"), Trait("Rule", "CSP-33")]
    public void A_partner_settles_it_at_the_price_of_the_day()
    {
        var order = new Ordering
        {
            Model = AssociationModel.Reseller,
            Settlement = new(PolicyBookTests.Book(PolicyBookTests.Row(PolicyKind.SettlementDiscount, 0.85m, from: new(2024, 11, 1))), "CL"),
        }.Placed(Ordering.Metered());
        order.Accept(order.Prepay("o-1", 100m, choice: PaymentChoice.None));
        Assert.Equal((85m, 100m, "p"), (Assert.Single(order.Charges).Settlement.Amount, order.Charges.Single().ListPrice.Amount, order.Charges.Single().PartnerId));
    }

    [Fact, Trait("Rule", "ORDER-2"), Trait("Rule", "COUPON-38"), Trait("Rule", "COUPON-46")]
    public void It_is_given_back_renewed_and_changed_by_the_days_since_it_is_prepaid()
    {
        var order = Rich(Ordering.Metered());
        order.Now = order.Now.AddDays(5).AddHours(7);
        // From 6 November to 6 December: 30 days.
        order.Accept(order.Prepay("o-1", 30m));
        order.Now = order.Now.AddDays(10);
        order.Accept(order.Change("o-1", 60m));
        // Twenty days are left, and cost one more each.
        Assert.Equal(20m, order.Charges.Last().Due.Amount);
        var renewed = order.Renew("o-1", order.State.Resources["o-1"].ValidTo!.Value.AddDays(15));
        order.Accept(renewed);
        // 15 of 30 days at the new price.
        Assert.Equal(30m, order.Charges.Last().Due.Amount);
        order.Now = order.Now.AddDays(5);
        order.Accept(order.Unsubscribe("o-1"));
        // 15 days at two a day, and the renewal.
        Assert.Equal((60m, 0m, 0m), Ordering.Sum(order.Refunds));
    }

    private static Ordering Rich(params OrderItem[] items) => new Ordering { Wallet = Ordering.Rich() }.Placed(items);

    private static void Expect(Ordering order, Func<Ordering, OrderCommand> command, string? refusal)
    {
        if (refusal is null) Assert.NotEmpty(order.Accept(command(order)));
        else Assert.Equal([refusal], order.Refused(command(order)));
    }
}
