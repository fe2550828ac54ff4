using Microsoft.Data.Sqlite;

namespace PartnerGraph.EventStore.Sqlite;

/// <summary>Opens connections to the one file. Connections are not pooled by the provider: prepared statements live as long as they do.</summary>
internal static class SqliteFile
{
    public static SqliteConnection OpenWriter(SqliteEventStoreOptions options)
    {
        Directory.CreateDirectory(options.DataDirectory);
        var connection = Open(options, SqliteOpenMode.ReadWriteCreate);
        try
        {
            // 64 MiB between checkpoints: each one costs a sync of the main file and random page writes in the writer's time.
            connection.Execute("""
                PRAGMA journal_mode = WAL;
                PRAGMA synchronous = FULL;
                PRAGMA cache_size = -65536;
                PRAGMA wal_autocheckpoint = 16384;
                PRAGMA journal_size_limit = 67108864;
                """);
            SqliteSchema.Ensure(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public static SqliteConnection OpenReader(SqliteEventStoreOptions options)
    {
        var connection = Open(options, SqliteOpenMode.ReadOnly);
        connection.Execute("PRAGMA busy_timeout = 5000; PRAGMA cache_size = -16384; PRAGMA mmap_size = 268435456;");
        return connection;
    }

    public static void Execute(this SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static SqliteConnection Open(SqliteEventStoreOptions options, SqliteOpenMode mode)
    {
        var source = new SqliteConnectionStringBuilder { DataSource = options.FilePath, Mode = mode, Pooling = false };
        var connection = new SqliteConnection(source.ToString());
        connection.Open();
        return connection;
    }
}
