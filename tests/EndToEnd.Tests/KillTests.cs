using System.Globalization;
using PartnerGraph.Cli.Generate;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.EventStore.Sqlite.Files;

namespace PartnerGraph.EndToEnd.Tests;

/// <summary>
/// An import is killed at moments that nobody chose, again and again. PARTNERGRAPH_KILLS sets how often (3 unless given),
/// PARTNERGRAPH_KILL_SEED the moments.
/// </summary>
public sealed class KillTests
{
    private const int LinesPerKill = 4_000;

    private static readonly int Kills = FromEnvironment("PARTNERGRAPH_KILLS", 3);

    private static readonly Volume Volume = new(
        Partner: 1, Customers: 40, Lines: 5_000 + (LinesPerKill * Kills), Days: 31, Seed: 11, new DateOnly(2026, 1, 1));

    [Fact]
    [Trait("Rule", "CONV-10")]
    public async Task What_a_killed_import_acknowledged_is_stored_and_nothing_is_stored_twice()
    {
        using var store = await TemporaryStore.WithPartner();
        var file = store.File("lines.csv");
        await using (var output = new StreamWriter(file)) new LineGenerator(Volume).Write(output);
        var ids = (await File.ReadAllLinesAsync(file)).Skip(1).Select(line => line[..line.IndexOf(',', StringComparison.Ordinal)]).ToList();
        string[] import = ["import", "csv", file, "--create-customers", "--partner", TemporaryStore.Partner, "--data", store.Data, "--project", "--progress", "lines"];

        var moments = new Pcg((ulong)FromEnvironment("PARTNERGRAPH_KILL_SEED", 1));
        for (var kill = 0; kill < Kills; kill++)
        {
            using var cli = Cli.Start(import);
            // Every third one dies while it starts and looks through the file, the others while they record.
            if (kill % 3 == 2) cli.EndsWithin(TimeSpan.FromMilliseconds(moments.Below(3_000)));
            else
            {
                await AcknowledgedOrEnded(cli);
                cli.EndsWithin(TimeSpan.FromMilliseconds(moments.Below(1_500)));
            }

            await cli.Kill();
            var acknowledged = Acknowledged(cli.Lines);
            var stored = store.LineStreams("csv");
            Assert.All(ids.Take(acknowledged), id => Assert.True(stored.ContainsKey(id), $"Line {id} was acknowledged and is gone after kill {kill + 1}."));
            Assert.All(stored.Values, count => Assert.Equal(1, count));
            // The chain holds, and the witness is where the log is.
            if (stored.Count > 0) Assert.Empty(StoreInspection.Of(store.Data, full: true).Problems);
        }

        var ended = await Cli.Run(import);
        Assert.Equal((0, ""), (ended.ExitCode, ended.Error));
        Assert.Equal(ids.Order(StringComparer.Ordinal), store.LineStreams("csv").Keys.Order(StringComparer.Ordinal));
        Assert.All(store.LineStreams("csv").Values, count => Assert.Equal(1, count));
        await TotalsAreThoseOf(file, store, ended);

        var incremental = ReadModelDump.Of(store.Data);
        Assert.Equal(0, (await Cli.Run("rebuild", "all", "--data", store.Data)).ExitCode);
        Assert.Equal(ReadModelDump.Of(store.Data), incremental);
        Assert.Equal(0, (await Cli.Run("doctor", "--full", "--data", store.Data)).ExitCode);
    }

    private static async Task TotalsAreThoseOf(string file, TemporaryStore store, Ended ended)
    {
        var due = Array.IndexOf(LineGenerator.Header.Split(','), "amountDue");
        var stated = (await File.ReadAllLinesAsync(file)).Skip(1).Sum(line => decimal.Parse(line.Split(',')[due], CultureInfo.InvariantCulture));
        Assert.Equal(stated, (await store.Lines()).Sum(line => line.AmountDue.Amount));
        Assert.Contains($"amount due stored   {new Money(stated).ToExactString()} USD", ended.Output, StringComparison.Ordinal);
    }

    private static async Task AcknowledgedOrEnded(Cli cli)
    {
        await cli.Spoken;
        while (Acknowledged(cli.Lines) == 0 && !cli.EndsWithin(TimeSpan.FromMilliseconds(20)))
        {
        }
    }

    private static int Acknowledged(IEnumerable<string> output) => output
        .Where(line => line.StartsWith("Importing ", StringComparison.Ordinal) && line.EndsWith(" lines acknowledged", StringComparison.Ordinal))
        .Select(line => int.Parse(line.Split(' ')[^3], CultureInfo.InvariantCulture))
        .DefaultIfEmpty(0).Max();

    internal static int FromEnvironment(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
