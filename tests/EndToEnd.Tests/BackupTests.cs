using Microsoft.Data.Sqlite;
using PartnerGraph.Cli.Stores;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Partners;
using PartnerGraph.Write.Domain.Partners;
using PartnerGraph.Write.EventStore.Sqlite;
using PartnerGraph.Write.EventStore.Sqlite.Files;

namespace PartnerGraph.EndToEnd.Tests;

public sealed class BackupTests
{
    [Fact]
    public async Task A_backup_of_a_running_store_is_restored_with_every_event_of_its_moment()
    {
        using var store = await TemporaryStore.WithPartner();
        await using var running = EmbeddedStore.Open(new DirectoryInfo(store.Data));
        await Append(running, 50);
        var head = await running.Events.Head();
        var backup = store.File("backup");

        var taken = await Cli.Run("backup", "--to", backup, "--data", store.Data);
        Assert.Equal((0, ""), (taken.ExitCode, taken.Error));
        Assert.Contains($"{head,12}  events, every one as it was committed", taken.Output, StringComparison.Ordinal);
        await Append(running, 5);

        var restored = store.File("restored");
        var ended = await Cli.Run("restore", "--from", backup, "--data", restored);
        Assert.Equal((0, ""), (ended.ExitCode, ended.Error));
        Assert.Contains($"{head,12}  events, every one as it was committed", ended.Output, StringComparison.Ordinal);
        await using var again = EmbeddedStore.Open(new DirectoryInfo(restored));
        Assert.Equal(await Hashes(running, head), await Hashes(again, head));
        Assert.Equal(head, await again.Events.Head());
        Assert.NotEmpty(Directory.EnumerateFiles(Path.Combine(restored, "read"), "*.db"));
        Assert.False(File.Exists(Path.Combine(backup, "signing.key")));
    }

    [Fact]
    public async Task A_store_in_the_way_is_moved_aside_only_when_told_and_never_under_a_server()
    {
        using var store = await TemporaryStore.WithPartner();
        var backup = store.File("backup");
        Assert.Equal(0, (await Cli.Run("backup", "--to", backup, "--data", store.Data)).ExitCode);
        var then = await store.Head();
        await using (var present = EmbeddedStore.Open(new DirectoryInfo(store.Data))) await Append(present, 3);
        var head = await store.Head();

        var refused = await Cli.Run("restore", "--from", backup, "--data", store.Data);
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("holds a store", refused.Error, StringComparison.Ordinal);
        Assert.Equal(head, await store.Head());

        await using (await RunningServer.Start(store.Data))
            Assert.Contains("A server runs on", (await Cli.Run("restore", "--from", backup, "--data", store.Data, "--overwrite")).Error, StringComparison.Ordinal);

        var told = await Cli.Run("restore", "--from", backup, "--data", store.Data, "--overwrite");
        Assert.Equal((0, ""), (told.ExitCode, told.Error));
        Assert.Equal(then, await store.Head());
        var aside = Assert.Single(Directory.EnumerateDirectories(store.Data, "replaced-*"));
        await using var replaced = EmbeddedStore.Open(new DirectoryInfo(aside));
        Assert.Equal(head, await replaced.Events.Head());
    }

    [Theory]
    [InlineData("read")]
    [InlineData("events.db-wal")]
    [InlineData("events.head")]
    public async Task What_is_left_of_another_store_is_refused_or_moved_aside_and_never_mixed_with_what_is_restored(string left)
    {
        using var store = await TemporaryStore.WithPartner();
        var backup = store.File("backup");
        Assert.Equal(0, (await Cli.Run("backup", "--to", backup, "--data", store.Data)).ExitCode);
        using var other = await TemporaryStore.WithPartner();
        var remains = Path.Combine(Directory.CreateDirectory(store.File("restored")).FullName, left);
        await using (var running = await RunningServer.Start(other.Data))
        {
            await running.CaughtUp();
            if (left == "events.db-wal") File.Copy(Path.Combine(other.Data, left), remains);
        }

        if (left == "read") CopyDirectory(Path.Combine(other.Data, left), remains);
        else if (left == "events.head") File.Copy(Path.Combine(other.Data, left), remains);

        var refused = await Cli.Run("restore", "--from", backup, "--data", store.File("restored"));
        Assert.Equal((1, $"partnergraph: {store.File("restored")} holds what is left of a store ({left}). Name another directory, or give --overwrite to move what is there aside.\n"),
            (refused.ExitCode, refused.Error));
        Assert.Equal([left], Directory.EnumerateFileSystemEntries(store.File("restored")).Select(Path.GetFileName));

        var told = await Cli.Run("restore", "--from", backup, "--data", store.File("restored"), "--overwrite");
        Assert.Equal((0, ""), (told.ExitCode, told.Error));
        var aside = Assert.Single(Directory.EnumerateDirectories(store.File("restored"), "replaced-*"));
        Assert.Equal([left], Directory.EnumerateFileSystemEntries(aside).Select(Path.GetFileName));
        var seen = await Cli.Run("doctor", "--full", "--data", store.File("restored"));
        Assert.Equal((0, ""), (seen.ExitCode, seen.Error));
        Assert.DoesNotContain("FAIL", seen.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_sound_is_neither_backed_up_nor_restored()
    {
        using var store = await TemporaryStore.WithPartner();
        var backup = store.File("backup");
        Assert.Equal(0, (await Cli.Run("backup", "--to", backup, "--data", store.Data)).ExitCode);
        const string Damage = "UPDATE events SET metadata = CAST('{}' AS BLOB) WHERE position = 1";
        Execute(Path.Combine(backup, "events.db"), Damage);
        var restored = await Cli.Run("restore", "--from", backup, "--data", store.File("other"));
        Assert.Equal(1, restored.ExitCode);
        Assert.StartsWith("partnergraph: The backup is not sound: The events at positions 1 to", restored.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(store.File("other")));

        Execute(store.EventFile, Damage);
        var taken = await Cli.Run("backup", "--to", store.File("second"), "--data", store.Data);
        Assert.Equal(1, taken.ExitCode);
        Assert.StartsWith("partnergraph: The store is not sound", taken.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(store.File("second")));
    }

    [Fact]
    public async Task A_bare_copy_of_a_running_store_is_told_and_one_after_the_orderly_end_of_the_server_is_whole()
    {
        using var store = await TemporaryStore.WithPartner();
        using var serving = Cli.Start("serve", "--data", store.Data, "--urls", "http://127.0.0.1:0");
        await serving.Spoken;
        await using (var writer = EmbeddedStore.Open(new DirectoryInfo(store.Data)))
        {
            await Append(writer, 1);
            var told = await Cli.Run("doctor", "--data", BareCopy(store, "running"));
            Assert.Equal(1, told.ExitCode);
            Assert.Contains("FAIL  event file: The event file is not whole", told.Output, StringComparison.Ordinal);
        }

        Assert.Equal(0, (await serving.Terminate()).ExitCode);
        Assert.False(File.Exists(store.EventFile + "-wal"));
        var whole = await Cli.Run("doctor", "--full", "--data", BareCopy(store, "ended"));
        Assert.Equal((0, ""), (whole.ExitCode, whole.Error));
    }

    [Fact]
    public async Task A_log_that_lost_events_stops_the_start_with_one_line_until_it_is_accepted()
    {
        using var store = await TemporaryStore.WithPartner();
        Execute(store.EventFile, """
            DELETE FROM events WHERE position > (SELECT max(position) FROM chain WHERE position < (SELECT max(position) FROM chain));
            DELETE FROM chain WHERE position > (SELECT coalesce(max(position), 0) FROM events);
            """);
        var refused = await Cli.Run("serve", "--data", store.Data, "--urls", "http://127.0.0.1:0");
        Assert.Equal(1, refused.ExitCode);
        Assert.Matches(@"^partnergraph: Events are lost: the event file ends at position \d+, and \d+ were acknowledged\. [^\n]*partnergraph restore[^\n]*\n$", refused.Error);

        var accepted = await Cli.Run("accept-log", "--data", store.Data);
        Assert.Equal((0, ""), (accepted.ExitCode, accepted.Error));
        Assert.StartsWith("accepted: Events are lost", accepted.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await Cli.Run("doctor", "--full", "--data", store.Data)).ExitCode);
        Assert.StartsWith("Nothing is missing", (await Cli.Run("accept-log", "--data", store.Data)).Output, StringComparison.Ordinal);
    }

    private static async Task Append(EmbeddedStore store, int partners)
    {
        var workflow = new PartnerWorkflow(store.Runner, store.Clock);
        for (var n = 0; n < partners; n++)
        {
            var id = $"p-{Guid.NewGuid():N}";
            Assert.Empty((await workflow.Register(id, new PartnerDetails(PartnerKind.SolutionProvider, "CL", id, "ana@andes.example"), new CommandContext("test", "test"))).Rejections);
        }
    }

    private static async Task<string> Hashes(EmbeddedStore store, long position) => (await store.Events.MarkAt(position))!.ToString();

    private static string BareCopy(TemporaryStore store, string name)
    {
        var target = Directory.CreateDirectory(store.File(name)).FullName;
        File.Copy(store.EventFile, Path.Combine(target, SqliteEventStoreOptions.FileName));
        return target;
    }

    private static void CopyDirectory(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var directory in Directory.EnumerateDirectories(from)) CopyDirectory(directory, Path.Combine(to, Path.GetFileName(directory)));
        foreach (var file in Directory.EnumerateFiles(from)) File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
    }

    private static void Execute(string file, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
