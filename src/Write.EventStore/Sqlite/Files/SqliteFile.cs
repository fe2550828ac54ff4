using Microsoft.Data.Sqlite;
using PartnerGraph.Write.EventStore.Sqlite.Chain;

namespace PartnerGraph.Write.EventStore.Sqlite.Files;

/// <summary>Opens connections to the one file. Connections are not pooled by the provider: prepared statements live as long as they do.</summary>
internal static class SqliteFile
{
    /// <summary>Opens the file for writing, makes or migrates it when that is needed, and otherwise examines it.</summary>
    /// <exception cref="UnknownStoreVersionException">A newer release made the file.</exception>
    /// <exception cref="StoreDamagedException">Acknowledged events are missing or altered.</exception>
    public static SqliteConnection OpenWriter(SqliteEventStoreOptions options)
    {
        PrivateFiles.CreateDirectory(options.DataDirectory);
        RefuseToBeginAnew(options);
        PrivateFiles.Touch(options.FilePath);
        try
        {
            return OpenAndExamine(options);
        }
        catch (StoreDamagedException)
        {
            // Another process may have made the file between two looks at it; what is damaged is so at the second look, too.
            return OpenAndExamine(options);
        }
    }

    /// <summary>For whoever mends what an examination found.</summary>
    public static SqliteConnection OpenUnexamined(SqliteEventStoreOptions options) => Open(options, SqliteOpenMode.ReadWrite);

    /// <summary>What lies there before the file is opened.</summary>
    public static (bool IsEmpty, bool Wal) Found(SqliteEventStoreOptions options) =>
        (new FileInfo(options.FilePath) is not { Exists: true, Length: > 0 }, new FileInfo(options.FilePath + "-wal") is { Exists: true, Length: > 0 });

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

    /// <summary>An empty store is never made in the place of one that is gone.</summary>
    private static void RefuseToBeginAnew(SqliteEventStoreOptions options)
    {
        // In this order: another process may be making the file, and writes the witness after it.
        if (HeadWitness.Read(options.DataDirectory) is { Position: > 0 } witness && Found(options).IsEmpty)
            throw new StoreDamagedException($"Events are lost: the event file is gone or empty, and {witness.Position} were acknowledged.");
    }

    private static SqliteConnection OpenAndExamine(SqliteEventStoreOptions options)
    {
        // Both before the file is opened: the log may grow meanwhile, and opening makes a WAL.
        var witness = HeadWitness.Read(options.DataDirectory);
        var found = Found(options);
        var connection = Open(options, SqliteOpenMode.ReadWriteCreate);
        try
        {
            // Closing would move what is sound of a WAL into the file and delete the rest: what is refused stays as it was found.
            CheckpointOnClose(connection, false);
            // The tables come before the WAL, so that the main file has them whatever happens next.
            var made = SqliteSchema.Ensure(connection, found.IsEmpty);
            // 64 MiB between checkpoints: each one costs a sync of the main file and random page writes in the writer's time.
            connection.Execute("""
                PRAGMA journal_mode = WAL;
                PRAGMA synchronous = FULL;
                PRAGMA cache_size = -65536;
                PRAGMA wal_autocheckpoint = 16384;
                PRAGMA journal_size_limit = 67108864;
                """);
            if (!made && new LogExamination(connection, witness, found.Wal).LastSegment() is [var problem, ..]) throw new StoreDamagedException(problem);
            CheckpointOnClose(connection, true);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static void CheckpointOnClose(SqliteConnection connection, bool on)
    {
        const int noCheckpointOnClose = 1006;
        var result = SQLitePCL.raw.sqlite3_db_config(connection.Handle!, noCheckpointOnClose, on ? 0 : 1, out _);
        if (result != SQLitePCL.raw.SQLITE_OK) throw new SqliteException("The event file cannot be kept from a checkpoint.", result);
    }

    private static SqliteConnection Open(SqliteEventStoreOptions options, SqliteOpenMode mode)
    {
        var source = new SqliteConnectionStringBuilder { DataSource = options.FilePath, Mode = mode, Pooling = false };
        var connection = new SqliteConnection(source.ToString());
        connection.Open();
        return connection;
    }
}
