using System.Globalization;
using PartnerGraph.Projections.Finder.Lucene;
using PartnerGraph.Projections.Runtime.Quarantining;

namespace PartnerGraph.Cli.Repair;

/// <summary>Looks at the folder of a search index from outside, whether or not somebody keeps it at the moment.</summary>
internal static class SearchIndexFolder
{
    public static IEnumerable<Finding> Examine(DirectoryInfo data, string name, string fingerprint, long head)
    {
        var directory = Path.Combine(data.FullName, "read");
        var folders = Directory.Exists(directory)
            ? Directory.EnumerateDirectories(directory, $"{name}-{fingerprint}-*.index").OrderDescending(StringComparer.Ordinal)
            : Enumerable.Empty<string>();
        foreach (var folder in folders)
            if (LuceneInspection.Of(folder) is { IsReady: true } seen) return [Told(name, folder, seen, head), .. seen.Quarantined.Select(SetAside)];
        return [Finding.Doubtful(name, $"not built with the present layout ({fingerprint}); the next start of the server builds it")];

        Finding SetAside(QuarantinedStream held) => Finding.SetAside(
            name, held.Stream, held.Type, held.Position.ToString(CultureInfo.InvariantCulture), held.Skipped.ToString(CultureInfo.InvariantCulture), held.Reason);
    }

    private static Finding Told(string name, string folder, LuceneInspection seen, long head) => seen switch
    {
        { Damage: { } damage } => Finding.Broken(name, $"{damage}; stop the server and delete {folder}, the next start builds it anew"),
        _ when seen.Position > head => Finding.Broken(
            name, $"at position {seen.Position}, but the log ends at {head}: another store was put in its place; rebuild it"),
        _ => Finding.Fine(
            name, $"{seen.Entries} entries, at position {seen.Position} of {head}; what follows holds nothing for it, or is applied at the next start"),
    };
}
