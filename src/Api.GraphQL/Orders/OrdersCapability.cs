using Microsoft.Extensions.Options;
using PartnerGraph.Api.GraphQL.Hosting;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Orders;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Write.Application.Orders;
using PartnerGraph.Write.Domain.Orders;
using PartnerGraph.Write.Domain.Orders.Provisioning;
using PartnerGraph.Write.Domain.Organization;
using PartnerGraph.Write.Domain.Organization.AccessPolicies;

namespace PartnerGraph.Api.GraphQL.Orders;

public static class OrdersCapability
{
    public static IServiceCollection AddOrders(this IServiceCollection services) => services
        .AddSingleton(provider => OrderPolicy.Default with
        {
            Provisioning = provider.GetRequiredService<IOptions<PartnerGraphOptions>>().Value.ReportedProvisioning ? ProvisioningMode.Reported : ProvisioningMode.Immediate,
        })
        .AddSingleton<OrderWorkflow>()
        .AddProjection<OrderProjection>()
        .AddSingleton<OrderReads>()
        .AddSingleton<IOrderOwners, OrderOwners>()
        .AddSingleton<ResourceWorkflow>()
        .AddSingleton<UnsubscribedTypes>()
        .AddSingleton<BatchWorkflow>()
        .AddSingleton<WalletWorkflow>()
        .AddProjection<CustomerWalletProjection>()
        .AddSingleton<CustomerWalletReads>()
        .AddAccess<OrdersAccess>()
        .AddQueries<OrderQueries>()
        .AddQueries<PaymentOptionQueries>()
        .AddQueries<CustomerWalletQueries>()
        .AddQueries<SellableProductQueries>()
        .AddMutations<OrderMutations>()
        .AddMutations<ResourceMutations>()
        .AddMutations<BatchMutations>()
        .AddMutations<VendorOrderMutations>()
        .AddMutations<CustomerWalletMutations>()
        .AddNode<CustomerCoupon>(static async (provider, actor, key, cancellation) => provider.GetRequiredService<AccessPolicy>().Allows(actor, "customerWallet")
            && await provider.GetRequiredService<CustomerWalletReads>().Coupon(actor.Customers(), key, cancellation) is { } coupon ? new(coupon) : null)
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
        new("placeOrder", "CUST-4", [Role.Customer, Role.PartnerAdministrator, Role.ResellerAdministrator, Role.DistributorAdministrator]) { Action = "billing:order:place" },
        new("renewResource", "ORDER-5", [Role.Customer]) { Action = "billing:subscription:renew" },
        new("renewResources", "ORDER-8", [Role.Customer]) { Action = "billing:subscription:renew" },
        new("changeResources", "ORDER-8", [Role.Customer]) { Action = "billing:subscription:change" },
        new("unsubscribeResources", "ORDER-8", [Role.Customer]) { Action = PolicyActions.Unsubscribe },
        new("changeBillingMode", "ORDER-2", [Role.Customer]) { Action = "billing:subscription:change" },
        new("changeBillingModes", "ORDER-8", [Role.Customer]) { Action = "billing:subscription:change" },
        new("payOrder", "ORDER-3", [Role.Customer]) { Action = "billing:order:pay" },
        new("cancelOrder", "ORDER-4", [Role.Customer]) { Action = "billing:order:cancel" },
        new("unsubscribe", "ORDER-5", [Role.Customer]) { Action = PolicyActions.Unsubscribe },
        new("unsubscribeRenewal", "COUPON-41", [Role.Customer]) { Action = PolicyActions.Unsubscribe },
        new("paymentOptions", "DISC-18", [Role.Customer]),
        new("paymentMethods", "BILL-4", [Role.Customer]),
        new("customerWallet", "COUPON-5", [Role.Customer, Role.Finance]),
        new("topUpCustomerBalance", "BILL-4", [Role.Finance]),
        new("issueCustomerCoupon", "COUPON-1", [Role.OperationsManager]),
        new("reportProvisioning", "ORDER-11", [Role.OperationsManager]),
        new("adjustOrderPrice", "DISC-4", [Role.PartnerAdministrator, Role.AccountManager, Role.ResellerAdministrator], Permissions.SetDiscounts),
        new("sellableProducts", "CSP-29", [.. Enum.GetValues<Role>().Where(role => role != Role.Anonymous)]),
        new("changeResource", "ORDER-5", [Role.Customer]) { Action = "billing:subscription:change" },
        new("order", "ORDER-6", [Role.Customer]) { Action = PolicyActions.ViewOrders },
        new("orders", "BILL-9", [Role.Customer]) { Action = PolicyActions.ViewOrders },
        new("myOrders", "BILL-9", [Role.Customer]) { Action = PolicyActions.ViewOrders },
        new("resource", "ACCT-22", [Role.Customer]) { Action = "billing:resource:view" },
        new("resources", "ACCT-22", [Role.Customer]) { Action = "billing:resource:view" },
        new("combinedOrderOperations", "ORDER-2", Enum.GetValues<Role>()),
        new("orderEligibility", "CSP-14",
            [
                Role.Customer, Role.PartnerAdministrator, Role.AccountDirector, Role.AccountManager, Role.ResellerAdministrator,
                Role.EcosystemManager, Role.OperationsManager,
            ], "customer.view"),
    ];
}
