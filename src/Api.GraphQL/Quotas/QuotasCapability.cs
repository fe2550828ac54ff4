using PartnerGraph.Api.Hosting;
using PartnerGraph.Api.Security;
using PartnerGraph.Projections.Quotas;
using PartnerGraph.Projections.Runtime;

namespace PartnerGraph.Api.Quotas;

public static class QuotasCapability
{
    public static IServiceCollection AddQuotas(this IServiceCollection services) => services
        .AddProjection<BudgetProjection>()
        .AddSingleton<BudgetReads>()
        .AddAccess<QuotasAccess>()
        .AddQueries<BudgetQueries>()
        .AddMutations<BudgetMutations>()
        .AddSubscriptions<BudgetSubscriptions>();
}

internal sealed class QuotasAccess : IAccessRules
{
    public IEnumerable<AccessRule> Rules =>
    [
        new("setCustomerBudget", "BUDGET-1", [Role.PartnerAdministrator, Role.AccountManager, Role.ResellerAdministrator], "budget.set"),
        new("customerBudget", "BUDGET-3", [Role.PartnerAdministrator, Role.AccountDirector, Role.AccountManager, Role.ResellerAdministrator], "budget.view"),
        new("budgetAlertRaised", "BUDGET-4", [Role.PartnerAdministrator, Role.AccountDirector, Role.AccountManager, Role.ResellerAdministrator], "budget.view"),
    ];
}
