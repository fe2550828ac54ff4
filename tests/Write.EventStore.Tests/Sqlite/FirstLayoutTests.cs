using PartnerGraph.EventStore.Contract;
using PartnerGraph.Write.EventStore.Sqlite;
using PartnerGraph.Write.EventStore.Sqlite.Chain;
using PartnerGraph.Write.EventStore.Sqlite.Files;

namespace PartnerGraph.Write.EventStore.Tests.Sqlite;

/// <summary>Files from before the chain.</summary>
public sealed class FirstLayoutTests : SqliteStoreTests
{
    private const int Events = 20_000;

    [Fact]
    public async Task A_file_of_the_first_layout_gets_its_chain_once_and_keeps_its_events()
    {
        Make();
        LogMark? mark;
        await using (var store = Open())
        {
            Assert.Equal(Events, await store.ReadStream("s").CountAsync());
            Assert.Equal(new AppendResult(Events, Events + 1), await store.Append("s", ExpectedVersion.At(Events - 1), [Event()]));
            mark = await store.MarkAt(4_999);
        }

        await using var reopened = Open();
        Assert.Equal(mark, await reopened.MarkAt(4_999));
        Assert.Empty(StoreInspection.Of(Data, full: true).Problems);
        Assert.Equal(2, StoreInspection.Of(Data, full: true).Layout);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_process_that_is_killed_while_it_computes_the_chain_leaves_the_file_to_the_next_one(bool computed)
    {
        Make();
        SqliteEventStoreOptions killed;
        using (var migrating = Outside())
        {
            // So small a cache that what is not committed may reach the disk.
            migrating.Execute("PRAGMA cache_size = 1; PRAGMA cache_spill = 1");
            using var transaction = migrating.BeginTransaction();
            migrating.Execute(LogTables.Create);
            LogTables.Begin(migrating);
            if (computed) migrating.Execute("PRAGMA user_version = 2");
            killed = Copy("events.db", "events.db-wal");
        }

        Assert.Equal(1, StoreInspection.Of(killed.DataDirectory, full: true).Layout);
        await using (var next = new SqliteEventStore(killed, Clock))
        {
            Assert.Equal(Events, await next.ReadStream("s").CountAsync());
            Assert.Equal(new AppendResult(Events, Events + 1), await next.Append("s", ExpectedVersion.At(Events - 1), [Event()]));
        }

        Assert.Empty(StoreInspection.Of(killed.DataDirectory, full: true).Problems);
    }

    private void Make()
    {
        using var outside = Outside();
        outside.Execute($$"""
            PRAGMA journal_mode = WAL;
            CREATE TABLE types (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
            CREATE TABLE events (
                position INTEGER PRIMARY KEY, type_id INTEGER NOT NULL, version INTEGER NOT NULL, stream TEXT NOT NULL,
                event_id BLOB NOT NULL, data BLOB NOT NULL, metadata BLOB NOT NULL) STRICT;
            CREATE UNIQUE INDEX events_by_stream ON events (stream, version);
            CREATE UNIQUE INDEX events_by_id ON events (event_id);
            CREATE INDEX events_by_type ON events (type_id);
            INSERT INTO types VALUES (1, 'happened.v1');
            WITH RECURSIVE n(n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM n WHERE n < {{Events}})
            INSERT INTO events SELECT n, 1, n - 1, 's', randomblob(16), x'7b7d', x'7b7d' FROM n;
            PRAGMA user_version = 1;
            """);
    }
}
