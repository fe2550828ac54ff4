using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Mutations;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Api.GraphQL.Transport.Documents;
using PartnerGraph.Read.Projections.Customers.Associations;
using PartnerGraph.Read.Projections.Orders;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Write.Application.Orders;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Orders;

namespace PartnerGraph.Api.GraphQL.Orders;

[Description("Whether an order would be accepted now, and what every rule says, by the code that decides.")]
public sealed record OrderEligibility(bool Eligible, [property: Description("Every rule in catalogue order, kept or not.")] IReadOnlyList<RuleCheckView> Checks);

[Description("Which orders are asked for; a field left out asks nothing.")]
public sealed record OrderFilter(
    [property: Description("Placed at this instant or later.")] DateTimeOffset? From,
    [property: Description("Placed at this instant or earlier.")] DateTimeOffset? Until);

[Description("Which of the caller's own orders are asked for; a field left out asks nothing.")]
public sealed record MyOrderFilter(
    [property: Description("How far they are.")] OrderState? State,
    [property: Description("What was ordered.")] CombinedOrderOperation? Operation,
    [property: Description("Placed at this instant or later.")] DateTimeOffset? From,
    [property: Description("Placed at this instant or earlier.")] DateTimeOffset? Until);

[Description("Which resources are asked for; a field left out asks nothing.")]
public sealed record ResourceFilter(
    [property: Description("The service, such as ECS.")] string? Product, string? Region,
    [property: Description("How they are paid for.")] ChargingMode? ChargingMode,
    [property: Description("Prepaid until this instant or earlier: what has to be renewed.")] DateTimeOffset? EndsUntil,
    [property: Description("Enabled at this instant or later.")] DateTimeOffset? From,
    [property: Description("Enabled at this instant or earlier.")] DateTimeOffset? Until);

public sealed class OrderQueries(OrderReads reads, OrderWorkflow orders, ICustomerVisibility customers)
{
    [Description("One of the caller's own orders; null when there is none.")]
    public async Task<Order?> Order(IResolveFieldContext context, [Id] string id) =>
        (await reads.Order(Actor.Of(context).RequireCustomer(), GlobalId.KeyOf(nameof(Order), id), context.CancellationToken))?.To<Order>();

    [Description("The caller's own orders, latest first unless orderBy says otherwise.")]
    public Task<Connection<Order>> Orders(IResolveFieldContext context, OrderFilter? filter, TimeOrder? orderBy, PageRequest page) =>
        Own(context, new(null, null, Period.Window(filter?.From, filter?.Until, orderBy)), page);

    [Description("The caller's own orders with their official prices, also where its partner has revoked the sight of bills (BILL-9); latest first unless orderBy says otherwise.")]
    public Task<Connection<Order>> MyOrders(IResolveFieldContext context, MyOrderFilter? filter, TimeOrder? orderBy, PageRequest page) =>
        Own(context, new(filter?.State, filter?.Operation, Period.Window(filter?.From, filter?.Until, orderBy)), page);

    private async Task<Connection<Order>> Own(IResolveFieldContext context, OrderQuery query, PageRequest page)
    {
        var customer = Actor.Of(context).RequireCustomer();
        return new(
            (await reads.Orders(customer, query, page, context.CancellationToken)).Select(row => row.To<Order>()),
            cancellation => reads.CountOrders(customer, query, cancellation));
    }

    [Description("One of the caller's own resources; null when there is none.")]
    public async Task<Resource?> Resource(IResolveFieldContext context, [Id] string id) =>
        (await reads.Resource(Actor.Of(context).RequireCustomer(), GlobalId.KeyOf(nameof(Resource), id), context.CancellationToken))?.To<Resource>();

    [Description("The caller's own resources, latest first unless orderBy says otherwise.")]
    public async Task<Connection<Resource>> Resources(IResolveFieldContext context, ResourceFilter? filter, TimeOrder? orderBy, PageRequest page)
    {
        var (customer, query) = (Actor.Of(context).RequireCustomer(), QueryOf(filter, orderBy));
        return new(
            (await reads.Resources(customer, query, page, context.CancellationToken)).Select(row => row.To<Resource>()),
            cancellation => reads.CountResources(customer, query, cancellation));
    }

    [Description("Every rule that an order of the customer is held to: the caller itself when no id is given; null when the caller may not see the customer.")]
    public async Task<OrderEligibility?> OrderEligibility(IResolveFieldContext context, OrderOperation operation, [Id] string? customerId)
    {
        var actor = Actor.Of(context);
        if ((customerId is null ? actor.CustomerId : GlobalId.KeyOf("Customer", customerId)) is not { } customer) return null;
        if (actor.CustomerId != customer && !(await customers.Visible(actor.Customers(), [customer], context.CancellationToken)).Contains(customer)) return null;
        var checks = await orders.Eligibility(operation, new Buyer(customer), context.CancellationToken);
        return new(checks.All(check => check.Outcome != RuleOutcome.Failed), [.. checks.Select(RuleCheckView.Of)]);
    }

    [Cost(30), Description("What several resources can be ordered at once for (ORDER-2).")]
    public IReadOnlyList<CombinedOrderOperation> CombinedOrderOperations() => Enum.GetValues<CombinedOrderOperation>();

    internal static ResourceQuery QueryOf(ResourceFilter? filter, TimeOrder? order) =>
        new(filter?.Product, filter?.Region, filter?.ChargingMode, filter?.EndsUntil, Period.Window(filter?.From, filter?.Until, order));
}
