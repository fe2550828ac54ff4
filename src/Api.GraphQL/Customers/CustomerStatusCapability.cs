using PartnerGraph.Api.Hosting;
using PartnerGraph.Api.Security;
using PartnerGraph.Domain.Customers;
using PartnerGraph.EventStore.Customers;
using PartnerGraph.Projections.Customers;
using PartnerGraph.Projections.Runtime;

namespace PartnerGraph.Api.Customers;

public static class CustomerStatusCapability
{
    public static IServiceCollection AddCustomerStatus(this IServiceCollection services) => services
        .AddSingleton(CustomerStatusPolicy.Default)
        .AddSingleton<CustomerStatusWorkflow>()
        .AddProjection<CustomerStatusProjection>()
        .AddProjection<WhenPartnerFrozenThenFreezeCustomers>()
        .AddSingleton<CustomerStatusReads>()
        .AddSingleton<CustomerStatusFinder>()
        .AddAccess<CustomerStatusAccess>()
        .AddQueries<CustomerStatusQueries>()
        .AddMutations<CustomerStatusMutations>();
}

internal sealed class CustomerStatusAccess : IAccessRules
{
    public IEnumerable<AccessRule> Rules =>
    [
        new("freezeCustomer", "BUDGET-6", [Role.PartnerAdministrator, Role.ResellerAdministrator, Role.OperationsManager], "customer.freeze"),
        new("unfreezeCustomer", "ACCT-9", [Role.PartnerAdministrator, Role.ResellerAdministrator, Role.OperationsManager], "customer.freeze"),
        new("accountStatus", "ACCT-22",
            [
                Role.PartnerAdministrator, Role.AccountDirector, Role.AccountManager, Role.ResellerAdministrator, Role.Customer,
                Role.EcosystemManager, Role.OperationsManager, Role.Finance,
            ], "customer.view"),
    ];
}
