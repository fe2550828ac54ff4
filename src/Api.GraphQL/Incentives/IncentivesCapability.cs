using PartnerGraph.Api.GraphQL.Hosting;
using PartnerGraph.Api.GraphQL.Incentives.Payouts;
using PartnerGraph.Api.GraphQL.Incentives.Statements;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Processes.Deadlines;
using PartnerGraph.Processes.Incentives;
using PartnerGraph.Processes.Incentives.Payouts;
using PartnerGraph.Read.Projections.Incentives;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Write.Application.Incentives;
using PartnerGraph.Write.Domain.Incentives.Statements;
using PartnerGraph.Write.Domain.Organization;

namespace PartnerGraph.Api.GraphQL.Incentives;

public static class IncentivesCapability
{
    public static IServiceCollection AddIncentives(this IServiceCollection services) => services
        .AddAccess<IncentivesAccess>()
        .AddQueries<IncentiveQueries>()
        .AddPayouts()
        .AddStatements();

    private static IServiceCollection AddStatements(this IServiceCollection services) => services
        .AddSingleton<IncentiveWorkflow>()
        .AddProjection<IncentiveProjection>()
        .AddSingleton<IncentiveReads>()
        .AddSingleton<IncentiveHistoryReads>()
        .AddSingleton<ChargeReads>()
        .AddProjection<WhenIncentiveMonthClosedThenGenerateStatement>()
        .AddProjection<WhenBillGeneratedThenStatePerformance>()
        .AddProjection<WhenIncentiveRestatementOrderedThenRestateStatement>()
        .AddProjection<WhenIncentiveStatementRestatedThenSettleDifference>()
        .AddProjection<WhenReconciliationOpenedThenNotify>()
        .AddDeadline<IncentiveGeneration>(IncentiveGeneration.Declared)
        .AddDeadline<ReconciliationOpening>(provider => ReconciliationOpening.Declared(provider.GetRequiredService<IncentivePolicy>()))
        .AddDeadline<ReconciliationDeadline>(ReconciliationDeadline.Declared)
        .AddQueries<IncentiveStatementQueries>()
        .AddQueries<IncentiveEstimateQueries>()
        .AddMutations<IncentiveStatementMutations>()
        .AddSubscriptions<ReconciliationSubscriptions>()
        .AddSubscriptions<StatementRestatementSubscriptions>()
        .AddNode<IncentiveStatement>(static async (provider, actor, key, cancellation) => Allows(provider, actor, "incentiveStatement")
            ? await provider.GetRequiredService<IncentiveStatementQueries>().Find(actor.Debtors(), key, cancellation)
            : null)
        .AddNode<IncentiveLine>(static async (provider, actor, key, cancellation) => Allows(provider, actor, "incentiveLine")
            ? await provider.GetRequiredService<IncentiveStatementQueries>().FindLine(actor.Debtors(), key, cancellation)
            : null);

    private static bool Allows(IServiceProvider provider, Actor actor, string field) => provider.GetRequiredService<AccessPolicy>().Allows(actor, field);
}

internal sealed class IncentivesAccess : IAccessRules
{
    private static readonly Role[] Readers =
        [Role.PartnerAdministrator, Role.DistributorAdministrator, Role.ResellerAdministrator, Role.EcosystemManager, Role.OperationsManager, Role.Finance];

    private static readonly Role[] Rejecters = [Role.PartnerAdministrator, Role.DistributorAdministrator, Role.ResellerAdministrator];

    public IEnumerable<AccessRule> Rules =>
    [
        new("rebateTypes", "INCENT-14", Enum.GetValues<Role>()),
        new("payoutMethods", "INCENT-23", Enum.GetValues<Role>()),
        new("signingEntities", "INCENT-38", Enum.GetValues<Role>()),
        new("incentiveStatements", "INCENT-6", Readers, Permissions.ViewIncentives),
        new("incentiveStatement", "INCENT-8", Readers, Permissions.ViewIncentives),
        new("incentiveLine", "INCENT-15", Readers, Permissions.ViewIncentives),
        new("incentiveEstimate", "INCENT-16", Readers, Permissions.ViewIncentives),
        new("incentiveWhatIf", "INCENT-16", Readers, Permissions.ViewIncentives),
        new("reconciliationOpened", "INCENT-18", Readers, Permissions.ViewIncentives),
        new("incentiveStatementRestated", "INCENT-18", Readers, Permissions.ViewIncentives),
        new("rejectIncentiveStatement", "INCENT-19", Rejecters, Permissions.SettleIncentives),
        new("resolveIncentiveRejection", "INCENT-20", [Role.OperationsManager]),
        new("restateIncentiveStatement", "proposed", [Role.OperationsManager, Role.Finance]),
    ];
}
