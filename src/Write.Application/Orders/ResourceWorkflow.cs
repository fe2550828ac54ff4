using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Customers;
using PartnerGraph.Write.Application.Discounts;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Customers.Invitations;
using PartnerGraph.Write.Domain.Customers.PreRegistrations;
using PartnerGraph.Write.Domain.Discounts.Pricing;
using PartnerGraph.Write.Domain.Discounts.Products;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Orders;
using PartnerGraph.Write.Domain.Orders.Payments;
using PartnerGraph.Write.Domain.Orders.Refunds;
using PartnerGraph.Write.Domain.Orders.Wallets;

namespace PartnerGraph.Write.Application.Orders;

/// <summary>
/// Pays for orders, and renews, changes and gives back what was paid. Order, wallet, lines of the expenditure and what a former partner gets
/// are decided together.
/// </summary>
public sealed class ResourceWorkflow(CommandRunner runner, IOrderOwners owners, ProductList products, BusinessTime time, TimeProvider clock, OrderPolicy policy)
{
    /// <param name="instanceIds">All of the order's, or none named (ORDER-3).</param>
    public Task<CommandResult> Pay(
        string orderId, Buyer buyer, IReadOnlyList<string> instanceIds, PaymentChoice choice, CommandContext context, CancellationToken cancellation = default) =>
        Run(orderId, buyer, PaymentRules.OrderNotFound.Refuse("orderId"), context, async (unit, order, association, now) =>
        {
            var types = OrderPricing.Payable(order, null).Select(item => item.ProductType);
            var pay = new PayOrder(
                orderId, buyer.CustomerId, [.. instanceIds], choice, await Payment(unit, buyer, association, types, cancellation),
                await unit.OrderFacts(buyer, cancellation), policy, now);
            var paid = await Booking(unit, order, association, now).Book(await unit.Decide(OrderDecider.Definition, pay), orderId, orderId, choice.ReferenceId);
            return paid.IsAccepted && paid.Events.OfType<OrderPaid>().FirstOrDefault() is { } e ? await Apply(unit, order, e, paid) : paid;
        }, cancellation);

    public Task<CommandResult> Renew(
        string resourceId, Buyer buyer, DateTimeOffset validTo, PaymentChoice choice, CommandContext context, CancellationToken cancellation = default) =>
        Managed(resourceId, buyer, choice, context, async (unit, orderId, order, association, now) => new RenewResource(
            orderId, buyer.CustomerId, resourceId, validTo, await unit.OrderFacts(buyer, cancellation), policy, now)
        {
            Choice = choice, Payment = await Payment(unit, buyer, association, order.Items.Select(item => item.Product), cancellation),
        }, cancellation);

    /// <param name="listPrice">The new official price of the ordered period, or of an hour; null when it stays.</param>
    public Task<CommandResult> Change(
        string resourceId, Buyer buyer, string specification, Money? listPrice, PaymentChoice choice, CommandContext context,
        CancellationToken cancellation = default) =>
        Managed(resourceId, buyer, choice, context, async (unit, orderId, _, association, now) => new ChangeResource(
            orderId, buyer.CustomerId, resourceId, specification, await unit.OrderFacts(buyer, cancellation), policy, now)
        {
            ListPrice = listPrice, Choice = choice, Payment = await Payment(unit, buyer, association, [], cancellation),
        }, cancellation);

    /// <param name="listPrice">The official price of the period, of the resource with those subordinate to it.</param>
    public Task<CommandResult> ChangeBillingMode(
        string resourceId, Buyer buyer, int months, Money listPrice, PaymentChoice choice, CommandContext context, CancellationToken cancellation = default) =>
        Managed(resourceId, buyer, choice, context, async (unit, orderId, order, association, now) => new ChangeBillingMode(
            orderId, buyer.CustomerId, resourceId, months, listPrice, await unit.OrderFacts(buyer, cancellation), policy, now)
        {
            Choice = choice, Payment = await Payment(unit, buyer, association, order.Items.Select(item => item.Product), cancellation),
        }, cancellation);

    public Task<CommandResult> Unsubscribe(
        string resourceId, Buyer buyer, UnsubscriptionReason reason, CommandContext context, CancellationToken cancellation = default) =>
        Managed(resourceId, buyer, PaymentChoice.None, context, (_, orderId, _, _, now) =>
            Task.FromResult<OrderCommand>(new Unsubscribe(orderId, buyer.CustomerId, resourceId, reason, now)), cancellation);

    public Task<CommandResult> UnsubscribeRenewal(string resourceId, Buyer buyer, CommandContext context, CancellationToken cancellation = default) =>
        Managed(resourceId, buyer, PaymentChoice.None, context, (_, orderId, _, _, now) =>
            Task.FromResult<OrderCommand>(new UnsubscribeRenewal(orderId, buyer.CustomerId, resourceId, now)), cancellation);

    /// <summary>What the customer can pay an order with, by what decides; null when it is none of the customer's.</summary>
    public async Task<OrderPaymentOptions?> Options(string orderId, string customerId, CancellationToken cancellation = default)
    {
        if (!(await owners.OwnedBy(customerId, [orderId], cancellation)).Contains(orderId)) return null;
        var order = (await runner.Load(OrderDecider.Definition, orderId, cancellation)).State;
        var association = (await runner.Load(AssociationDecider.Definition, customerId, cancellation)).State;
        var types = OrderPricing.Payable(order, null).Select(item => item.ProductType);
        return OrderPaymentOptions.Of(order, await Payment(runner, new(customerId), association, types, cancellation), customerId);
    }

    private Task<CommandResult> Managed(
        string resourceId, Buyer buyer, PaymentChoice choice, CommandContext context,
        Func<DecisionUnit, string, Order, Association, DateTimeOffset, Task<OrderCommand>> command, CancellationToken cancellation)
    {
        var absent = OrderRules.ResourceNotFound.Refuse("resourceId");
        return Order.OrderOf(resourceId) is not { } orderId
            ? Task.FromResult(CommandResult.Refused(absent))
            : Run(orderId, buyer, absent, context, async (unit, order, association, now) =>
            {
                var decided = await unit.Decide(OrderDecider.Definition, await command(unit, orderId, order, association, now));
                // The charge names the payment: sent again, it is the same one.
                var paymentId = decided.Events.OfType<ResourceCharged>().FirstOrDefault()?.Charge.LineId ?? resourceId;
                return await Booking(unit, order, association, now).Book(decided, paymentId, orderId, choice.ReferenceId);
            }, cancellation);
    }

    private async Task<CommandResult> Run(
        string orderId, Buyer buyer, Rejection absent, CommandContext context, Func<DecisionUnit, Order, Association, DateTimeOffset, Task<CommandResult>> decide,
        CancellationToken cancellation) =>
        !(await owners.OwnedBy(buyer.CustomerId, [orderId], cancellation)).Contains(orderId)
            ? CommandResult.Refused(absent)
            : await runner.Decide(context, async unit =>
            {
                var order = (await unit.Load(OrderDecider.Definition, orderId, cancellation)).State;
                return await decide(unit, order, (await unit.Load(AssociationDecider.Definition, buyer.CustomerId, cancellation)).State, clock.Now());
            }, cancellation);

    // What an order of renewals paid for is prolonged where it was ordered.
    private static async Task<CommandResult> Apply(DecisionUnit unit, Order order, OrderPaid paid, CommandResult result)
    {
        foreach (var (renewal, charge) in order.Renewals.Zip(paid.Charges))
        {
            var applied = await unit.Follow(OrderDecider.Definition, new ApplyRenewal(
                Order.OrderOf(renewal.ResourceId)!, paid.CustomerId, paid.OrderId, renewal, charge, paid.PaidAt));
            if (!applied.IsAccepted) return applied;
        }

        return result;
    }

    private OrderBooking Booking(DecisionUnit unit, Order order, Association association, DateTimeOffset now) => new(unit, order, association, time, now);

    private Task<PaymentFacts> Payment(
        IAggregates aggregates, Buyer buyer, Association association, IEnumerable<string> productTypes, CancellationToken cancellation) =>
        aggregates.PaymentFacts(buyer, association, products, time.DayOf(clock.GetUtcNow()), productTypes, cancellation);
}
