using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.Schema;
using PartnerGraph.Api.Security;
using PartnerGraph.Domain.Kernel;
using PartnerGraph.Domain.Orders;
using PartnerGraph.EventStore.Orders;
using PartnerGraph.Projections.Customers;
using PartnerGraph.Projections.Orders;
using PartnerGraph.Projections.Paging;

namespace PartnerGraph.Api.Orders;

[Description("Whether an order would be accepted now, and what every rule says, by the code that decides.")]
public sealed record OrderEligibility(bool Eligible, IReadOnlyList<OrderCheck> Checks);

[Description("What one rule says of an order.")]
public sealed record OrderCheck(
    string RuleId, string Code, RuleOutcome Outcome, string Message,
    [property: Description("What helps; empty when the rule does not refuse, or nothing helps.")] string Remedy)
{
    internal static OrderCheck Of(RuleCheck check) => new(
        check.Rule.Id, check.Rule.Code, check.Outcome, check.Rejection?.Message ?? check.Rule.Text, check.Rejection?.Remedy ?? "");
}

public sealed class OrderQueries(OrderReads reads, OrderWorkflow orders, ICustomerVisibility customers)
{
    [Description("One of the caller's own orders; null when there is none.")]
    public async Task<Order?> Order(IResolveFieldContext context, [Id] string id) =>
        (await reads.Order(Actor.Of(context).RequireCustomer(), GlobalId.KeyOf(nameof(Order), id), context.CancellationToken))?.To<Order>();

    [Description("The caller's own orders, latest first.")]
    public async Task<Connection<Order>> Orders(IResolveFieldContext context, PageRequest page)
    {
        var customer = Actor.Of(context).RequireCustomer();
        return new(
            (await reads.Orders(customer, page, context.CancellationToken)).Select(row => row.To<Order>()),
            cancellation => reads.CountOrders(customer, cancellation));
    }

    [Description("One of the caller's own resources; null when there is none.")]
    public async Task<Resource?> Resource(IResolveFieldContext context, [Id] string id) =>
        (await reads.Resource(Actor.Of(context).RequireCustomer(), GlobalId.KeyOf(nameof(Resource), id), context.CancellationToken))?.To<Resource>();

    [Description("The caller's own resources, latest first.")]
    public async Task<Connection<Resource>> Resources(IResolveFieldContext context, PageRequest page)
    {
        var customer = Actor.Of(context).RequireCustomer();
        return new(
            (await reads.Resources(customer, page, context.CancellationToken)).Select(row => row.To<Resource>()),
            cancellation => reads.CountResources(customer, cancellation));
    }

    [Description("Every rule that an order of the customer is held to: the caller itself when no id is given; null when the caller may not see the customer.")]
    public async Task<OrderEligibility?> OrderEligibility(IResolveFieldContext context, OrderOperation operation, [Id] string? customerId)
    {
        var actor = Actor.Of(context);
        if ((customerId is null ? actor.CustomerId : GlobalId.KeyOf("Customer", customerId)) is not { } customer) return null;
        if (actor.CustomerId != customer && !(await customers.Visible(actor.Customers(), [customer], context.CancellationToken)).Contains(customer)) return null;
        var checks = await orders.Eligibility(operation, new Buyer(customer), context.CancellationToken);
        return new(checks.All(check => check.Outcome != RuleOutcome.Failed), [.. checks.Select(OrderCheck.Of)]);
    }
}
