using PartnerGraph.Api.GraphQL.Expenditure.Readings;
using PartnerGraph.Api.GraphQL.Hosting;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Api.GraphQL.Transport;
using PartnerGraph.Read.Projections.Expenditure;
using PartnerGraph.Read.Projections.Expenditure.Reading;
using PartnerGraph.Read.Projections.Expenditure.Readings;
using PartnerGraph.Read.Projections.Expenditure.Reconciling;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Expenditure;
using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Expenditure;

namespace PartnerGraph.Api.GraphQL.Expenditure;

public static class ExpenditureCapability
{
    public static IServiceCollection AddExpenditure(this IServiceCollection services) => services
        .AddSingleton(ExpenditurePolicy.Default)
        .AddSingleton(provider => new KnownCustomers(async (customerId, cancellation) =>
            (await provider.GetRequiredService<CommandRunner>().Load(CustomerDecider.Definition, customerId, cancellation)).State.Exists))
        .AddSingleton<LinePrices>()
        .AddSingleton<ExpenditureRecorder>()
        .AddSingleton<ExpenditureCorrections>()
        .AddSingleton<StoredLines>()
        .AddProjection<ExpenditureProjection>()
        .AddSingleton<DistributionReads>()
        .AddSingleton<SummaryReads>()
        .AddSingleton<DetailReads>()
        .AddSingleton<LineSpanReads>()
        .AddSingleton<ReconciliationReads>()
        .AddSingleton<SpendingPartners>()
        .AddSingleton<ExpenditureReadings>()
        .AddSingleton<IOperationCompanion, ReadingAudit>()
        .AddProjection<ExpenditureReadingProjection>()
        .AddSingleton<ExpenditureReadingReads>()
        .AddAccess<ExpenditureAccess>()
        .AddQueries<ExpenditureQueries>()
        .AddQueries<ExpenditureReadingQueries>()
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
        new("expenditureReadings", "proposed", [Role.OperationsManager]),
        new("percentile95Products", "EXPEND-8", Enum.GetValues<Role>()),
    ];
}
