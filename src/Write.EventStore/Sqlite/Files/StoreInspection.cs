using Microsoft.Data.Sqlite;
using PartnerGraph.Write.EventStore.Sqlite.Chain;
using PartnerGraph.Write.EventStore.Sqlite.Reading;

namespace PartnerGraph.Write.EventStore.Sqlite.Files;

/// <summary>How an event file looks from outside, whether or not a server has it open. Nothing is written.</summary>
/// <param name="Layout">The version of its layout; the first one has no chain.</param>
/// <param name="Head">The last commit; null when there is no chain.</param>
/// <param name="IsReadable">Whether its events can be read at all, whatever else is wrong.</param>
/// <param name="Types">The stored types of its events, by name.</param>
/// <param name="Problems">What is missing, altered or damaged; one sentence each.</param>
public sealed record StoreInspection(long Layout, LogMark? Head, bool IsReadable, IReadOnlyList<string> Types, IReadOnlyList<string> Problems)
{
    /// <summary>The layout that this release writes.</summary>
    public static long PresentLayout => SqliteSchema.Version;

    /// <param name="full">Compares every event with the chain, not only those of the last segment.</param>
    public static StoreInspection Of(string dataDirectory, bool full)
    {
        var options = new SqliteEventStoreOptions { DataDirectory = dataDirectory, ReadOnly = true };
        var witness = HeadWitness.Read(dataDirectory);
        var (isEmpty, wal) = SqliteFile.Found(options);
        if (isEmpty)
            return Damaged(0, witness is { Position: > 0 } ? $"Events are lost: the event file is empty, and {witness.Position} were acknowledged." : "The event file is empty.");
        try
        {
            using var connection = SqliteFile.OpenReader(options);
            var layout = SqliteSchema.VersionOf(connection);
            if (layout == 0) return Damaged(layout, "The event file is not whole: it has no tables, and the WAL that held them is not beside it.");
            if (layout > PresentLayout) return Damaged(layout, $"The event file has schema version {layout}, which this release does not know.");
            if (Integrity(connection) is { } damage) return Damaged(layout, damage);
            var gaps = Gaps(connection);
            if (layout < PresentLayout) return new(layout, null, true, TypesIn(connection), gaps);
            var examination = new LogExamination(connection, witness, wal);
            List<string> problems = [.. full ? examination.Full() : examination.LastSegment(), .. gaps];
            using var reader = new EventReader(SqliteFile.OpenReader(options));
            return new(layout, reader.MarkAt(reader.Head()), true, TypesIn(connection), problems);
        }
        catch (SqliteException broken)
        {
            return Damaged(0, broken.Message);
        }
    }

    private static StoreInspection Damaged(long layout, string problem) => new(layout, null, false, [], [problem]);

    private static string? Integrity(SqliteConnection connection)
    {
        using var check = new Statement(connection, "PRAGMA integrity_check(1)");
        return check.Step() && check.Text(0) is var verdict and not "ok" ? verdict : null;
    }

    private static List<string> TypesIn(SqliteConnection connection)
    {
        using var types = new Statement(connection, "SELECT name FROM types ORDER BY name");
        List<string> names = [];
        while (types.Step()) names.Add(types.Text(0));
        return names;
    }

    private static List<string> Gaps(SqliteConnection connection)
    {
        using var gap = new Statement(connection, "SELECT stream FROM events GROUP BY stream HAVING max(version) + 1 <> count(*) LIMIT 1");
        return gap.Step() ? [$"Events are missing in the stream {gap.Text(0)}."] : [];
    }
}
