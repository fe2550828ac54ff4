using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Orders;
using PartnerGraph.Write.Domain.Billing.Coupons;
using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Orders;

namespace PartnerGraph.Api.GraphQL.Hosting.Demo;

/// <summary>A customer of the demo that pays itself: its card, its balance, a coupon, and an order that waits for its payment.</summary>
public sealed class DemoOrders(CommandRunner runner, OrderWorkflow orders, WalletWorkflow wallets)
{
    /// <summary>The order that waits.</summary>
    public const string OrderId = "demo-order";

    private const string CouponId = "demo-voucher";

    public async Task Load(CancellationToken cancellation)
    {
        var customer = DemoActors.Customers[2].Id;
        await DemoLoader.Done(runner.Run(CustomerDecider.Definition, new BindCard(customer, "demo-card"), DemoLoader.As, cancellation));
        await DemoLoader.Done(wallets.TopUp(customer, "demo-transfer", 500m, DemoLoader.As, cancellation));
        await DemoLoader.Done(wallets.Issue(
            customer, CouponId, 40m, CouponTerms.Unrestricted with { Products = ["ECS", "EVS"], Remarks = "Welcome" }, false, DemoLoader.As, cancellation));
        await DemoLoader.Done(orders.Place(
            OrderId, new Buyer(customer),
            [
                new OrderItem("ECS", "ap-southeast-1", "s6.large.2", ChargingMode.YearlyMonthly, 1, new Money(84.50m)),
                new OrderItem("EVS", "ap-southeast-1", "ssd.100", ChargingMode.YearlyMonthly, 1, new Money(12.25m)),
            ],
            "Web shop", DemoLoader.As, cancellation));
    }
}
