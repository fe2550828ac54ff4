using PartnerGraph.EventStore.Contract;
using PartnerGraph.Write.EventStore.PostgreSql;

namespace PartnerGraph.Write.EventStore.Tests.PostgreSql;

internal static class PostgreSqlStores
{
    /// <summary>A node with its own store on the common log of that name.</summary>
    public static Task<PostgreSqlEventStore> Open(string log, PostgreSqlServer? server = null, Action<PostgreSqlEventStoreOptions>? configure = null)
    {
        var options = new PostgreSqlEventStoreOptions { ConnectionString = (server ?? PostgreSqlServer.Shared).ConnectionString, Schema = log };
        configure?.Invoke(options);
        return PostgreSqlEventStore.Open(options);
    }
}
