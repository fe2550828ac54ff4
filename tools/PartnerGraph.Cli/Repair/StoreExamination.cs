using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
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
    private const int Sample = 1_000;

    private string EventFile => Path.Combine(data.FullName, "events.db");

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
        foreach (var type in StoredTypes()) yield return await Decode(store, type, cancellation);
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

    private List<string> StoredTypes()
    {
        using var events = Open();
        using var command = events.CreateCommand();
        command.CommandText = "SELECT name FROM types ORDER BY name";
        using var reader = command.ExecuteReader();
        List<string> names = [];
        while (reader.Read()) names.Add(reader.GetString(0));
        return names;
    }

    private async Task<Finding> Decode(EmbeddedStore store, string type, CancellationToken cancellation)
    {
        long decoded = 0, position = 0;
        for (var more = true; more && (full || decoded < Sample);)
        {
            var page = await store.Events.ReadAll(position, Sample, [type], cancellation);
            foreach (var stored in page.Events)
            {
                try
                {
                    store.Types.Decode(stored);
                    decoded++;
                }
                catch (Exception failure) when (failure is System.Text.Json.JsonException or InvalidOperationException or FormatException or OverflowException)
                {
                    return Finding.Broken(type, $"the event at position {stored.Position} cannot be read: {failure.Message}");
                }
            }

            (position, more) = (page.ScannedTo, !page.AtHead);
        }

        return Finding.Fine(type, full || decoded < Sample ? $"all {decoded} events can be read" : $"the first {decoded} events can be read");
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

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = EventFile, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }
}
