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
public sealed class OrderWorkflow(CommandRunner runner, IOrderOwners owners, ProductList products, BusinessTime time, TimeProvider clock, OrderPolicy policy)
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
    public async Task<CommandResult> PlaceRenewal(
        string orderId, Buyer buyer, IReadOnlyList<string> resourceIds, int months, CommandContext context, CancellationToken cancellation = default)
    {
        var owned = await owners.OwnedBy(buyer.CustomerId, [.. resourceIds.Take(OrderRules.MostItems).Select(Order.OrderOf).OfType<string>()], cancellation);
        return await runner.Decide(context, async unit =>
        {
            List<OrderedRenewal> renewals = [];
            foreach (var resourceId in resourceIds.Take(OrderRules.MostItems))
            {
                if (Order.OrderOf(resourceId) is not { } of || !owned.Contains(of)) continue;
                if ((await unit.Load(OrderDecider.Definition, of, cancellation)).State.RenewalOf(resourceId, months) is { } renewal) renewals.Add(renewal);
            }

            return await unit.Decide(OrderDecider.Definition, new PlaceRenewal(
                orderId, buyer.CustomerId, [.. renewals], renewals.Count < resourceIds.Count, await unit.OrderFacts(buyer, cancellation), policy, clock.Now()));
        }, cancellation);
    }

    /// <param name="instanceIds">All of the order's, or none named.</param>
    public async Task<CommandResult> Cancel(
        string orderId, string customerId, IReadOnlyList<string> instanceIds, CommandContext context, CancellationToken cancellation = default) =>
        (await owners.OwnedBy(customerId, [orderId], cancellation)).Contains(orderId)
            ? await runner.Run(OrderDecider.Definition, new CancelOrder(orderId, customerId, [.. instanceIds], clock.Now()), context, cancellation)
            : CommandResult.Refused(PaymentRules.OrderNotFound.Refuse("orderId"));

    /// <summary>A partner gives an unpaid order a discount of its own (DISC-4); one that it may not see is as if absent.</summary>
    /// <param name="managers">The account managers whose customers the caller acts for; null for all of the partner's.</param>
    public async Task<CommandResult> Adjust(
        string orderId, string partnerId, decimal discount, IReadOnlyCollection<string>? managers, CommandContext context, CancellationToken cancellation = default)
    {
        // An order that is not there is nobody's.
        var customerId = await owners.CustomerOf(orderId, cancellation) ?? "";
        return await runner.Decide(context, async unit =>
        {
            if (await unit.LookedAfter(customerId, partnerId, managers, cancellation) is not { } association)
                return CommandResult.Refused(PaymentRules.OrderNotFound.Refuse("orderId"));
            var order = (await unit.Load(OrderDecider.Definition, orderId, cancellation)).State;
            return await unit.Decide(OrderDecider.Definition, new AdjustOrderPrice(
                orderId, order.CustomerId, partnerId, discount, association.Model == AssociationModel.Referral, await Limit(unit, order), clock.Now()));
        }, cancellation);
    }

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
