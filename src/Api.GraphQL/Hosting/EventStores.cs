using Microsoft.Extensions.Options;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.EventStoreDb;
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
        var time = provider.GetRequiredService<TimeProvider>();
        return options.EventStore.Kind switch
        {
            EventLogKind.PostgreSql => InPostgreSql(options.EventStore),
            EventLogKind.EventStoreDb => InEventStoreDb(options, time),
            _ => new SqliteEventStore(new SqliteEventStoreOptions { DataDirectory = options.DataDirectory }, time),
        };
    }

    private static PostgreSqlEventStore InPostgreSql(EventLogOptions log)
    {
        var store = new PostgreSqlEventStoreOptions { ConnectionString = Connection(log), Schema = log.Schema, Patience = log.Patience };
        return Opened(() => PostgreSqlEventStore.Open(store));
    }

    private static EventStoreDbStore InEventStoreDb(PartnerGraphOptions options, TimeProvider time)
    {
        var log = options.EventStore;
        var store = new EventStoreDbOptions
        {
            ConnectionString = Connection(log),
            Stream = log.Stream,
            DataDirectory = Path.Combine(options.DataDirectory, "log-copy"),
            MaxAppendSize = log.MaxAppendSize,
            Patience = log.Patience,
        };
        return Opened(() => EventStoreDbStore.Open(store, time));
    }

    private static string Connection(EventLogOptions log) => string.IsNullOrWhiteSpace(log.ConnectionString)
        ? throw new InvalidOperationException($"The event log of kind {log.Kind} needs {PartnerGraphOptions.Section}:{nameof(PartnerGraphOptions.EventStore)}:{nameof(log.ConnectionString)}.")
        : log.ConnectionString;

    // Asked for once, when the host is made, by a thread that nobody waits on.
    private static T Opened<T>(Func<Task<T>> open) => Task.Run(open).GetAwaiter().GetResult();
}
