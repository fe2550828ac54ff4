using PartnerGraph.Api.GraphQL.Hosting;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Processes.Exports;
using PartnerGraph.Read.Projections.Exports;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Write.Application.Exports;
using PartnerGraph.Write.Domain.Exports;
using PartnerGraph.Write.Domain.Organization;

namespace PartnerGraph.Api.GraphQL.Exports;

public static class ExportsCapability
{
    public static IServiceCollection AddExports(this IServiceCollection services) => services
        .AddSingleton<ExportWorkflow>()
        .AddProjection<ExportProjection>()
        .AddSingleton<ExportReads>()
        .AddSingleton<LedgerMoments>()
        .AddExportFiles()
        .AddSingleton<ExportLinks>()
        .AddAccess<ExportAccess>()
        .AddQueries<ExportQueries>()
        .AddMutations<ExportMutations>()
        .AddSubscriptions<ExportSubscriptions>()
        .AddNode<Export>(static async (provider, actor, key, cancellation) => provider.GetRequiredService<AccessPolicy>().Allows(actor, "export")
            ? await provider.GetRequiredService<ExportQueries>().Find(actor, key, cancellation)
            : null);
}

internal sealed class ExportAccess : IAccessRules
{
    // Whoever reads what is exported exports it.
    private static readonly Role[] OfBills = [Role.PartnerAdministrator, Role.DistributorAdministrator, Role.Finance];

    private static readonly Role[] OfExpenditures =
    [
        Role.PartnerAdministrator, Role.AccountDirector, Role.AccountManager, Role.DistributorAdministrator, Role.ResellerAdministrator, Role.Customer,
        Role.OperationsManager,
    ];

    private static readonly Role[] OfIncentives =
        [Role.PartnerAdministrator, Role.DistributorAdministrator, Role.ResellerAdministrator, Role.EcosystemManager, Role.OperationsManager, Role.Finance];

    private static readonly Role[] Askers = [.. OfBills.Union(OfExpenditures).Union(OfIncentives)];

    public IEnumerable<AccessRule> Rules =>
    [
        new("exportBill", "BILL-13", OfBills, Permissions.ViewBills),
        new("exportExpenditures", "EXPEND-11", OfExpenditures, Permissions.ViewExpenditures),
        new("exportExpenditureSummary", "EXPEND-17", OfExpenditures, Permissions.ViewExpenditures),
        new("exportPayouts", "INCENT-6", OfIncentives, Permissions.ViewIncentives),
        new("exportIncentiveStatement", "INCENT-9", OfIncentives, Permissions.ViewIncentives),
        new("deleteExport", "proposed", Askers, Permissions.ViewBills, Permissions.ViewExpenditures, Permissions.ViewIncentives),
        new("export", "BILL-13", Askers, Permissions.ViewBills, Permissions.ViewExpenditures, Permissions.ViewIncentives),
        new("exports", "BILL-13", Askers, Permissions.ViewBills, Permissions.ViewExpenditures, Permissions.ViewIncentives),
        new("exportChanged", "BILL-13", Askers, Permissions.ViewBills, Permissions.ViewExpenditures, Permissions.ViewIncentives),
    ];
}
