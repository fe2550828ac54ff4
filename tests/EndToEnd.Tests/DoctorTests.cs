using Microsoft.Data.Sqlite;

namespace PartnerGraph.EndToEnd.Tests;

public sealed class DoctorTests
{
    [Fact]
    public async Task A_sound_store_is_found_sound()
    {
        using var store = await TemporaryStore.WithPartner();
        var ended = await Cli.Run("doctor", "--full", "--data", store.Data);
        Assert.Equal((0, ""), (ended.ExitCode, ended.Error));
        Assert.DoesNotContain("FAIL", ended.Output, StringComparison.Ordinal);
        Assert.Contains("ok    partners.partner-registered.v1: all 1 events can be read", ended.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_file_is_told_and_left_as_it_is()
    {
        using var store = await TemporaryStore.WithPartner();
        var bytes = await Checkpointed(store);
        bytes.AsSpan(4096, 8192).Fill(0xA5);
        await File.WriteAllBytesAsync(store.EventFile, bytes);
        var ended = await Cli.Run("doctor", "--data", store.Data);
        Assert.Equal((1, ""), (ended.ExitCode, ended.Error));
        Assert.Contains("FAIL  event file: ", ended.Output, StringComparison.Ordinal);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(store.EventFile));
    }

    [Theory]
    [InlineData("UPDATE events SET data = CAST('{\"a\":' AS BLOB) WHERE position = 1", "the event at position 1 cannot be read")]
    [InlineData("UPDATE types SET name = 'partners.something-else.v9' WHERE id = 1", "unknown type partners.something-else.v9")]
    [InlineData("UPDATE events SET version = 7 WHERE position = 1", "Events are missing in the stream partner-p-1")]
    [InlineData("PRAGMA user_version = 99", "schema version 99")]
    public async Task What_no_release_could_have_written_is_told(string damage, string told)
    {
        using var store = await TemporaryStore.WithPartner();
        Execute(store, damage);
        var ended = await Cli.Run("doctor", "--data", store.Data);
        Assert.Equal((1, ""), (ended.ExitCode, ended.Error));
        Assert.Contains("FAIL", ended.Output, StringComparison.Ordinal);
        if (!damage.StartsWith("PRAGMA", StringComparison.Ordinal))
            Assert.Contains("are not those that were committed.", ended.Output, StringComparison.Ordinal);
        Assert.Contains(told, ended.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_page_of_a_read_model_is_told_in_one_line_with_the_file_to_delete()
    {
        using var store = await TemporaryStore.WithPartner();
        await using (var server = await RunningServer.Start(store.Data)) await server.CaughtUp();
        var file = Assert.Single(Directory.GetFiles(Path.Combine(store.Data, "read"), "expenditure-*.db"));
        using (var connection = new SqliteConnection($"Data Source={file};Pooling=False"))
        {
            connection.Open();
            using var checkpoint = connection.CreateCommand();
            checkpoint.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
            checkpoint.ExecuteNonQuery();
        }

        var bytes = await File.ReadAllBytesAsync(file);
        bytes.AsSpan(bytes.Length / 2, 4096).Fill(0xA5);
        await File.WriteAllBytesAsync(file, bytes);
        var ended = await Cli.Run("doctor", "--data", store.Data);
        var found = Assert.Single(ended.Output.Split('\n'), line => line.StartsWith("FAIL", StringComparison.Ordinal));
        Assert.StartsWith("FAIL  expenditure: ", found, StringComparison.Ordinal);
        Assert.EndsWith($"delete {file}, it is built anew", found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_log_at_the_same_position_is_told_of_every_read_model_and_reaction()
    {
        using var store = await TemporaryStore.WithPartner();
        await using (var server = await RunningServer.Start(store.Data)) await server.CaughtUp();
        Assert.Equal(0, (await Cli.Run("doctor", "--data", store.Data)).ExitCode);
        using var other = await TemporaryStore.WithPartner();
        Assert.Equal(await store.Head(), await other.Head());
        foreach (var file in Directory.GetFiles(store.Data, "events.*")) File.Delete(file);
        File.Copy(other.EventFile, store.EventFile);

        var ended = await Cli.Run("doctor", "--data", store.Data);

        Assert.Equal((1, ""), (ended.ExitCode, ended.Error));
        Assert.Contains("ok    event file:", ended.Output, StringComparison.Ordinal);
        Assert.Matches("FAIL  partners: at position [1-9][0-9]*, but the log is another one; the next start builds it anew", ended.Output);
        Assert.DoesNotContain("ok    finder: ", ended.Output, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_signing_key_that_others_may_read_is_told()
    {
        Skip.If(OperatingSystem.IsWindows(), "File modes were NOT tested: this system has none.");
        using var store = await TemporaryStore.WithPartner();
        Assert.Equal(0, (await Cli.Run("token", "anna", "--data", store.Data)).ExitCode);
        Assert.Contains("ok    signing key", (await Cli.Run("doctor", "--data", store.Data)).Output, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(Path.Combine(store.Data, "signing.key"), UnixFileMode.UserRead | UnixFileMode.OtherRead);
        var ended = await Cli.Run("doctor", "--data", store.Data);
        Assert.Equal(1, ended.ExitCode);
        Assert.Contains("FAIL  signing key: others may read it", ended.Output, StringComparison.Ordinal);
    }

    private static async Task<byte[]> Checkpointed(TemporaryStore store)
    {
        Execute(store, "PRAGMA wal_checkpoint(TRUNCATE)");
        return await File.ReadAllBytesAsync(store.EventFile);
    }

    private static void Execute(TemporaryStore store, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={store.EventFile};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
