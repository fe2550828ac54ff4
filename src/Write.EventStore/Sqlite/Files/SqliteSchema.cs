using System.Globalization;
using Microsoft.Data.Sqlite;
using PartnerGraph.Write.EventStore.Sqlite.Chain;

namespace PartnerGraph.Write.EventStore.Sqlite.Files;

/// <summary>The tables of the file and their version. Small columns come before the blobs, so that looking at them reads no overflow page.</summary>
internal static class SqliteSchema
{
    public const int Version = 2;

    private const string CreateEvents = """
        CREATE TABLE types (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
        CREATE TABLE events (
            position INTEGER PRIMARY KEY,
            type_id  INTEGER NOT NULL,
            version  INTEGER NOT NULL,
            stream   TEXT NOT NULL,
            event_id BLOB NOT NULL,
            data     BLOB NOT NULL,
            metadata BLOB NOT NULL) STRICT;
        CREATE UNIQUE INDEX events_by_stream ON events (stream, version);
        CREATE UNIQUE INDEX events_by_id ON events (event_id);
        CREATE INDEX events_by_type ON events (type_id);
        """;

    /// <summary>Makes what is missing. A file of the first layout gets its chain, once, computed from the events that it holds.</summary>
    /// <param name="isEmpty">Whether there was nothing in the file before it was opened.</param>
    /// <returns>Whether anything was made: there is then nothing older to compare with.</returns>
    /// <exception cref="UnknownStoreVersionException">A newer release made the file.</exception>
    /// <exception cref="StoreDamagedException">The file is a database without tables: what it held lies in a WAL that is not beside it.</exception>
    public static bool Ensure(SqliteConnection connection, bool isEmpty)
    {
        if (Check(VersionOf(connection))) return false;
        using var transaction = connection.BeginTransaction();
        var version = VersionOf(connection);
        if (Check(version)) return false;
        if (version == 0 && !isEmpty) throw new StoreDamagedException("The event file is not whole: it has no tables, and the WAL that held them is not beside it.");
        if (version == 0) connection.Execute(CreateEvents);
        connection.Execute(LogTables.Create);
        LogTables.Begin(connection);
        connection.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {Version}"));
        transaction.Commit();
        return true;
    }

    public static long VersionOf(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA user_version";
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private static bool Check(long version) => version switch
    {
        0 or 1 => false,
        Version => true,
        _ => throw new UnknownStoreVersionException(version),
    };
}

/// <summary>The event file has a layout that this release does not know; it is left untouched.</summary>
public sealed class UnknownStoreVersionException(long version)
    : Exception($"The event file has schema version {version}; this release knows up to {SqliteSchema.Version}. Use the release that wrote it or a newer one.")
{
    public long StoreVersion { get; } = version;
}
