using PartnerGraph.EventStore.Contract;
using PartnerGraph.Write.EventStore.Sqlite;
using PartnerGraph.Write.EventStore.Sqlite.Files;

namespace PartnerGraph.Write.EventStore.Tests.Sqlite;

/// <summary>What was acknowledged is known outside of the WAL, so that its loss is told.</summary>
public sealed class WitnessTests : SqliteStoreTests
{
    private const string File = SqliteEventStoreOptions.FileName, Wal = File + "-wal", Head = SqliteEventStoreOptions.HeadFileName;

    [Fact]
    public async Task A_killed_process_loses_nothing_and_nothing_is_told()
    {
        await using var store = await Filled(100);
        var copy = Copy(File, Wal, Head);
        await using var reopened = new SqliteEventStore(copy, Clock);
        Assert.Equal(100, await reopened.Head());
        Assert.Empty(StoreInspection.Of(copy.DataDirectory, full: true).Problems);
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.95)]
    public async Task Flipped_bytes_in_the_WAL_are_told(double where)
    {
        await using var store = await Filled(100);
        var copy = Copy(File, Wal, Head);
        var wal = Path.Combine(copy.DataDirectory, Wal);
        var bytes = await System.IO.File.ReadAllBytesAsync(wal);
        foreach (ref var flipped in bytes.AsSpan((int)(bytes.Length * where), 16)) flipped ^= 0xff;
        await System.IO.File.WriteAllBytesAsync(wal, bytes);

        Told(copy, "Events are lost: the event file ends at position ", ", and 100 were acknowledged.");
        // What a start refused is still there for whoever wants to save what can be saved.
        Assert.Equal(bytes, await System.IO.File.ReadAllBytesAsync(wal));
    }

    [Fact]
    public async Task A_truncated_WAL_is_told()
    {
        await using var store = await Filled(100);
        var copy = Copy(File, Wal, Head);
        using (var wal = System.IO.File.OpenHandle(Path.Combine(copy.DataDirectory, Wal), access: FileAccess.ReadWrite))
            RandomAccess.SetLength(wal, RandomAccess.GetLength(wal) / 2);
        Told(copy, "Events are lost: ", ", and 100 were acknowledged.");
    }

    [Fact]
    public async Task A_WAL_that_was_removed_is_told()
    {
        await using var store = await Filled(100);
        Told(Copy(File, Head), "Events are lost: ", ", and 100 were acknowledged.");
    }

    [Fact]
    public async Task An_event_file_that_is_gone_is_told_and_no_empty_one_is_made_in_its_place()
    {
        await (await Filled(10)).DisposeAsync();
        var copy = Copy(Head);
        Assert.Contains(
            "the event file is gone or empty, and 10 were acknowledged", Assert.Throws<StoreDamagedException>(() => new SqliteEventStore(copy, Clock)).Message,
            StringComparison.Ordinal);
        Assert.False(System.IO.File.Exists(Path.Combine(copy.DataDirectory, File)));

        System.IO.File.Delete(Path.Combine(copy.DataDirectory, Head));
        await using var meant = new SqliteEventStore(copy, Clock);
        Assert.Equal(0, await meant.Head());
    }

    [Fact]
    public async Task A_copy_of_the_file_alone_is_told_while_a_process_writes_and_is_whole_when_it_ended()
    {
        await using (var store = await Filled(100)) Told(Copy(File), "not whole");
        Assert.False(System.IO.File.Exists(Path.Combine(Data, Wal)));
        var copy = Copy(File);
        Assert.Empty(StoreInspection.Of(copy.DataDirectory, full: true).Problems);
        await using (var whole = new SqliteEventStore(copy, Clock)) Assert.Equal(100, await whole.Head());

        // Also after an orderly end, from the first new append on.
        await using var again = Open();
        await again.Append("s", ExpectedVersion.Any, [Event()]);
        Told(Copy(File), "not whole");
    }

    [Fact]
    public async Task An_older_file_under_a_newer_witness_is_told()
    {
        await (await Filled(10)).DisposeAsync();
        var older = Copy(File);
        await (await Filled(5)).DisposeAsync();
        System.IO.File.Copy(Path.Combine(Data, Head), Path.Combine(older.DataDirectory, Head));
        Told(older, "ends at position 10, and 15 were acknowledged");

        // It would not be recognised by its length once it had grown on by other events.
        System.IO.File.Delete(Path.Combine(older.DataDirectory, Head));
        await using (var grown = new SqliteEventStore(older, Clock))
            for (var n = 0; n < 7; n++) await grown.Append("other", ExpectedVersion.Any, [Event()]);
        System.IO.File.Copy(Path.Combine(Data, Head), Path.Combine(older.DataDirectory, Head), overwrite: true);
        Told(older, "replaced or altered: up to position 15");
    }

    [Fact]
    public async Task Another_log_in_its_place_is_told()
    {
        await (await Filled(10)).DisposeAsync();
        var other = Copy(Head);
        await new SqliteEventStore(new() { DataDirectory = Path.Combine(Data, "other") }, Clock).DisposeAsync();
        System.IO.File.Copy(Path.Combine(Data, "other", File), Path.Combine(other.DataDirectory, File));
        Told(other, "another log");
    }

    [Fact]
    public async Task A_damaged_witness_is_no_damaged_log()
    {
        await (await Filled(10)).DisposeAsync();
        await System.IO.File.WriteAllBytesAsync(Path.Combine(Data, Head), new byte[700]);
        await using var store = Open();
        Assert.Equal(10, await store.Head());
    }

    [Fact]
    public void A_database_without_tables_is_not_taken_for_an_empty_store()
    {
        using (var outside = Outside()) outside.Execute("PRAGMA journal_mode = WAL; PRAGMA application_id = 7;");
        Assert.Contains("not whole", Assert.Throws<StoreDamagedException>(() => Open()).Message, StringComparison.Ordinal);
    }

    private async Task<SqliteEventStore> Filled(int events)
    {
        var store = Open();
        for (var n = 0; n < events; n++) await store.Append("s", ExpectedVersion.Any, [Event()]);
        return store;
    }

    private void Told(SqliteEventStoreOptions options, params IReadOnlyList<string> told)
    {
        var problems = string.Join(' ', StoreInspection.Of(options.DataDirectory, full: false).Problems);
        var refused = Assert.Throws<StoreDamagedException>(() => new SqliteEventStore(options, Clock)).Message;
        Assert.All(told, text => Assert.Contains(text, problems, StringComparison.Ordinal));
        Assert.All(told, text => Assert.Contains(text, refused, StringComparison.Ordinal));
    }
}
