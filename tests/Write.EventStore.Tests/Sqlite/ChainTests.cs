using PartnerGraph.EventStore.Contract;
using PartnerGraph.Write.EventStore.Sqlite.Files;

namespace PartnerGraph.Write.EventStore.Tests.Sqlite;

/// <summary>What was committed can be told from what somebody made of it.</summary>
public sealed class ChainTests : SqliteStoreTests
{
    [Fact]
    public async Task A_log_with_refused_repeated_and_foreign_appends_is_sound()
    {
        await using var one = Open(options => options.MaxBatch = 16);
        await using var two = Open();
        var repeated = Event();
        await one.Append("repeated", ExpectedVersion.NoStream, [repeated]);
        await Task.WhenAll(Enumerable.Range(0, 300).Select(async n =>
        {
            var store = n % 7 == 0 ? two : one;
            try
            {
                await store.Append($"s-{n % 50}", n % 3 == 0 ? ExpectedVersion.NoStream : ExpectedVersion.Any, [Event(), n % 11 == 0 ? repeated : Event()]);
            }
            catch (Exception refused) when (refused is WrongExpectedVersionException or DuplicateEventIdException)
            {
            }
        }));
        Assert.Equal(1, (await one.Append("repeated", ExpectedVersion.NoStream, [repeated])).Position);

        var seen = StoreInspection.Of(Data, full: true);

        Assert.Empty(seen.Problems);
        Assert.Equal(await one.Head(), seen.Head!.Position);
        Assert.True(seen.Head.Position > 100);
    }

    [Theory]
    [InlineData("UPDATE events SET data = '{\"amount\":1}' WHERE position = 5", "at positions 5 to 5 are not those")]
    [InlineData("UPDATE events SET metadata = x'' WHERE position = 5", "at positions 5 to 5 are not those")]
    [InlineData("UPDATE events SET stream = 's-other' WHERE position = 5", "at positions 5 to 5 are not those")]
    [InlineData("UPDATE events SET version = 9 WHERE position = 5", "at positions 5 to 5 are not those")]
    [InlineData("UPDATE events SET event_id = randomblob(16) WHERE position = 5", "at positions 5 to 5 are not those")]
    [InlineData("UPDATE events SET type_id = 2 WHERE position = 5", "at positions 5 to 5 are not those")]
    [InlineData("UPDATE types SET name = 'renamed.v1' WHERE id = 2", "at positions 6 to 6 are not those")]
    [InlineData("DELETE FROM events WHERE position = 5", "committed at positions 5 to 5, 1 are missing")]
    [InlineData("DELETE FROM events WHERE position > 5", "ends at position 5, and what was committed to it at 9")]
    [InlineData("DELETE FROM events WHERE position > 5; DELETE FROM chain WHERE position > 5", "ends at position 5, and 9 were acknowledged")]
    [InlineData("INSERT INTO events SELECT 10, type_id, version + 1, stream, randomblob(16), data, metadata FROM events WHERE position = 9", "ends at position 10, and what was committed to it at 9")]
    public async Task A_row_changed_by_hand_is_told_at_the_next_start(string change, string told)
    {
        await using (var store = Open())
            for (var n = 1; n <= 9; n++) await store.Append("s", ExpectedVersion.Any, [Event(n == 6 ? "other.v1" : "happened.v1")]);
        using (var outside = Outside()) outside.Execute(change.Replace("'{\"amount\":1}'", "CAST('{\"amount\":1}' AS BLOB)", StringComparison.Ordinal));

        Assert.Contains(told, string.Join(' ', StoreInspection.Of(Data, full: true).Problems), StringComparison.Ordinal);
        Assert.Throws<StoreDamagedException>(() => Open());
    }

    [Fact]
    public async Task A_start_looks_at_the_last_segment_and_a_full_look_at_everything()
    {
        await using (var store = Open())
            for (var n = 0; n < 13; n++) await store.Append($"s-{n}", ExpectedVersion.NoStream, [.. Enumerable.Range(0, 1_000).Select(_ => Event())]);
        using (var outside = Outside()) outside.Execute("UPDATE events SET event_id = randomblob(16) WHERE position = 2000");

        await Open().DisposeAsync();
        Assert.Empty(StoreInspection.Of(Data, full: false).Problems);
        Assert.Contains("at positions 1001 to 2000 are not those", Assert.Single(StoreInspection.Of(Data, full: true).Problems), StringComparison.Ordinal);

        using (var outside = Outside()) outside.Execute("UPDATE events SET event_id = randomblob(16) WHERE position = 12000");
        Assert.Throws<StoreDamagedException>(() => Open());
    }
}
