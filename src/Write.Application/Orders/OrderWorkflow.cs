using System.Collections.Immutable;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Customers;
using PartnerGraph.Write.Application.Customers.Associations;
using PartnerGraph.Write.Application.Discounts;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Discounts.Products;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Orders;
using PartnerGraph.Write.Domain.Orders.Payments;

namespace PartnerGraph.Write.Application.Orders;

/// <summary>Orders until they are paid, with the facts of the buyer, its partner and its partner's distributor.</summary>
public sealed class OrderWorkflow(CommandRunner runner, ProductList products, BusinessTime time, TimeProvider clock, OrderPolicy policy)
{
    /// <summary>Places an order; the caller chooses the id, so that sending it again orders once.</summary>
    /// <param name="name">Of a combined order; null to have it named after what it holds.</param>
    public Task<CommandResult> Place(
        string orderId, Buyer buyer, ImmutableArray<OrderItem> items, string? name, CommandContext context, CancellationToken cancellation = default) =>
        runner.Decide(context, async unit => await unit.Decide(OrderDecider.Definition, new PlaceOrder(
            orderId, buyer.CustomerId, items, await unit.OrderFacts(buyer, cancellation), policy, clock.Now())
        {
            Name = name,
        }), cancellation);

    /// <summary>Orders the renewal of several resources of the buyer, each by as many months, to be paid together (ORDER-8).</summary>
    public Task<CommandResult> PlaceRenewal(
        string orderId, Buyer buyer, IReadOnlyList<string> resourceIds, int months, CommandContext context, CancellationToken cancellation = default) =>
        runner.Decide(context, async unit =>
        {
            List<OrderedRenewal> renewals = [];
            foreach (var resourceId in resourceIds.Take(OrderRules.MostItems))
            {
                var order = Order.OrderOf(resourceId) is { } of ? (await unit.Load(OrderDecider.Definition, of, cancellation)).State : Order.None;
                if (order.CustomerId == buyer.CustomerId && order.RenewalOf(resourceId, months) is { } renewal) renewals.Add(renewal);
            }

            return await unit.Decide(OrderDecider.Definition, new PlaceRenewal(
                orderId, buyer.CustomerId, [.. renewals], renewals.Count < resourceIds.Count, await unit.OrderFacts(buyer, cancellation), policy, clock.Now()));
        }, cancellation);

    /// <param name="instanceIds">All of the order's, or none named.</param>
    public Task<CommandResult> Cancel(
        string orderId, string customerId, IReadOnlyList<string> instanceIds, CommandContext context, CancellationToken cancellation = default) =>
        runner.Run(OrderDecider.Definition, new CancelOrder(orderId, customerId, [.. instanceIds], clock.Now()), context, cancellation);

    /// <summary>A partner gives an unpaid order a discount of its own (DISC-4); one that it may not see is as if absent.</summary>
    /// <param name="managers">The account managers whose customers the caller acts for; null for all of the partner's.</param>
    public Task<CommandResult> Adjust(
        string orderId, string partnerId, decimal discount, IReadOnlyCollection<string>? managers, CommandContext context, CancellationToken cancellation = default) =>
        runner.Decide(context, async unit =>
        {
            var order = (await unit.Load(OrderDecider.Definition, orderId, cancellation)).State;
            if (await unit.LookedAfter(order.CustomerId, partnerId, managers, cancellation) is not { } association || !order.Exists)
                return CommandResult.Refused(PaymentRules.OrderNotFound.Refuse("orderId"));
            return await unit.Decide(OrderDecider.Definition, new AdjustOrderPrice(
                orderId, order.CustomerId, partnerId, discount, association.Model == AssociationModel.Referral, await Limit(unit, order), clock.Now()));
        }, cancellation);

    /// <summary>The cloud tells what became of a type of resource that was paid (ORDER-11).</summary>
    public Task<CommandResult> Report(
        string orderId, string resourceType, bool isEnabled, string? reason, CommandContext context, CancellationToken cancellation = default) =>
        runner.Run(OrderDecider.Definition, new ReportProvisioning(orderId, resourceType, isEnabled, reason, clock.Now()), context, cancellation);

    /// <summary>Every rule that an order of this buyer is held to, by the code that decides.</summary>
    public async Task<IReadOnlyList<RuleCheck>> Eligibility(OrderOperation operation, Buyer buyer, CancellationToken cancellation = default) =>
        OrderChecks.For(operation, await runner.OrderFacts(buyer, cancellation), policy);

    // What is on no list has no limit that could be kept.
    private async Task<decimal> Limit(IAggregates aggregates, Order order)
    {
        var (day, least) = (time.DayOf(clock.GetUtcNow()), 1m);
        foreach (var item in OrderPricing.Payable(order, null))
            least = Math.Min(least, products.Find(item.ProductType, day) is { } product ? await aggregates.LimitOf(product) : 0);
        return least;
    }
}
