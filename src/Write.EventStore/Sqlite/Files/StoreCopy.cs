using Microsoft.Data.Sqlite;

namespace PartnerGraph.Write.EventStore.Sqlite.Files;

/// <summary>A whole event file of its own, taken from one that may be in use.</summary>
public static class StoreCopy
{
    /// <summary>
    /// Copies the events as of one commit, while others read and write, and closes the copy in order: one file, whole without anything beside it, and
    /// a witness. A file of an older layout gets its chain in the copy.
    /// </summary>
    /// <param name="target">A directory without a store.</param>
    /// <exception cref="StoreDamagedException">What was copied is not what was acknowledged, as far as the end of the log tells.</exception>
    public static async Task Make(string source, string target, TimeProvider time)
    {
        var copy = new SqliteEventStoreOptions { DataDirectory = target };
        PrivateFiles.CreateDirectory(target);
        PrivateFiles.Touch(copy.FilePath);
        using (var from = SqliteFile.OpenReader(new() { DataDirectory = source }))
        using (var to = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = copy.FilePath, Pooling = false }.ToString()))
        {
            to.Open();
            from.BackupDatabase(to);
            // What was copied is one commit, whole, although its source is open.
            if (SqliteSchema.VersionOf(to) == SqliteSchema.Version) to.Execute("UPDATE log SET closed = 1");
        }

        await new SqliteEventStore(copy, time).DisposeAsync();
        Seal(target);
    }

    /// <summary>Makes a store that was closed in order readable from where nothing can be written, too; whoever opens it for writing turns the WAL on again.</summary>
    public static void Seal(string directory)
    {
        using var closed = SqliteFile.OpenUnexamined(new() { DataDirectory = directory });
        closed.Execute("PRAGMA journal_mode = DELETE");
    }
}
