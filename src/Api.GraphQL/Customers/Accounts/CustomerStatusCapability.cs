using PartnerGraph.Api.GraphQL.Hosting;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Processes.Customers;
using PartnerGraph.Read.Projections.Customers.Accounts;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Write.Application.Customers.Accounts;
using PartnerGraph.Write.Domain.Customers.Accounts;

namespace PartnerGraph.Api.GraphQL.Customers.Accounts;

public static class CustomerStatusCapability
{
    public static IServiceCollection AddCustomerStatus(this IServiceCollection services) => services
        .AddSingleton(CustomerStatusPolicy.Default)
        .AddSingleton<CustomerStatusWorkflow>()
        .AddProjection<CustomerStatusProjection>()
        .AddProjection<WhenPartnerFrozenThenFreezeCustomers>()
        .AddSingleton<CustomerStatusReads>()
        .AddSingleton<CustomerStatusHistoryReads>()
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
