using FsCheck.Xunit;
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

/// <summary>Whatever a period costs, and whatever an hour did: the shares are the price, what is paid is what is due, and what comes back is what is left.</summary>
public sealed class BillingModeProperties
{
    [Property(MaxTest = 300)]
    [Trait("Rule", "ORDER-2"), Trait("Rule", "COUPON-38")]
    public void Shares_are_the_price_and_days_that_are_left_come_back(ulong price, byte months, ushort[] hourly, byte day, byte terms, bool settles)
    {
        // Generated numbers are small.
        var (paid, period) = (unchecked(price * 2_654_435_761_000_003) % 100_000_000_000_000 / 100_000_000m, (months % 60) + 1);
        var ratio = settles ? 1 - (terms % 100 / 100m) : 1m;
        OrderItem[] items = [Ordering.Metered(hourly: hourly.Length == 0 ? 0 : hourly[0] * 6_151m / 10_000m), .. hourly.Skip(1).Take(5).Select(each =>
            Ordering.Metered("EVS", each * 6_151m / 10_000m) with { Role = ItemRole.DataDisk, PartOf = 1 })];
        var order = new Ordering
        {
            Model = settles ? AssociationModel.Reseller : null, Wallet = Ordering.Rich(),
            Settlement = new(PolicyBookTests.Book(PolicyBookTests.Row(PolicyKind.SettlementDiscount, ratio, from: new(2024, 1, 1))), "CL"),
        }.Placed(items);
        order.Now = order.Now.AddDays(3).AddSeconds(terms);
        var (from, choice) = (order.Now, settles ? PaymentChoice.None : Ordering.By(PaymentMethod.Balance));
        var changed = order.Accept(order.Prepay("o-1", paid, period, choice)).OfType<BillingModeChanged>().ToList();
        Assert.Equal(paid, changed.Sum(e => e.ListPrice.Amount));
        Assert.All(changed, e => Assert.False(e.ListPrice.IsNegative));
        var charges = order.Charges.ToList();
        Assert.All(charges, charge => Assert.Equal(
            (Eight(charge.ListPrice.Amount * ratio), charge.Due.Amount), (charge.Due.Amount, charge.Cash.Amount + charge.Settlement.Amount)));
        // An hour that costs more has no smaller share.
        foreach (var (one, other) in changed.SelectMany(one => changed.Select(other => (one, other))).Where(pair => HourlyOf(pair.one) > HourlyOf(pair.other)))
            Assert.True(one.ListPrice.Amount >= other.ListPrice.Amount - 0.00000001m);

        // What is given back after some whole days is what is left of each, calculated by itself.
        var days = (int)(from.AddMonths(period) - from).TotalDays;
        order.Now = from.AddDays(Math.Min(day, days)).AddSeconds(1);
        order.Accept(order.Unsubscribe("o-1"));
        Assert.Equal(
            charges.Select(charge => Eight(charge.Due.Amount * (days - Math.Min(day, days)) / days)).Where(left => left > 0).Order(),
            order.Refunds.Select(refund => refund.Cash.Amount + refund.Settlement.Amount).Where(left => left > 0).Order());

        decimal HourlyOf(BillingModeChanged e) => items[Order.NumberOf(e.ResourceId) - 1].ListPrice.Amount;
    }

    private static decimal Eight(decimal amount) => Math.Round(amount, 8, MidpointRounding.AwayFromZero);
}
