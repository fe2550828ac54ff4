using System.Globalization;
using Microsoft.Data.Sqlite;

namespace PartnerGraph.EventStore.Sqlite;

/// <summary>The tables of the file and their version. Small columns come before the blobs, so that looking at them reads no overflow page.</summary>
internal static class SqliteSchema
{
    public const int Version = 1;

    private const string Create = """
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
        PRAGMA user_version = 1;
        """;

    /// <exception cref="UnknownStoreVersionException">A newer release made the file.</exception>
    public static void Ensure(SqliteConnection connection)
    {
        if (Check(VersionOf(connection))) return;
        using var transaction = connection.BeginTransaction();
        if (!Check(VersionOf(connection))) connection.Execute(Create);
        transaction.Commit();
    }

    private static bool Check(long version) => version switch
    {
        0 => false,
        Version => true,
        _ => throw new UnknownStoreVersionException(version),
    };

    private static long VersionOf(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA user_version";
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }
}

/// <summary>The event file has a layout that this release does not know; it is left untouched.</summary>
public sealed class UnknownStoreVersionException(long version)
    : Exception($"The event file has schema version {version}; this release knows up to {SqliteSchema.Version}. Use the release that wrote it or a newer one.")
{
    public long StoreVersion { get; } = version;
}
