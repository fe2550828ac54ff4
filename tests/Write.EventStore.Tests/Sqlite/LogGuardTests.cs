using PartnerGraph.EventStore.Contract;
using PartnerGraph.Write.EventStore.Sqlite;
using PartnerGraph.Write.EventStore.Sqlite.Files;
using PartnerGraph.Write.EventStore.Waiting;

namespace PartnerGraph.Write.EventStore.Tests.Sqlite;

/// <summary>What happens to the file while it is open.</summary>
public sealed class LogGuardTests : SqliteStoreTests
{
    [SkippableFact]
    public async Task Nothing_is_appended_to_a_file_that_was_moved_away()
    {
        Skip.If(OperatingSystem.IsWindows(), "NOT tested: an open file cannot be moved here.");
        await using var store = Open();
        await store.Append("s", ExpectedVersion.NoStream, [Event()]);
        var waiting = store.WaitForEvents(1);
        File.Move(Path.Combine(Data, SqliteEventStoreOptions.FileName), Path.Combine(Data, "moved.db"));

        await Assert.ThrowsAsync<StoreDamagedException>(() => store.Append("s", ExpectedVersion.Any, [Event()]));
        await Assert.ThrowsAsync<StoreDamagedException>(() => waiting.WaitAsync(Patience));
        await Assert.ThrowsAsync<StoreDamagedException>(() => store.ReadAll(0, 10));
    }

    [Fact]
    public async Task A_log_that_went_back_stops_whoever_follows_it()
    {
        await using var store = Open();
        for (var n = 0; n < 9; n++) await store.Append("s", ExpectedVersion.Any, [Event()]);
        var waiting = store.WaitForEvents(9);
        using (var outside = Outside()) outside.Execute("DELETE FROM events WHERE position > 5; DELETE FROM chain WHERE position > 5");

        Clock.Advance(new SqliteEventStoreOptions().PollInterval);

        var told = await Assert.ThrowsAsync<StoreDamagedException>(() => waiting.WaitAsync(Patience));
        Assert.Contains("ends at position 5, and 9 were in it before", told.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DELETE FROM events WHERE position > 5; DELETE FROM chain WHERE position > 5")]
    [InlineData("UPDATE chain SET hash = randomblob(32) WHERE position = 9")]
    [InlineData("DELETE FROM events WHERE position > 5")]
    public async Task Nothing_is_appended_to_a_log_that_is_not_the_one_that_was_seen(string change)
    {
        await using var store = Open();
        for (var n = 0; n < 9; n++) await store.Append("s", ExpectedVersion.Any, [Event()]);
        using (var outside = Outside()) outside.Execute(change);

        await Assert.ThrowsAsync<StoreDamagedException>(() => store.Append("s", ExpectedVersion.Any, [Event()]));
        await Assert.ThrowsAsync<StoreDamagedException>(() => store.WaitForEvents(0));
    }
}
