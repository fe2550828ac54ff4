using PartnerGraph.Api.GraphQL.Hosting;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Orders;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Write.Application.Orders;
using PartnerGraph.Write.Domain.Orders;

namespace PartnerGraph.Api.GraphQL.Orders;

public static class OrdersCapability
{
    public static IServiceCollection AddOrders(this IServiceCollection services) => services
        .AddSingleton(OrderPolicy.Default)
        .AddSingleton<OrderWorkflow>()
        .AddProjection<OrderProjection>()
        .AddSingleton<OrderReads>()
        .AddAccess<OrdersAccess>()
        .AddQueries<OrderQueries>()
        .AddMutations<OrderMutations>()
        .AddNode(static async (provider, actor, key, cancellation) => actor.CustomerId is { } customer
            ? (await provider.GetRequiredService<OrderReads>().Order(customer, key, cancellation))?.To<Order>()
            : null)
        .AddNode(static async (provider, actor, key, cancellation) => actor.CustomerId is { } customer
            ? (await provider.GetRequiredService<OrderReads>().Resource(customer, key, cancellation))?.To<Resource>()
            : null);
}

internal sealed class OrdersAccess : IAccessRules
{
    public IEnumerable<AccessRule> Rules =>
    [
        // Partners may ask, and learn the rule that refuses them.
        new("placeOrder", "CUST-4", [Role.Customer, Role.PartnerAdministrator, Role.ResellerAdministrator, Role.DistributorAdministrator]),
        new("renewResource", "ORDER-5", [Role.Customer]),
        new("changeResource", "ORDER-5", [Role.Customer]),
        new("order", "ORDER-6", [Role.Customer]),
        new("orders", "BILL-9", [Role.Customer]),
        new("resource", "ACCT-22", [Role.Customer]),
        new("resources", "ACCT-22", [Role.Customer]),
        new("orderEligibility", "CSP-14",
            [
                Role.Customer, Role.PartnerAdministrator, Role.AccountDirector, Role.AccountManager, Role.ResellerAdministrator,
                Role.EcosystemManager, Role.OperationsManager,
            ], "customer.view"),
    ];
}
