using PartnerGraph.Api.GraphQL.Hosting;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Billing;
using PartnerGraph.Read.Projections.Runtime;

namespace PartnerGraph.Api.GraphQL.Billing;

public static class BillingCapability
{
    public static IServiceCollection AddBilling(this IServiceCollection services) => services
        .AddProjection<CustomerBalanceProjection>()
        .AddProjection<PaymentProjection>()
        .AddSingleton<CustomerBalanceReads>()
        .AddSingleton<PaymentReads>()
        .AddAccess<BillingAccess>()
        .AddQueries<BillingQueries>()
        .AddQueries<PaymentQueries>()
        .AddMutations<BillingMutations>();
}

internal sealed class BillingAccess : IAccessRules
{
    private static readonly Role[] Readers = [Role.PartnerAdministrator, Role.DistributorAdministrator, Role.Finance];

    public IEnumerable<AccessRule> Rules =>
    [
        new("amountDue", "BILL-1", Readers, "bill.view"),
        new("accountBalance", "BILL-2", Readers, "bill.view"),
        new("payments", "BILL-25", Readers, "bill.view"),
        new("customerBalance", "BUDGET-11", [Role.Customer, Role.Finance]),
        new("repay", "BILL-25", [Role.PartnerAdministrator, Role.DistributorAdministrator], "bill.repay"),
        new("topUpBalance", "BILL-2", [Role.Finance]),
    ];
}
