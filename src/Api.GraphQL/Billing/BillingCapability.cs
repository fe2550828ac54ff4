using PartnerGraph.Api.Hosting;
using PartnerGraph.Api.Security;
using PartnerGraph.Projections.Billing;
using PartnerGraph.Projections.Runtime;

namespace PartnerGraph.Api.Billing;

public static class BillingCapability
{
    public static IServiceCollection AddBilling(this IServiceCollection services) => services
        .AddProjection<CustomerBalanceProjection>()
        .AddSingleton<CustomerBalanceReads>()
        .AddAccess<BillingAccess>()
        .AddQueries<BillingQueries>()
        .AddMutations<BillingMutations>();
}

internal sealed class BillingAccess : IAccessRules
{
    private static readonly Role[] Readers = [Role.PartnerAdministrator, Role.DistributorAdministrator, Role.Finance];

    public IEnumerable<AccessRule> Rules =>
    [
        new("amountDue", "BILL-1", Readers, "bill.view"),
        new("accountBalance", "BILL-2", Readers, "bill.view"),
        new("customerBalance", "BUDGET-11", [Role.Customer, Role.Finance]),
        new("repay", "BILL-25", [Role.PartnerAdministrator, Role.DistributorAdministrator], "bill.repay"),
        new("topUpBalance", "BILL-2", [Role.Finance]),
    ];
}
