using PartnerGraph.Write.EventStore.Sqlite.Chain;
using PartnerGraph.Write.EventStore.Sqlite.Files;

namespace PartnerGraph.Write.EventStore.Sqlite.Appending;

/// <summary>Going on with the events that are there, whatever was lost or altered.</summary>
public static class LogAcceptance
{
    /// <summary>Gives the log a new id, a chain over the events as they are, and a witness. No other process may have it open.</summary>
    /// <exception cref="StoreDamagedException">The file has no tables: there is nothing to go on with.</exception>
    public static async Task Accept(string dataDirectory, TimeProvider time)
    {
        var options = new SqliteEventStoreOptions { DataDirectory = dataDirectory };
        using (var connection = SqliteFile.OpenUnexamined(options))
        using (var transaction = connection.BeginTransaction())
        {
            if (SqliteSchema.VersionOf(connection) != SqliteSchema.Version)
                throw new StoreDamagedException("The event file has no tables, or a layout that this release does not write: there is nothing to go on with.");
            LogTables.Begin(connection);
            // Whole by decision: nothing older is there to compare with.
            connection.Execute("UPDATE log SET closed = 1");
            transaction.Commit();
        }

        HeadWitness.Remove(dataDirectory);
        await new SqliteEventStore(options, time).DisposeAsync();
    }
}
