using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Cli.Stores;
using PartnerGraph.Read.Projections.Expenditure;
using PartnerGraph.Read.Projections.Expenditure.Reading;
using PartnerGraph.Read.Projections.Finder.Elasticsearch;
using PartnerGraph.Read.Projections.Finder.Lucene;
using PartnerGraph.Read.Projections.Finder.Lucene.Searching;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Following;
using PartnerGraph.Write.EventStore.Sqlite.Files;

namespace PartnerGraph.Cli.Repair;

/// <summary>Looks at the files of a directory; a server may run on it meanwhile.</summary>
internal sealed class StoreExamination(DirectoryInfo data, bool full)
{
    public async IAsyncEnumerable<Finding> Run([EnumeratorCancellation] CancellationToken cancellation)
    {
        var seen = StoreInspection.Of(data.FullName, full);
        foreach (var finding in EventFileFindings.Of(seen, full)) yield return finding;
        yield return SigningKey();
        yield return Disk();
        // Nothing can be said of what lies inside a file that cannot be read.
        if (!seen.IsReadable) yield break;

        await using var store = EmbeddedStore.OpenToRead(data);
        var head = await store.Events.Head(cancellation);
        yield return Finding.Fine("events", $"{head} stored");
        var log = new LogComparison(store.Events);
        var decoding = new EventDecoding(store.Events, store.Types, full);
        foreach (var type in seen.Types) yield return await decoding.Of(type, cancellation);
        foreach (var model in store.Services.GetServices<IReadModelStore>().OrderBy(model => model.Name, StringComparer.Ordinal))
        {
            IReadOnlyList<Finding> findings = model switch
            {
                LuceneFinderStore => await SearchIndexFolder.Examine(data, model, log, cancellation),
                ElasticsearchFinderStore => [Finding.Fine(model.Name, "kept by an Elasticsearch server, which looks after its own files")],
                _ => await ReadModelFile.Examine(data, model, log, cancellation),
            };
            foreach (var finding in findings) yield return finding;
            if (model.Name == ExpenditureProjection.ReadModelName && findings.All(finding => finding.Health == Health.Fine)
                && ReadModelFile.Serving(data, model.Name, model.Fingerprint) is { } file)
                yield return await LedgerExamination.Run(store, file, full, cancellation);
        }
    }

    private Finding SigningKey()
    {
        var key = new FileInfo(Path.Combine(data.FullName, "signing.key"));
        if (!key.Exists) return Finding.Fine("signing key", "none yet; the first token makes one");
        if (key.Length < 32) return Finding.Broken("signing key", $"{key.Length} bytes, at least 32 are needed; delete it and restart, tokens are then made anew");
        return OperatingSystem.IsWindows() || (key.UnixFileMode & ~(UnixFileMode.UserRead | UnixFileMode.UserWrite)) == 0
            ? Finding.Fine("signing key", "readable by its owner alone")
            : Finding.Broken("signing key", $"others may read it: chmod 600 {key.FullName}, and change it if they could have");
    }

    private Finding Disk()
    {
        const long Least = 1L << 30;
        var free = new DriveInfo(data.FullName).AvailableFreeSpace;
        var text = string.Create(CultureInfo.InvariantCulture, $"{free / 1_048_576} MiB free");
        return free >= Least ? Finding.Fine("disk", text) : Finding.Doubtful("disk", $"{text}; appends fail when it is full");
    }
}
