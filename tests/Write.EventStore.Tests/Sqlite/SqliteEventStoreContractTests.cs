using Microsoft.Extensions.Time.Testing;
using PartnerGraph.EventStore.Contract;
using PartnerGraph.Write.EventStore.Sqlite;

namespace PartnerGraph.Write.EventStore.Tests.Sqlite;

/// <summary>The contract on a store whose clock stands still: no poll can hide a missed wake-up.</summary>
public sealed class SqliteEventStoreContractTests : EventStoreContract
{
    private readonly string _directory = Directory.CreateTempSubdirectory("partnergraph-events-").FullName;

    public override async Task DisposeAsync()
    {
        await ((SqliteEventStore)Store).DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    protected override Task<IEventStore> Open() => Task.FromResult<IEventStore>(
        new SqliteEventStore(new SqliteEventStoreOptions { DataDirectory = _directory }, new FakeTimeProvider()));
}
