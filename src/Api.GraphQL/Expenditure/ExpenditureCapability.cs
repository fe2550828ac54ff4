using PartnerGraph.Api.Hosting;
using PartnerGraph.Api.Security;
using PartnerGraph.Domain.Customers;
using PartnerGraph.Domain.Expenditure;
using PartnerGraph.EventStore.Commands;
using PartnerGraph.EventStore.Expenditure;
using PartnerGraph.Projections.Expenditure;
using PartnerGraph.Projections.Expenditure.Reconciling;
using PartnerGraph.Projections.Runtime;

namespace PartnerGraph.Api.Expenditure;

public static class ExpenditureCapability
{
    public static IServiceCollection AddExpenditure(this IServiceCollection services) => services
        .AddSingleton(ExpenditurePolicy.Default)
        .AddSingleton(provider => new KnownCustomers(async (customerId, cancellation) =>
            (await provider.GetRequiredService<CommandRunner>().Load(CustomerDecider.Definition, customerId, cancellation)).State.Exists))
        .AddSingleton<ExpenditureRecorder>()
        .AddSingleton<ExpenditureCorrections>()
        .AddSingleton<StoredLines>()
        .AddProjection<ExpenditureProjection>()
        .AddSingleton<DistributionReads>()
        .AddSingleton<SummaryReads>()
        .AddSingleton<DetailReads>()
        .AddSingleton<ReconciliationReads>()
        .AddAccess<ExpenditureAccess>()
        .AddQueries<ExpenditureQueries>()
        .AddQueries<ReconciliationQueries>()
        .AddMutations<ExpenditureMutations>();
}

internal sealed class ExpenditureAccess : IAccessRules
{
    private const string View = "expenditure.view";

    private static readonly IReadOnlyList<Role> Readers =
    [
        Role.PartnerAdministrator, Role.AccountDirector, Role.AccountManager, Role.DistributorAdministrator, Role.ResellerAdministrator,
        Role.Customer, Role.OperationsManager,
    ];

    public IEnumerable<AccessRule> Rules =>
    [
        new("recordExpenditures", "proposed", [Role.OperationsManager]),
        new("reverseExpenditures", "proposed", [Role.OperationsManager]),
        new("recordedLines", "proposed", [Role.OperationsManager]),
        new("expenditureDashboard", "EXPEND-1", Readers, View),
        new("expenditureOverview", "EXPEND-4", Readers, View),
        new("expenditureDistribution", "EXPEND-5", Readers, View),
        new("expenditureSummary", "EXPEND-17", Readers, View),
        new("expenditureDetails", "EXPEND-9", Readers, View),
        new("reconciliation", "proposed", [Role.OperationsManager, Role.Finance]),
        new("percentile95Products", "EXPEND-8", Enum.GetValues<Role>()),
    ];
}
