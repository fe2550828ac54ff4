using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Customers;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Discounts.Products;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Orders;
using PartnerGraph.Write.Domain.Orders.Combining;
using PartnerGraph.Write.Domain.Orders.Payments;
using PartnerGraph.Write.Domain.Orders.Refunds;

namespace PartnerGraph.Write.Application.Orders;

/// <summary>A change of one of several resources.</summary>
/// <param name="Specification">Empty when it is no change of the specification.</param>
/// <param name="ListPrice">The new official price of the ordered period, or of an hour; null when it stays.</param>
/// <param name="Months">For which it is prepaid from now on; null for any other change.</param>
public sealed record ResourceChange(string ResourceId, string Specification, Money? ListPrice, int? Months = null);

/// <summary>Changes, unsubscribes and prepays several resources by one order (ORDER-8): each as by itself, all of them or none.</summary>
public sealed class BatchWorkflow(CommandRunner runner, IOrderOwners owners, ProductList products, BusinessTime time, TimeProvider clock, OrderPolicy policy)
{
    private delegate Task<OrderCommand> Managed(DecisionUnit unit, string orderId, BatchedResource resource, Association association, DateTimeOffset now);

    public Task<CommandResult> Unsubscribe(
        string batchId, Buyer buyer, IReadOnlyList<string> resourceIds, UnsubscriptionReason reason, CommandContext context, CancellationToken cancellation = default) =>
        Run(batchId, buyer, CombinedOrderOperation.Unsubscription, [.. resourceIds.Select(id => new ResourceChange(id, "", null))], context,
            (_, orderId, resource, _, now) => Task.FromResult<OrderCommand>(new Unsubscribe(orderId, buyer.CustomerId, resource.ResourceId, reason, now)), cancellation);

    /// <param name="method">For what they cost more; null for whoever settles, and where nothing does.</param>
    public Task<CommandResult> Change(
        string batchId, Buyer buyer, IReadOnlyList<ResourceChange> changes, PaymentMethod? method, CommandContext context, CancellationToken cancellation = default) =>
        Run(batchId, buyer, CombinedOrderOperation.SpecificationChange, changes, context, async (unit, orderId, resource, association, now) => new ChangeResource(
            orderId, buyer.CustomerId, resource.ResourceId, resource.Specification!, await unit.OrderFacts(buyer, cancellation), policy, now)
        {
            ListPrice = resource.ListPrice, Choice = PaymentChoice.None with { Method = method },
            Payment = await unit.PaymentFacts(buyer, association, products, time.DayOf(now), [], cancellation),
        }, cancellation);

    /// <param name="changes">Each with its price and period.</param>
    /// <param name="method">For what they cost; null for whoever settles.</param>
    public Task<CommandResult> Prepay(
        string batchId, Buyer buyer, IReadOnlyList<ResourceChange> changes, PaymentMethod? method, CommandContext context, CancellationToken cancellation = default) =>
        Run(batchId, buyer, CombinedOrderOperation.PayPerUseToYearlyMonthly, changes, context, async (unit, orderId, resource, association, now) => new ChangeBillingMode(
            orderId, buyer.CustomerId, resource.ResourceId, resource.Months!.Value, resource.ListPrice!.Value, await unit.OrderFacts(buyer, cancellation), policy, now)
        {
            Choice = PaymentChoice.None with { Method = method },
            Payment = await unit.PaymentFacts(buyer, association, products, time.DayOf(now), [resource.Product], cancellation),
        }, cancellation);

    private async Task<CommandResult> Run(
        string batchId, Buyer buyer, CombinedOrderOperation operation, IReadOnlyList<ResourceChange> named, CommandContext context, Managed command, CancellationToken cancellation)
    {
        var owned = await owners.OwnedBy(
            buyer.CustomerId, [.. named.Take(OrderRules.MostItems + 1).Select(change => Order.OrderOf(change.ResourceId)).OfType<string>()], cancellation);
        return await runner.Decide(context, async unit =>
        {
            var (now, resources) = (clock.Now(), new List<BatchedResource>());
            foreach (var change in named.Take(OrderRules.MostItems + 1))
                if (await Own(unit, owned, change, operation, cancellation) is { } resource) resources.Add(resource);

            var placed = await unit.Decide(OrderDecider.Definition, new PlaceBatch(
                batchId, buyer.CustomerId, operation, [.. resources], resources.Count < Math.Min(named.Count, OrderRules.MostItems + 1), now));
            if (!placed.IsAccepted || placed.Events.Count == 0) return placed;
            var association = (await unit.Load(AssociationDecider.Definition, buyer.CustomerId, cancellation)).State;
            var effects = 0;
            for (var index = 0; index < resources.Count; index++)
            {
                var orderId = Order.OrderOf(resources[index].ResourceId)!;
                var order = (await unit.Load(OrderDecider.Definition, orderId, cancellation)).State;
                var decided = await unit.Follow(OrderDecider.Definition, await command(unit, orderId, resources[index], association, now));
                effects += decided.Events.Count;
                var paymentId = decided.Events.OfType<ResourceCharged>().FirstOrDefault()?.Charge.LineId ?? resources[index].ResourceId;
                var booked = await new OrderBooking(unit, order, association, time, now).Book(decided, paymentId, orderId, null);
                if (!booked.IsAccepted) return CommandResult.Refused([.. booked.Rejections.Select(rejection => rejection with { Path = $"{Path(operation)}[{index}]" })]);
            }

            return effects > 0 ? placed : CommandResult.Refused(BatchRules.SomethingToDo.Refuse(Path(operation)));
        }, cancellation);
    }

    private static string Path(CombinedOrderOperation operation) => operation == CombinedOrderOperation.Unsubscription ? "resourceIds" : "changes";

    // What is somebody else's is as if absent.
    private static async Task<BatchedResource?> Own(
        DecisionUnit unit, IReadOnlySet<string> owned, ResourceChange change, CombinedOrderOperation operation, CancellationToken cancellation)
    {
        if (Order.OrderOf(change.ResourceId) is not { } orderId || !owned.Contains(orderId)) return null;
        var (order, number) = ((await unit.Load(OrderDecider.Definition, orderId, cancellation)).State, Order.NumberOf(change.ResourceId));
        if (number < 1 || number > order.Items.Length) return null;
        var item = order.Items[number - 1];
        return operation == CombinedOrderOperation.Unsubscription
            ? new(change.ResourceId, item.Product, item.Region)
            : new(change.ResourceId, item.Product, item.Region, change.Months is null ? change.Specification : null, change.ListPrice, change.Months);
    }
}
