using Microsoft.Data.Sqlite;
using PartnerGraph.Write.EventStore.Chain;
using PartnerGraph.Write.EventStore.Sqlite.Files;

namespace PartnerGraph.Write.EventStore.Sqlite.Chain;

/// <summary>The tables of the chain, and its first computation over a log that has none.</summary>
internal static class LogTables
{
    // closed: whether the last process to write ended in order, so that the file is whole without a WAL beside it.
    public const string Create = """
        CREATE TABLE log (one INTEGER PRIMARY KEY CHECK (one = 1), id BLOB NOT NULL, closed INTEGER NOT NULL) STRICT;
        CREATE TABLE chain (position INTEGER PRIMARY KEY, hash BLOB NOT NULL) STRICT;
        """;

    private const int EventsALink = 4_096;

    public static Guid IdOf(SqliteConnection connection)
    {
        using var id = new Statement(connection, "SELECT id FROM log");
        return id.Step() ? new Guid(id.Blob(0), bigEndian: true) : throw new StoreDamagedException("The event file has no id.");
    }

    /// <summary>Names the log anew and computes its chain from the events as they are.</summary>
    public static void Begin(SqliteConnection connection)
    {
        var id = Guid.NewGuid();
        connection.Execute("DELETE FROM log; DELETE FROM chain;");
        // A file without events is whole as it is made; the first append takes the mark away.
        using (var insert = new Statement(connection, "INSERT INTO log (one, id, closed) SELECT 1, ?1, NOT EXISTS (SELECT 1 FROM events)"))
            insert.BindBlob(1, id.ToByteArray(bigEndian: true)).Step();
        using var add = new Statement(connection, "INSERT INTO chain (position, hash) VALUES (?1, ?2)");
        using var events = new ChainedEvents(connection);
        using var hash = new ChainHash();
        var link = ChainHash.OfEmpty(id);
        add.Bind(1, 0).BindBlob(2, link).Step();
        for (long from = 0; ;)
        {
            hash.Begin(link);
            var (count, last) = events.AddTo(hash, from, long.MaxValue, EventsALink);
            if (count == 0) return;
            add.Bind(1, last).BindBlob(2, link = hash.End()).Step();
            from = last;
        }
    }
}
