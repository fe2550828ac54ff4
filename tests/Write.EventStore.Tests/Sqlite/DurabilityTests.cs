using Microsoft.Data.Sqlite;
using PartnerGraph.EventStore.Contract;
using PartnerGraph.Write.EventStore.Sqlite.Files;

namespace PartnerGraph.Write.EventStore.Tests.Sqlite;

public sealed class DurabilityTests : SqliteStoreTests
{
    [Fact]
    public async Task What_was_acknowledged_is_there_after_reopening_and_numbering_goes_on()
    {
        AppendResult first;
        await using (var store = Open()) first = await store.Append("s", ExpectedVersion.NoStream, [Event(), Event("other.v1")]);

        await using var reopened = Open();
        var second = await reopened.Append("s", ExpectedVersion.At(1), [Event()]);

        Assert.Equal(new AppendResult(2, first.Position + 1), second);
        Assert.Equal(["happened.v1", "other.v1", "happened.v1"], (await reopened.ReadAll(0, 10)).Events.Select(e => e.Type));
    }

    [Fact]
    public async Task Closing_finishes_accepted_appends()
    {
        var store = Open();
        var appends = Enumerable.Range(0, 500).Select(n => store.Append($"s-{n}", ExpectedVersion.NoStream, [Event()])).ToList();

        await store.DisposeAsync();

        Assert.All(appends, append => Assert.True(append.IsCompletedSuccessfully));
        await using var reopened = Open();
        Assert.Equal(500, await reopened.Head());
    }

    [Fact]
    public async Task A_closed_store_refuses_and_releases_its_waiters()
    {
        var store = Open();
        var waiting = store.WaitForEvents(0);
        await store.DisposeAsync();
        await store.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => waiting.WaitAsync(Patience));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await store.Append("s", ExpectedVersion.Any, [Event()]));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => store.Head());
        await Assert.ThrowsAsync<ObjectDisposedException>(() => store.WaitForEvents(0));
    }

    [Fact]
    public async Task A_file_of_a_newer_release_is_refused()
    {
        await Open().DisposeAsync();
        using (var outside = Outside()) outside.Execute("PRAGMA user_version = 3");

        Assert.Equal(3, Assert.Throws<UnknownStoreVersionException>(() => Open()).StoreVersion);
    }

    [Fact]
    public void The_writer_syncs_every_commit_in_WAL_mode()
    {
        using var writer = SqliteFile.OpenWriter(Options());

        Assert.Equal("wal", Ask(writer, "PRAGMA journal_mode"));
        Assert.Equal(2L, Ask(writer, "PRAGMA synchronous"));
    }

    [Fact]
    public async Task A_name_that_is_not_Unicode_is_refused()
    {
        await using var store = Open();
        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await store.Append("s-\ud800", ExpectedVersion.Any, [Event()]));
    }

    private static object? Ask(SqliteConnection connection, string question)
    {
        using var command = connection.CreateCommand();
        command.CommandText = question;
        return command.ExecuteScalar();
    }
}
