using PartnerGraph.Api.GraphQL.Hosting;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Processes.Deadlines;
using PartnerGraph.Processes.Quotas;
using PartnerGraph.Read.Projections.Expenditure;
using PartnerGraph.Read.Projections.Quotas;
using PartnerGraph.Read.Projections.Quotas.Alerts;
using PartnerGraph.Read.Projections.Quotas.Budgets;
using PartnerGraph.Read.Projections.Quotas.ResellerBudgets;
using PartnerGraph.Read.Projections.Quotas.Spending;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Write.Application.Quotas;
using PartnerGraph.Write.Domain.Quotas;

namespace PartnerGraph.Api.GraphQL.Quotas;

public static class QuotasCapability
{
    public static IServiceCollection AddQuotas(this IServiceCollection services) => services
        .AddWriteSide()
        .AddReadSide()
        .AddAccess<QuotasAccess>()
        .AddQueries<BudgetQueries>()
        .AddQueries<QuotaQueries>()
        .AddQueries<QuotaRequestQueries>()
        .AddQueries<ResellerBudgetQueries>()
        .AddQueries<AlertQueries>()
        .AddMutations<BudgetMutations>()
        .AddMutations<QuotaMutations>()
        .AddMutations<QuotaRequestMutations>()
        .AddSubscriptions<BudgetSubscriptions>()
        .AddSubscriptions<QuotaSubscriptions>()
        .AddNode<CustomerBudget>(async (provider, actor, key, cancellation) => Allows(provider, actor, "customerBudget")
            ? await provider.GetRequiredService<BudgetQueries>().Find(actor, key, cancellation)
            : null)
        .AddNode<QuotaUsageAlert>((provider, actor, key, cancellation) => provider.GetRequiredService<AlertQueries>().Find<QuotaUsageAlert>(actor, key, cancellation))
        .AddNode<BudgetAlert>((provider, actor, key, cancellation) => provider.GetRequiredService<AlertQueries>().Find<BudgetAlert>(actor, key, cancellation))
        .AddNode<ConsumptionQuota>(async (provider, actor, key, cancellation) => Allows(provider, actor, "consumptionQuota")
            ? await provider.GetRequiredService<QuotaQueries>().Find(actor.Debtors(), key, cancellation)
            : null);

    private static IServiceCollection AddWriteSide(this IServiceCollection services)
    {
        services.AddSingleton(QuotaPolicy.Default);
        services.AddSingleton(BudgetPolicy.Default);
        return services.AddSingleton<BudgetWorkflow>().AddSingleton<QuotaWorkflow>();
    }

    private static IServiceCollection AddReadSide(this IServiceCollection services) => services
        .AddProjection<BudgetProjection>()
        .AddProjection<QuotaProjection>()
        .AddProjection<ResellerBudgetProjection>()
        .AddProjection<ExpenditureProjection>()
        .AddProjection<AlertProjection>()
        .AddProjection<WhenSpendingChangesThenWatch>()
        .AddProjection<WhenQuotaExceededThenRestrictPartner>()
        .AddProjection<WhenBudgetExceededThenFreezeCustomer>()
        .AddProjection<WhenCustomerLeavesThenRemoveBudget>()
        .AddSingleton<BudgetReads>()
        .AddSingleton<BudgetHistoryReads>()
        .AddSingleton<QuotaReads>()
        .AddSingleton<QuotaHistoryReads>()
        .AddSingleton<ResellerBudgetReads>()
        .AddSingleton<ResellerBudgetHistoryReads>()
        .AddSingleton<SpendingReads>()
        .AddSingleton<ObservationReads>()
        .AddSingleton<AlertReads>()
        .AddDeadline<BudgetMonthStart>(BudgetMonthStart.Declared);

    private static bool Allows(IServiceProvider provider, Actor actor, string field) => provider.GetRequiredService<AccessPolicy>().Allows(actor, field);
}

internal sealed class QuotasAccess : IAccessRules
{
    private static readonly Role[] BudgetReaders =
        [Role.PartnerAdministrator, Role.AccountDirector, Role.AccountManager, Role.ResellerAdministrator];

    private static readonly Role[] QuotaReaders =
    [
        Role.PartnerAdministrator, Role.DistributorAdministrator, Role.ResellerAdministrator, Role.EcosystemManager, Role.OperationsManager, Role.Finance,
    ];

    private static readonly Role[] QuotaGranters = [Role.EcosystemManager, Role.OperationsManager, Role.Finance];

    public IEnumerable<AccessRule> Rules =>
    [
        new("setCustomerBudget", "BUDGET-1", [Role.PartnerAdministrator, Role.AccountManager, Role.ResellerAdministrator], "budget.set"),
        new("removeCustomerBudget", "BUDGET-5", [Role.PartnerAdministrator, Role.AccountManager, Role.ResellerAdministrator], "budget.set"),
        new("grantResellerBudget", "proposed", [Role.DistributorAdministrator]),
        new("resellerBudgets", "proposed", [Role.DistributorAdministrator, Role.ResellerAdministrator, Role.OperationsManager, Role.Finance]),
        new("customerBudget", "BUDGET-3", [.. BudgetReaders, Role.DistributorAdministrator], "budget.view"),
        new("budgetHistory", "BUDGET-5", [.. BudgetReaders, Role.DistributorAdministrator], "budget.view"),
        new("budgetAlertRaised", "BUDGET-4", BudgetReaders, "budget.view"),
        new("consumptionQuota", "QUOTA-12", QuotaReaders, "quota.view"),
        new("quotaAlertRaised", "QUOTA-8", QuotaReaders, "quota.view"),
        new("alerts", "QUOTA-8", [.. QuotaReaders.Union(BudgetReaders)], "budget.view", "quota.view", "bill.view"),
        new("grantQuota", "QUOTA-1", QuotaGranters),
        new("changeQuota", "QUOTA-13", QuotaGranters),
        new("quotaIncreaseRequests", "QUOTA-13", QuotaGranters),
        new("declineQuotaIncrease", "QUOTA-13", QuotaGranters),
        new("requestQuotaIncrease", "QUOTA-13", [Role.PartnerAdministrator, Role.DistributorAdministrator, Role.ResellerAdministrator], "quota.request"),
    ];
}
