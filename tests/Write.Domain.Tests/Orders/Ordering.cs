using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Billing.Coupons;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Discounts.Pricing;
using PartnerGraph.Write.Domain.Discounts.Products;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Orders;
using PartnerGraph.Write.Domain.Orders.Payments;
using PartnerGraph.Write.Domain.Orders.Provisioning;
using PartnerGraph.Write.Domain.Orders.Refunds;
using PartnerGraph.Write.Domain.Orders.Wallets;

namespace PartnerGraph.Write.Domain.Tests.Orders;

/// <summary>One order "o" of a customer "c", command after command; each decision is made on what the earlier ones left.</summary>
internal sealed class Ordering
{
    public static readonly DateTimeOffset Start = new(2024, 11, 1, 2, 0, 0, TimeSpan.Zero);

    private readonly List<IDomainEvent> events = [];

    public DateTimeOffset Now { get; set; } = Start;

    public AssociationModel? Model { get; set; } = AssociationModel.Referral;

    public ProvisioningMode Provisioning { get; init; } = ProvisioningMode.Immediate;

    public CustomerWallet Wallet { get; set; } = CustomerWallet.Empty;

    public ImmutableDictionary<string, StandingDiscount> Discounts { get; init; } = ImmutableDictionary<string, StandingDiscount>.Empty;

    /// <summary>By what the partner that pays is charged; list prices unless said otherwise.</summary>
    public SettlementTerms? Settlement { get; init; }

    public Order State => OrderDecider.Definition.Fold(events);

    /// <summary>Everything that was given back.</summary>
    public IEnumerable<ChargeRefund> Refunds => events.SelectMany(@event => @event switch
    {
        ResourceRefunded e => e.Refunds,
        RenewalUnsubscribed e => e.Refunds,
        ResourceUnsubscribed e => e.Refunds,
        _ => [],
    });

    public IEnumerable<ResourceCharge> Charges => events.SelectMany(@event => @event switch
    {
        OrderPaid e => e.Charges,
        ResourceCharged e => [e.Charge],
        _ => (ImmutableArray<ResourceCharge>)[],
    });

    private OrderFacts Facts => new()
    {
        Model = Model, EmailBound = true, PhoneBound = true, AccountInformationComplete = true, CreditCardBound = true,
    };

    public PaymentFacts Payment => new(
        Model, Model is null ? null : "p", Wallet, new PricingFacts(ProductList.Published, BusinessTime.Default.DayOf(Now), Discounts)
        {
            Settlement = Model == AssociationModel.Reseller ? Settlement : null,
        });

    private OrderPolicy Policy => OrderPolicy.Default with { Provisioning = Provisioning };

    public static OrderItem Prepaid(decimal price, string product = "ECS", int months = 1) =>
        new(product, "r1", "small", ChargingMode.YearlyMonthly, months, new(price));

    public static OrderItem Metered(string product = "ECS", decimal hourly = 1m) => new(product, "r1", "small", ChargingMode.PayPerUse, null, new(hourly));

    /// <summary>A referral customer whose balance holds plenty, with one coupon "k".</summary>
    public static Ordering WithCoupon(decimal amount, params string[] products) => new() { Wallet = Rich(Coupon("k", amount, products)) };

    public static CustomerWallet Rich(params CustomerCoupon[] coupons) => CustomerWallet.Empty with
    {
        Balance = new(1_000_000_000m),
        Coupons = CustomerWallet.Empty.Coupons.AddRange(coupons.Select(coupon => KeyValuePair.Create(coupon.CouponId, coupon))),
    };

    public static CustomerCoupon Coupon(string id, decimal amount, params string[] products) =>
        new(id, new(amount), new(amount), CouponTerms.Unrestricted with { Products = [.. products] }, false);

    public static PaymentChoice By(PaymentMethod? method, params string[] coupons) => new(method, [.. coupons], null, null);

    public Ordering Placed(params OrderItem[] items)
    {
        Accept(Place(items));
        return this;
    }

    public Ordering Paid(PaymentChoice? choice = null)
    {
        Accept(Pay(choice ?? By(PaymentMethod.Balance)));
        return this;
    }

    public IReadOnlyList<IDomainEvent> Accept(OrderCommand command)
    {
        var decision = OrderDecider.Definition.Decide(command, State);
        Assert.Empty(decision.Rejections.Select(rejection => rejection.Code));
        events.AddRange(decision.Events);
        return decision.Events;
    }

    public string[] Refused(OrderCommand command)
    {
        var decision = OrderDecider.Definition.Decide(command, State);
        Assert.NotEmpty(decision.Rejections);
        return [.. decision.Rejections.Select(rejection => $"{rejection.RuleId} {rejection.Code}")];
    }

    public PlaceOrder Place(params OrderItem[] items) => new("o", "c", [.. items], Facts, Policy, Now);

    public PayOrder Pay(PaymentChoice choice, params string[] instances) => new("o", "c", [.. instances], choice, Payment, Facts, Policy, Now);

    public CancelOrder Cancel(params string[] instances) => new("o", "c", [.. instances], Now);

    public RenewResource Renew(string id, DateTimeOffset validTo, PaymentChoice? choice = null) =>
        new("o", "c", id, validTo, Facts, Policy, Now) { Choice = choice ?? By(PaymentMethod.Balance), Payment = Payment };

    public ChangeResource Change(string id, decimal? price, PaymentChoice? choice = null, string specification = "other") => new("o", "c", id, specification, Facts, Policy, Now)
    {
        ListPrice = price is { } given ? new Money(given) : null, Choice = choice ?? By(PaymentMethod.Balance), Payment = Payment,
    };

    public ChangeBillingMode Prepay(string id, decimal price, int months = 1, PaymentChoice? choice = null) =>
        new("o", "c", id, months, new(price), Facts, Policy, Now) { Choice = choice ?? By(PaymentMethod.Balance), Payment = Payment };

    public Unsubscribe Unsubscribe(string id, UnsubscriptionReason reason = UnsubscriptionReason.NoLongerNeeded) => new("o", "c", id, reason, Now);

    public UnsubscribeRenewal UnsubscribeRenewal(string id) => new("o", "c", id, Now);

    public ReportProvisioning Report(string type, bool enabled) => new("o", type, enabled, enabled ? null : "no capacity", Now);

    public static (decimal Cash, decimal Coupon, decimal Settlement) Sum(IEnumerable<ChargeRefund> refunds) => (
        refunds.Sum(refund => refund.Cash.Amount), refunds.Sum(refund => refund.Coupon.Amount), refunds.Sum(refund => refund.Settlement.Amount));
}
