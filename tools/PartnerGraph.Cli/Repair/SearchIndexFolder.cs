using System.Globalization;
using PartnerGraph.Read.Projections.Finder.Lucene.Indexing;
using PartnerGraph.Read.Projections.Finder.Lucene.Searching;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Following;
using PartnerGraph.Read.Projections.Runtime.Quarantining;

namespace PartnerGraph.Cli.Repair;

/// <summary>Looks at the folder of a search index from outside, whether or not somebody keeps it at the moment.</summary>
internal static class SearchIndexFolder
{
    public static async Task<IReadOnlyList<Finding>> Examine(DirectoryInfo data, IReadModelStore model, LogComparison log, CancellationToken cancellation)
    {
        var (name, fingerprint) = (model.Name, model.Fingerprint);
        var directory = Path.Combine(data.FullName, "read");
        var folders = Directory.Exists(directory)
            ? Directory.EnumerateDirectories(directory, $"{name}-{fingerprint}-*.index").OrderDescending(StringComparer.Ordinal)
            : Enumerable.Empty<string>();
        foreach (var folder in folders)
            if (LuceneInspection.Of(folder) is { IsReady: true } seen) return [await Told(name, folder, seen, log, cancellation), .. seen.Quarantined.Select(SetAside)];
        return [Finding.Doubtful(name, $"not built with the present layout ({fingerprint}); the next start of the server builds it")];

        Finding SetAside(QuarantinedStream held) => Finding.SetAside(
            name, held.Stream, held.Type, held.Position.ToString(CultureInfo.InvariantCulture), held.Skipped.ToString(CultureInfo.InvariantCulture), held.Reason);
    }

    private static async Task<Finding> Told(string name, string folder, LuceneInspection seen, LogComparison log, CancellationToken cancellation) => seen.Damage is { } damage
        ? Finding.Broken(name, $"{damage}; stop the server and delete {folder}, the next start builds it anew")
        : await log.With(name, isReaction: false, seen.Position, seen.Log, $"{seen.Entries} entries, at position {seen.Position}", cancellation);
}
