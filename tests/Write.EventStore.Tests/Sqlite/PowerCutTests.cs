using System.Buffers.Binary;
using Microsoft.Data.Sqlite;
using PartnerGraph.EventStore.Contract;
using PartnerGraph.Write.EventStore.Sqlite;
using PartnerGraph.Write.EventStore.Sqlite.Files;

namespace PartnerGraph.Write.EventStore.Tests.Sqlite;

/// <summary>
/// What a disk may hold after the power went: the WAL up to any byte, with a torn page, stale frames or nonsense behind it. Commits whose bytes
/// are there are there, whole, and nothing else is; or the damage is told.
/// </summary>
public sealed class PowerCutTests : SqliteStoreTests
{
    private const string File = SqliteEventStoreOptions.FileName, Wal = File + "-wal", Head = SqliteEventStoreOptions.HeadFileName;

    private const int Header = 32, Frame = 24, Torn = 2_000;

    [Theory]
    [InlineData("nothing")]
    [InlineData("nonsense")]
    [InlineData("a torn page")]
    public async Task Every_commit_whose_bytes_are_there_is_there_whole_and_nothing_else(string tail)
    {
        await using var store = await Filled();
        var (before, wal) = (CommittedInTheFile(), await System.IO.File.ReadAllBytesAsync(Path.Combine(Data, Wal)));
        var commits = CommitsOf(wal);
        Assert.Equal(await store.Head(), before + commits.Sum(commit => commit.Events));
        Assert.True(commits.Count > 20);

        foreach (var length in Cuts(wal.Length, commits))
        {
            var reaches = tail == "a torn page" ? length + Torn : length;
            var expected = before + commits.Where(commit => commit.End <= reaches).Sum(commit => commit.Events);
            var image = Image(wal, length, tail);
            // The witness is written before the acknowledgement and synced later: at most it is lost.
            await using var opened = new SqliteEventStore(image, Clock);
            Assert.Equal(expected, await opened.Head());
            Assert.Equal(expected, (await opened.ReadAll(0, 10_000)).Events.Count);
            Assert.Equal(new AppendResult(0, expected + 1), await opened.Append("after", ExpectedVersion.NoStream, [Event()]));
            Assert.Empty(StoreInspection.Of(image.DataDirectory, full: true).Problems);
        }
    }

    [Fact]
    public async Task When_the_witness_reached_the_disk_a_commit_that_did_not_is_told()
    {
        await using var store = await Filled();
        var wal = await System.IO.File.ReadAllBytesAsync(Path.Combine(Data, Wal));
        var (head, commits) = (await store.Head(), CommitsOf(wal));
        foreach (var commit in commits)
        {
            var image = Image(wal, commit.End - 1, "nothing", Head);
            var lost = commits.Where(other => other.End >= commit.End).Sum(other => other.Events);
            Assert.Equal(
                $"Events are lost: the event file ends at position {head - lost}, and {head} were acknowledged.",
                Assert.Throws<StoreDamagedException>(() => new SqliteEventStore(image, Clock)).Message);
        }
    }

    [Fact]
    public async Task A_WAL_that_is_gone_altogether_is_told_without_a_witness_too()
    {
        await using var store = await Filled();
        var image = Image([], 0, "nothing");
        Assert.Contains("not whole", Assert.Throws<StoreDamagedException>(() => new SqliteEventStore(image, Clock)).Message, StringComparison.Ordinal);
    }

    private async Task<SqliteEventStore> Filled()
    {
        var store = Open();
        var random = new Random(20_260_930);
        for (var n = 0; n < 30; n++)
            await store.Append($"s-{n % 4}", ExpectedVersion.Any, [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => Event() with { Data = new byte[random.Next(10, 6_000)] })]);
        return store;
    }

    private long CommittedInTheFile()
    {
        var copy = Copy(File);
        using var connection = new SqliteConnection($"Data Source={Path.Combine(copy.DataDirectory, File)};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT coalesce(max(position), 0) FROM events";
        return (long)command.ExecuteScalar()!;
    }

    /// <summary>Where each commit of the WAL ends, as the documentation of the file's format has it, and how many events it brought.</summary>
    private List<(int End, long Events)> CommitsOf(byte[] wal)
    {
        var page = (int)BinaryPrimitives.ReadUInt32BigEndian(wal.AsSpan(8));
        List<int> ends = [];
        for (var at = Header; at + Frame + page <= wal.Length && wal.AsSpan(at + 8, 8).SequenceEqual(wal.AsSpan(16, 8)); at += Frame + page)
            if (BinaryPrimitives.ReadUInt32BigEndian(wal.AsSpan(at + 4)) != 0) ends.Add(at + Frame + page);
        using var outside = Outside();
        using var command = outside.CreateCommand();
        command.CommandText = "SELECT position FROM chain ORDER BY position";
        using var reader = command.ExecuteReader();
        List<long> positions = [];
        while (reader.Read()) positions.Add(reader.GetInt64(0));
        // The last links are those of the WAL's commits, one each.
        var last = positions[^(ends.Count + 1)..];
        return [.. ends.Select((end, index) => (end, last[index + 1] - last[index]))];
    }

    private static IEnumerable<int> Cuts(int length, List<(int End, long Events)> commits)
    {
        var random = new Random(7);
        int[] cuts = [1, 31, Header, Header + Frame, .. commits.SelectMany(commit => new[] { commit.End - 1, commit.End, commit.End + 1 }),
            .. Enumerable.Range(0, 20).Select(_ => random.Next(length))];
        return cuts.Where(cut => cut <= length).Distinct().Order();
    }

    private SqliteEventStoreOptions Image(byte[] wal, int length, string tail, params string[] more)
    {
        var copy = Copy([File, .. more]);
        var image = wal[..length];
        byte[] behind = tail switch
        {
            "nonsense" => Nonsense(),
            "a torn page" => [.. wal.Skip(length).Take(Torn), .. new byte[3_000]],
            _ => [],
        };
        image = [.. image, .. behind];
        if (image.Length > 0) System.IO.File.WriteAllBytes(Path.Combine(copy.DataDirectory, Wal), image);
        return copy;
    }

    private static byte[] Nonsense()
    {
        var bytes = new byte[9_000];
        new Random(1).NextBytes(bytes);
        return bytes;
    }
}
