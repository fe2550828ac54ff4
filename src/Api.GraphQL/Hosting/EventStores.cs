using Microsoft.Extensions.Options;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.PostgreSql;
using PartnerGraph.Write.EventStore.Sqlite;

namespace PartnerGraph.Api.GraphQL.Hosting;

/// <summary>The event log that the configuration names.</summary>
internal static class EventStores
{
    public static IEventStore Open(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<PartnerGraphOptions>>().Value;
        ServerLog.Tightened(provider.GetRequiredService<ILogger<IEventStore>>(), PrivateFiles.Tighten(options.DataDirectory));
        return options.EventStore.Kind == EventLogKind.PostgreSql
            ? InPostgreSql(options.EventStore)
            : new SqliteEventStore(new SqliteEventStoreOptions { DataDirectory = options.DataDirectory }, provider.GetRequiredService<TimeProvider>());
    }

    private static PostgreSqlEventStore InPostgreSql(EventLogOptions log)
    {
        if (string.IsNullOrWhiteSpace(log.ConnectionString))
            throw new InvalidOperationException($"The event log in PostgreSQL needs {PartnerGraphOptions.Section}:{nameof(PartnerGraphOptions.EventStore)}:{nameof(log.ConnectionString)}.");
        var store = new PostgreSqlEventStoreOptions { ConnectionString = log.ConnectionString, Schema = log.Schema, Patience = log.Patience };
        // Asked for once, when the host is made, by a thread that nobody waits on.
        return Task.Run(() => PostgreSqlEventStore.Open(store)).GetAwaiter().GetResult();
    }
}
