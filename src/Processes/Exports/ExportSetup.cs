using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Processes.Deadlines;
using PartnerGraph.Processes.Exports.Contents;
using PartnerGraph.Processes.Exports.Contents.Incentives;
using PartnerGraph.Read.Projections.Runtime;

namespace PartnerGraph.Processes.Exports;

public static class ExportSetup
{
    /// <summary>What writes files, and takes them away again.</summary>
    public static IServiceCollection AddExportFiles(this IServiceCollection services) => services
        .AddSingleton<IExportContent, BillContent>()
        .AddSingleton<IExportContent, ExpenditureContent>()
        .AddSingleton<IExportContent, SummaryContent>()
        .AddSingleton<IExportContent, StatementContent>()
        .AddSingleton<IExportContent, PayoutContent>()
        .AddSingleton<ExportProgress>()
        .AddSingleton<ExportJob>()
        .AddSingleton<ExportWorker>()
        .AddHostedService(provider => provider.GetRequiredService<ExportWorker>())
        .AddHostedService<ExportFilesFollower>()
        .AddProjection<WhenExportDeletedThenDeleteFile>()
        .AddDeadline<ExportExpiry>(ExportExpiry.Declared);
}
