using Npgsql;
using PartnerGraph.EventStore.Contract;

namespace PartnerGraph.EndToEnd.Tests;

/// <summary>A log in a database is backed up, looked after and restored by the command line.</summary>
public sealed class DatabaseBackupTests
{
    private const string Connection = "PartnerGraph__EventStore__ConnectionString";

    [Fact]
    public async Task A_backup_of_a_database_is_restored_into_another_one_and_into_a_directory()
    {
        using var store = await TemporaryStore.WithPartner();
        Assert.Equal(0, (await Cli.Run("generate", "--customers", "2", "--lines", "50", "--days", "3", "--seed", "5", "--out", store.File("lines.csv"))).ExitCode);
        Assert.Equal(0, (await Cli.Run("import", "csv", store.File("lines.csv"), "--create-customers", "--partner", TemporaryStore.Partner, "--data", store.Data, "--project")).ExitCode);
        var (log, restored, backup, directory) = (Schema(), Schema(), store.File("backup"), store.File("restored"));
        Assert.Equal(0, (await Run("events", "copy", "--from", $"sqlite:{store.Data}", "--to", log)).ExitCode);
        var head = await store.Head();

        var taken = await Run("backup", "--from", log, "--to", backup);
        var there = await Run("restore", "--from", backup, "--to", restored);
        var again = await Run("restore", "--from", backup, "--to", restored);
        var here = await Run("restore", "--from", backup, "--data", directory);

        Assert.All([taken, there, again, here], ended =>
        {
            Assert.Equal((0, ""), (ended.ExitCode, ended.Error));
            Assert.Contains($"{head,12}  events, every one as it was committed", ended.Output, StringComparison.Ordinal);
        });
        // Both are the log that was backed up: position by position.
        foreach (var place in new[] { restored, $"sqlite:{directory}" })
        {
            var compared = await Run("events", "copy", "--from", log, "--to", place);
            Assert.Equal((0, ""), (compared.ExitCode, compared.Error));
            Assert.Contains($"{head:N0} of them were there already", compared.Output, StringComparison.Ordinal);
            Assert.Equal(0, (await Run("doctor", "--log", place, "--full")).ExitCode);
        }

        Assert.Equal(0, (await Cli.Run("rebuild", "all", "--data", store.Data)).ExitCode);
        var (before, after) = (ReadModelDump.Of(store.Data), ReadModelDump.Of(directory));
        Assert.NotEmpty(after["expenditure/expenditure_line"]);
        Assert.All(after, table => Assert.Equal(table.Value, before[table.Key]));
    }

    [Fact]
    public async Task A_damaged_log_is_told_and_no_backup_is_taken_of_it()
    {
        using var store = await TemporaryStore.WithPartner();
        var log = Schema();
        Assert.Equal(0, (await Run("events", "copy", "--from", $"sqlite:{store.Data}", "--to", log)).ExitCode);
        await using (var database = NpgsqlDataSource.Create(PostgreSqlServer.Shared.ConnectionString))
        await using (var change = database.CreateCommand($"UPDATE {log.Split(':')[1]}.events SET data = '{{}}'::bytea WHERE position = 1"))
            Assert.Equal(1, await change.ExecuteNonQueryAsync());

        var looked = await Run("doctor", "--log", log);
        Assert.Equal(1, looked.ExitCode);
        Assert.Contains("FAIL  event log: The events at positions 1 to", looked.Output, StringComparison.Ordinal);
        var refused = await Run("backup", "--from", log, "--to", store.File("backup"));
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("not sound", refused.Error, StringComparison.Ordinal);
        Assert.Empty(store.Directory.EnumerateFileSystemInfos("backup*"));
    }

    [Fact]
    public async Task A_log_in_the_way_is_left_as_it_is()
    {
        using var store = await TemporaryStore.WithPartner();
        using var other = await TemporaryStore.WithPartner();
        var (log, backup) = (Schema(), store.File("backup"));
        Assert.Equal(0, (await Run("backup", "--data", store.Data, "--to", backup)).ExitCode);
        Assert.Equal(0, (await Run("events", "copy", "--from", $"sqlite:{other.Data}", "--to", log)).ExitCode);

        var refused = await Run("restore", "--from", backup, "--to", log);

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("The target holds", refused.Error, StringComparison.Ordinal);
        var kept = await Run("events", "copy", "--from", $"sqlite:{other.Data}", "--to", log);
        Assert.Equal((0, ""), (kept.ExitCode, kept.Error));
    }

    [Theory]
    [InlineData("--data and --from exclude each other", "backup", "--data", ".", "--from", "postgresql", "--to", "nowhere")]
    [InlineData("--include-key is for --data", "backup", "--from", "postgresql", "--to", "nowhere", "--include-key")]
    [InlineData("--data and --to exclude each other", "restore", "--from", "nowhere", "--to", "postgresql", "--data", ".")]
    [InlineData("--overwrite is for --data", "restore", "--from", "nowhere", "--to", "postgresql", "--overwrite")]
    [InlineData("--log excludes --data and --server", "doctor", "--log", "postgresql", "--data", ".")]
    [InlineData("no place of a log", "doctor", "--log", "mysql")]
    [InlineData("holds no event log of this name", "backup", "--from", "postgresql:nothing_here", "--to", "nowhere")]
    public async Task Mistakes_are_told(string told, params string[] arguments)
    {
        var ended = await Run(arguments);
        Assert.NotEqual(0, ended.ExitCode);
        Assert.Contains(told, ended.Error, StringComparison.Ordinal);
    }

    private static string Schema() => $"postgresql:backup_{Guid.NewGuid():N}";

    private static async Task<Ended> Run(params string[] arguments)
    {
        using var cli = Cli.StartWith([(Connection, PostgreSqlServer.Shared.ConnectionString)], arguments);
        return await cli.End();
    }
}
