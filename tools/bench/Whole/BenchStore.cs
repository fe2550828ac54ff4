using System.Diagnostics;
using PartnerGraph.Cli.Import;
using PartnerGraph.Cli.Stores;
using PartnerGraph.Import;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Partners;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Partners;

namespace PartnerGraph.Bench.Whole;

/// <summary>Fills a directory with a partner and its customers' lines, by the import's own parts.</summary>
internal static class BenchStore
{
    public const string Partner = "p-1";

    /// <summary>Makes the partner, and customers of everybody whom the file names.</summary>
    public static async Task Prepare(DirectoryInfo data, string file)
    {
        var store = EmbeddedStore.OpenOrCreate(data);
        await using var target = new EmbeddedTarget(store, data, project: false, new RecordingKind());
        var registered = await new PartnerWorkflow(store.Runner, store.Clock).Register(
            Partner, new PartnerDetails(PartnerKind.SolutionProvider, "CL", "Andes Cloud", "ana@andes.example"), new CommandContext("system:bench", "bench"));
        if (!registered.IsAccepted) throw new InvalidOperationException(registered.Rejections[0].Message);
        var request = new ImportRequest(
            FileLayout.Csv, [file], "csv", Map: null, new Ownership(Partner, AssociationModel.Reseller), Strict: false, RejectDirectory: null, Cli.Terminal.ProgressStyle.None);
        var survey = new FileSurvey(target, request, new RepeatSieve(new FileInfo(file).Length), _ => { });
        using var lines = ExpenditureFile.Open(file, new PartnerGraphFormat());
        await survey.Read(lines, accounts: null, _ => { }, CancellationToken.None);
        var refusals = await target.Own(survey.Customers, request.Create!, survey.Earliest!.Value.AddSeconds(-1), CancellationToken.None);
        if (refusals.Count > 0) throw new InvalidOperationException(refusals[0]);
    }

    /// <summary>Records the file, and when asked to brings the read models up to date.</summary>
    /// <returns>How long it took with the stores open.</returns>
    public static async Task<TimeSpan> Import(DirectoryInfo data, string file, bool project)
    {
        await using var target = new EmbeddedTarget(EmbeddedStore.Open(data), data, project, new RecordingKind());
        await target.Finish(position: 0, _ => { }, CancellationToken.None);
        using var lines = ExpenditureFile.Open(file, new PartnerGraphFormat());
        var start = Stopwatch.GetTimestamp();
        var totals = await new ExpenditureImport(target.Record).Run(lines);
        if (totals.Rejected > 0) throw new InvalidOperationException($"{totals.Rejected} lines were rejected.");
        await target.Finish(totals.Position, _ => { }, CancellationToken.None);
        return Stopwatch.GetElapsedTime(start);
    }
}
