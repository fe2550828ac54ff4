using System.Globalization;
using PartnerGraph.EventStore.Contract;
using PartnerGraph.EventStoreDb.Server;

namespace PartnerGraph.EndToEnd.Tests;

/// <summary>A store that moves into a database and out of it again, by the command line.</summary>
public sealed class EventsCopyTests
{
    private const string Connection = "PartnerGraph__EventStore__ConnectionString";

    [Fact]
    public async Task A_log_goes_into_a_database_and_back_and_gives_the_same_read_models()
    {
        using var store = await TemporaryStore.WithPartner();
        Assert.Equal(0, (await Cli.Run("generate", "--customers", "3", "--lines", "200", "--days", "5", "--seed", "7", "--out", store.File("lines.csv"))).ExitCode);
        Assert.Equal(0, (await Cli.Run("import", "csv", store.File("lines.csv"), "--create-customers", "--partner", TemporaryStore.Partner, "--data", store.Data, "--project")).ExitCode);
        var (schema, moved) = ($"moved_{Guid.NewGuid():N}", store.File("moved"));

        var there = await Copy($"sqlite:{store.Data}", $"postgresql:{schema}");
        var back = await Copy($"postgresql:{schema}", $"sqlite:{moved}");
        var again = await Copy($"sqlite:{store.Data}", $"postgresql:{schema}");

        Assert.Equal(((0, ""), (0, ""), (0, "")), ((there.ExitCode, there.Error), (back.ExitCode, back.Error), (again.ExitCode, again.Error)));
        var head = await store.Head();
        var told = string.Create(CultureInfo.InvariantCulture, $"{head,12:N0}  events, every one as it was");
        Assert.All([there, back], ended => Assert.Contains(told, ended.Output, StringComparison.Ordinal));
        Assert.Contains("of them were there already", again.Output, StringComparison.Ordinal);
        foreach (var data in new[] { store.Data, moved }) Assert.Equal(0, (await Cli.Run("rebuild", "all", "--data", data)).ExitCode);
        var (here, elsewhere) = (ReadModelDump.Of(store.Data), ReadModelDump.Of(moved));
        // What reactions remember is there once they have run.
        Assert.NotEmpty(elsewhere["expenditure/expenditure_line"]);
        Assert.All(elsewhere, table => Assert.Equal(table.Value, here[table.Key]));
        var sound = await Cli.Run("doctor", "--full", "--data", moved);
        Assert.True(sound.ExitCode == 0, sound.Output);
    }

    [Fact]
    public async Task A_log_goes_to_a_cluster_and_back()
    {
        using var store = await TemporaryStore.WithPartner();
        await using var cluster = await EventStoreDbCluster.Start();
        var moved = store.File("moved");

        var there = await Copy($"sqlite:{store.Data}", cluster.ConnectionString);
        var again = await Copy($"sqlite:{store.Data}", cluster.ConnectionString.Replace("esdb", "kurrentdb", StringComparison.Ordinal));
        var back = await Copy("eventstoredb", $"sqlite:{moved}", cluster.ConnectionString);

        Assert.Equal(((0, ""), (0, ""), (0, "")), ((there.ExitCode, there.Error), (again.ExitCode, again.Error), (back.ExitCode, back.Error)));
        var head = await store.Head();
        var told = string.Create(CultureInfo.InvariantCulture, $"{head,12:N0}  events, every one as it was");
        var sound = await Cli.StartWith([(Connection, cluster.ConnectionString)], "doctor", "--log", "eventstoredb", "--full").End();
        Assert.True(sound.ExitCode == 0, sound.Output);
        Assert.All([there, again, back], ended => Assert.Contains(told, ended.Output, StringComparison.Ordinal));
        Assert.Contains("of them were there already", again.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_copied_is_told_in_one_line()
    {
        using var store = await TemporaryStore.WithPartner();
        foreach (var (from, to, reason) in new[]
        {
            ($"sqlite:{store.Data}", $"sqlite:{store.Data}", "cannot be copied into itself"),
            ($"sqlite:{store.Data}", "mysql", "no place of a log"),
            ($"sqlite:{store.Data}", "postgresql:Bad Name", "no name for a schema"),
            ($"sqlite:{store.Data}", "esdb://127.0.0.1?tsl=false", "unknown option 'tsl'"),
            ($"sqlite:{store.Data}", "eventstoredb:$all", "no stream for the event log"),
            ($"sqlite:{store.File("nowhere")}", "postgresql", "holds no store"),
        })
        {
            var ended = await Copy(from, to);
            Assert.Equal((1, true), (ended.ExitCode, ended.Error.Contains(reason, StringComparison.Ordinal)));
            Assert.Single(ended.Error.TrimEnd().Split('\n'));
        }

        Assert.Contains("is not set", (await Cli.Run("events", "copy", "--from", $"sqlite:{store.Data}", "--to", "postgresql")).Error, StringComparison.Ordinal);
        await using var server = await RunningServer.Start(store.File("other"));
        Assert.Contains("A server runs on", (await Copy($"sqlite:{store.Data}", $"sqlite:{store.File("other")}")).Error, StringComparison.Ordinal);
    }

    private static async Task<Ended> Copy(string from, string to, string? connection = null)
    {
        using var cli = Cli.StartWith([(Connection, connection ?? PostgreSqlServer.Shared.ConnectionString)], "events", "copy", "--from", from, "--to", to);
        return await cli.End();
    }
}
