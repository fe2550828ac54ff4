using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Customers.Invitations;
using PartnerGraph.Write.Domain.Customers.PreRegistrations;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Orders;
using PartnerGraph.Write.Domain.Orders.Combining;
using PartnerGraph.Write.Domain.Orders.Payments;
using PartnerGraph.Write.Domain.Orders.Refunds;

namespace PartnerGraph.Write.Domain.Tests.Orders;

public sealed class OrderTests
{
    private static readonly DateTimeOffset Now = new(2024, 11, 4, 2, 0, 0, TimeSpan.Zero);

    private static readonly OrderItem Metered = new("ECS", "ap-southeast-3", "s6.small", ChargingMode.PayPerUse, null, new(1m));

    private static readonly OrderItem Prepaid = Metered with { ChargingMode = ChargingMode.YearlyMonthly, Months = 1, ListPrice = new(20m) };

    private static readonly OrderFacts Ready = new()
    {
        Model = AssociationModel.Reseller, EmailBound = true, PhoneBound = true, AccountInformationComplete = true,
    };

    private static readonly IDomainEvent[] Waiting =
    [
        new OrderPlaced("o", "c", [Metered, Prepaid], new(21m), Now),
        new CombinedOrderPlaced("o", "c", "ECS and 1 more", CombinationType.CombinedPurchase, CombinedOrderOperation.Purchase, [new("ECS", [1, 2])]),
    ];

    /// <summary>As an earlier version stored it: what was prepaid was enabled as it was placed.</summary>
    private static readonly IDomainEvent[] Ordered =
    [
        new OrderPlaced("o", "c", [Metered, Prepaid], new(21m), Now),
        new ResourceEnabled("o", "c", "o-1", Metered, Now, null),
        new ResourceEnabled("o", "c", "o-2", Prepaid, Now, Now.AddMonths(1)),
    ];

    [Fact, Trait("Rule", "CUST-4"), Trait("Rule", "CSP-18")]
    public void A_reseller_customer_without_card_orders_by_itself() =>
        OrderDecider.Definition.Given().When(Place([Metered, Prepaid])).Then(Waiting).AndRepeatingChangesNothing();

    [Fact, Trait("Rule", "ORDER-1")]
    public void What_an_earlier_version_enabled_at_once_stays_as_it_is()
    {
        var order = OrderDecider.Definition.Fold(Ordered);
        Assert.Equal((OrderState.Effective, 2, 0), (order.State, order.Resources.Count, order.Charges.Count));
        OrderDecider.Definition.Given(Ordered).When(new Unsubscribe("o", "c", "o-2", UnsubscriptionReason.Other, Now))
            .Then(new ResourceUnsubscribed("o", "c", "o-2", UnsubscriptionReason.Other, [], Now)).AndRepeatingChangesNothing();
    }

    [Fact, Trait("Rule", "BUDGET-9")]
    public void No_budget_is_asked_when_pay_per_use_is_opened()
    {
        OrderDecider.Definition.Given().When(Place([Metered])).Then(
            new OrderPlaced("o", "c", [Metered], new(1m), Now), new ResourceEnabled("o", "c", "o-1", Metered, Now, null));
        Assert.DoesNotContain(
            OrderChecks.For(OrderOperation.Purchase, Ready, OrderPolicy.Default), check => check.Rule.Id.StartsWith("BUDGET", StringComparison.Ordinal));
    }

    [Fact, Trait("Rule", "CUST-6"), Trait("Rule", "CUST-7"), Trait("Rule", "CUST-8"), Trait("Rule", "ACCT-1"), Trait("Rule", "QUOTA-5")]
    public void An_order_is_filed_under_the_rules_that_concerned_it()
    {
        OrderDecider.Definition.Given().When(Place([Metered])).Then(
                new OrderPlaced("o", "c", [Metered], new(1m), Now), new ResourceEnabled("o", "c", "o-1", Metered, Now, null))
            .By("PROG-47", "CUST-5", "QUOTA-5", "ACCT-1", "ACCT-19", "CUST-6", "CUST-7", "CUST-8");
        string[] later = ["PROG-47", "CUST-5", "QUOTA-5", "ACCT-1"];
        OrderDecider.Definition.Given(Ordered).When(Renew("o-2", Now.AddMonths(2)))
            .Then(Renewal).By([.. later, "ACCT-20", "BILL-4"]);
        OrderDecider.Definition.Given(Ordered).When(Change("o-1", "s6.large"))
            .Then(new ResourceChanged("o", "c", "o-1", "s6.small", "s6.large", Now)).By([.. later, "ACCT-21"]);
    }

    [Fact, Trait("Rule", "ORDER-1")]
    public void An_item_names_what_it_is_and_is_priced_in_dollars()
    {
        OrderItem[] wrong =
        [
            Metered with { Product = " " }, Metered with { Region = " " }, Metered with { Specification = " " },
            Metered with { ListPrice = new(1m, "EUR") }, Metered with { ListPrice = new(1_000_000_000_000.00000001m) },
            Prepaid with { Months = null }, Prepaid with { Months = 0 },
        ];
        foreach (var item in wrong) OrderDecider.Definition.Given().When(Place([Metered, item])).ThenRejected("ORDER-1").WithCode("ITEMS_INVALID");
        foreach (var price in (decimal[])[0m, 1_000_000_000_000m])
            Assert.True(OrderDecider.Decide(Place([Metered with { ListPrice = new(price) }]), Order.None).IsAccepted);
        OrderDecider.Definition.Given(Ordered).When(Change("o-1", " ")).ThenRejected("ORDER-1");
    }

    [Theory, Trait("Rule", "ORDER-1")]
    [InlineData(200, 128, true)]
    [InlineData(201, 128, false)]
    [InlineData(200, 129, false)]
    public void A_product_and_a_region_are_no_longer_than_the_ledger_takes(int product, int region, bool accepted)
    {
        var outcome = OrderDecider.Definition.Given().When(Place([Metered with { Product = new('p', product), Region = new('r', region) }]));
        if (accepted) Assert.True(outcome.Decision.IsAccepted);
        else outcome.ThenRejected("ORDER-1").WithCode("ITEMS_INVALID");
    }

    [Theory, Trait("Rule", "ORDER-2")]
    [InlineData("0", "USD", true)]
    [InlineData("1000000000000", "USD", true)]
    [InlineData("1000000000000.00000001", "USD", false)]
    [InlineData("-0.00000001", "USD", false)]
    [InlineData("1", "EUR", false)]
    public void A_changed_resource_is_priced_in_dollars_within_bounds(string price, string currency, bool accepted)
    {
        var amount = new Money(decimal.Parse(price, System.Globalization.CultureInfo.InvariantCulture), currency);
        var outcome = OrderDecider.Definition.Given(Ordered).When(Change("o-1", "s6.large") with { ListPrice = amount });
        if (accepted) Assert.True(outcome.Decision.IsAccepted);
        else outcome.ThenRejected("ORDER-2").WithCode("PRICE_INVALID");
    }

    [Fact, Trait("Rule", "ACCT-21")]
    public void What_an_earlier_version_enabled_is_changed_for_the_days_that_are_left_and_gives_nothing_back()
    {
        // 20.00 for the 30 days to December 4, of which 15 are left.
        var change = Change("o-2", "s6.large") with { At = Now.AddDays(15), Payment = PaymentFacts.Unknown with { Model = AssociationModel.Reseller, PartnerId = "p" } };
        var more = OrderDecider.Definition.Given(Ordered).When(change with { ListPrice = new(40m) }).Decision.Events;
        Assert.Equal((new Money(10m), new Money(10m)), (((ResourceCharged)more[1]).Charge.ListPrice, ((ResourceCharged)more[1]).Charge.Settlement));
        OrderDecider.Definition.Given(Ordered).When(change with { ListPrice = new(10m) })
            .Then(new ResourceChanged("o", "c", "o-2", "s6.small", "s6.large", change.At, new(10m))).AndRepeatingChangesNothing();
        OrderDecider.Definition.Given(Ordered).When(change with { ListPrice = new(20m) }).Then(new ResourceChanged("o", "c", "o-2", "s6.small", "s6.large", change.At));
    }

    [Fact, Trait("Rule", "ORDER-1")]
    public void An_order_has_valid_items()
    {
        OrderDecider.Definition.Given().When(Place([])).ThenRejected("ORDER-1");
        OrderDecider.Definition.Given().When(Place([Metered with { ListPrice = new(-0.00000001m) }])).ThenRejected("ORDER-1");
        OrderDecider.Definition.Given().When(Place([Metered with { Months = 1 }])).ThenRejected("ORDER-1");
        OrderDecider.Definition.Given().When(Place([Prepaid with { Months = 61 }])).ThenRejected("ORDER-1");
        OrderDecider.Definition.Given().When(Place([.. Enumerable.Repeat(Metered, 101)])).ThenRejected("ORDER-1");
        Assert.True(OrderDecider.Decide(
            Place([.. Enumerable.Repeat(Prepaid with { Months = 60, ListPrice = new(900_000_000m) }, 100)]), Order.None).IsAccepted);
    }

    [Fact, Trait("Rule", "CONV-10")]
    public void An_order_id_names_one_order()
    {
        OrderDecider.Definition.Given(Ordered).When(Place([Metered])).ThenRejected("CONV-10").WithCode("ORDER_ALREADY_EXISTS");
        OrderDecider.Definition.Given(Ordered).When(Place([Metered, Prepaid]) with { CustomerId = "d" }).ThenRejected("CONV-10");
    }

    [Fact, Trait("Rule", "ORDER-2")]
    public void A_prepaid_resource_is_renewed_to_a_later_end()
    {
        OrderDecider.Definition.Given(Ordered).When(Renew("o-2", Now.AddMonths(2)))
            .Then(Renewal).AndRepeatingChangesNothing();
        OrderDecider.Definition.Given(Ordered).When(Renew("o-2", Now.AddMonths(1).AddSeconds(-1))).ThenRejected("ORDER-2");
        OrderDecider.Definition.Given(Ordered).When(Renew("o-1", Now.AddMonths(2))).ThenRejected("ORDER-2").WithCode("RENEWAL_NOT_APPLICABLE");
    }

    [Fact, Trait("Rule", "ACCT-21")]
    public void A_resource_is_changed() =>
        OrderDecider.Definition.Given(Ordered).When(Change("o-1", "s6.large"))
            .Then(new ResourceChanged("o", "c", "o-1", "s6.small", "s6.large", Now)).AndRepeatingChangesNothing();

    [Fact, Trait("Rule", "CONV-7")]
    public void Another_customers_resource_is_as_if_absent()
    {
        OrderDecider.Definition.Given(Ordered).When(Change("o-1", "s6.large") with { CustomerId = "x" }).ThenRejected("CONV-7").WithCode("RESOURCE_NOT_FOUND");
        OrderDecider.Definition.Given(Ordered).When(Renew("o-3", Now.AddMonths(2))).ThenRejected("CONV-7");
        OrderDecider.Definition.Given().When(Change("o-1", "s6.large") with { CustomerId = "" }).ThenRejected("CONV-7");
    }

    [Fact]
    public void A_resource_id_leads_to_its_order()
    {
        Assert.Equal("a-b", Order.OrderOf(Order.ResourceId("a-b", 12)));
        Assert.Null(Order.OrderOf("nothing"));
        Assert.Null(Order.OrderOf("a-b"));
        Assert.Null(Order.OrderOf("-1"));
        Assert.Equal("a", Order.OrderOf("a-1"));
    }

    private static readonly IDomainEvent[] Renewal =
    [
        new ResourceRenewed("o", "c", "o-2", Now.AddMonths(1), Now.AddMonths(2), Now),
        new ResourceCharged("o", "c", "o-2", new(
            "o-2-renewal-1", "o-2", new(20m), new(20m), Money.Zero, Money.Zero, new(20m), null, null, "p", Now.AddMonths(1), Now.AddMonths(2)), null, Now),
    ];

    internal static PlaceOrder Place(ImmutableArray<OrderItem> items) => new("o", "c", items, Ready, OrderPolicy.Default, Now);

    internal static RenewResource Renew(string resourceId, DateTimeOffset validTo) => new("o", "c", resourceId, validTo, Ready, OrderPolicy.Default, Now)
    {
        Payment = PaymentFacts.Unknown with { Model = AssociationModel.Reseller, PartnerId = "p" },
    };

    internal static ChangeResource Change(string resourceId, string specification) =>
        new("o", "c", resourceId, specification, Ready, OrderPolicy.Default, Now);
}
