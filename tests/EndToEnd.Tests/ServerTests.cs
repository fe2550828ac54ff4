using System.Globalization;
using MiniExcelLibs;
using PartnerGraph.Cli.Generate;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.EndToEnd.Tests;

/// <summary>The command line through the public API of a running server.</summary>
public sealed class ServerTests
{
    private static readonly BillingMonth Month = BusinessTime.Default.MonthOf(TimeProvider.System.GetUtcNow().AddMonths(-1));

    // From the second day on: a month of the billing zone begins before that of UTC.
    private static readonly Volume Volume = new(Partner: 1, Customers: 6, Lines: 1_500, Days: 20, Seed: 5, Month.FirstDay.AddDays(1));

    [Fact]
    public async Task Lines_go_in_through_the_api_and_come_out_again_to_the_last_digit()
    {
        using var store = await TemporaryStore.WithPartner();
        await using var server = await RunningServer.Start(store.Data);
        await server.CaughtUp();
        var file = store.File("lines.csv");
        await using (var output = new StreamWriter(file)) new LineGenerator(Volume).Write(output);
        string[] import = ["import", "csv", file, "--create-customers", "--partner", TemporaryStore.Partner, "--server", server.Address, "--token", server.Operations];

        var first = await Cli.Run(import);
        Assert.Equal((0, ""), (first.ExitCode, first.Error));
        Assert.Equal(new Told(Read: 1_500, Recorded: 1_500, Repeated: 0, Rejected: 0), Told.In(first.Output));
        await server.CaughtUp();
        var second = await Cli.Run([.. import, "--strict"]);
        Assert.Equal((0, ""), (second.ExitCode, second.Error));
        Assert.Equal(new Told(Read: 1_500, Recorded: 0, Repeated: 1_500, Rejected: 0), Told.In(second.Output));

        var stated = Due(await File.ReadAllLinesAsync(file));
        string[] export = ["export", "expenditures", "--month", Month.ToString(), "--server", server.Address, "--token", server.Operations];
        var csv = await Cli.Run([.. export, "--out", store.File("out.csv")]);
        Assert.Equal((0, ""), (csv.ExitCode, csv.Error));
        Assert.EndsWith($"1500 lines, amount due {new Money(stated).ToExactString()} USD.", csv.Output, StringComparison.Ordinal);
        Assert.Equal(stated, Due(await File.ReadAllLinesAsync(store.File("out.csv"))));

        Assert.Equal(0, (await Cli.Run([.. export, "--out", store.File("out.xlsx")])).ExitCode);
        var rows = MiniExcel.Query(store.File("out.xlsx"), useHeaderRow: true).Select(row => (IDictionary<string, object>)row).ToList();
        Assert.All(rows, row => Assert.IsType<double>(row["amountDue"]));
        Assert.Equal(stated, rows.Sum(row => (decimal)(double)row["amountDue"]));
        Assert.All(rows, row => Assert.Equal(Month.ToString(), $"{Assert.IsType<DateTime>(row["billingDay"]):yyyy-MM}"));
        Assert.All(rows, row => Assert.Equal(((DateTime)row["chargedFrom"]).AddHours(1), (DateTime)row["chargedTo"]));
        Assert.Empty(Directory.EnumerateFiles(store.Directory.FullName, "*.partial"));
    }

    [Fact]
    public async Task An_export_is_a_file_that_import_reads()
    {
        using var store = await TemporaryStore.WithPartner();
        await using var server = await RunningServer.Start(store.Data);
        var file = store.File("lines.csv");
        await using (var output = new StreamWriter(file)) new LineGenerator(Volume with { Lines = 50 }).Write(output);
        Assert.Equal(0, (await Cli.Run("import", "csv", file, "--create-customers", "--partner", TemporaryStore.Partner, "--data", store.Data)).ExitCode);
        await server.CaughtUp();
        var exported = store.File("out.csv");
        Assert.Equal(0, (await Cli.Run("export", "expenditures", "--month", Month.ToString(), "--out", exported, "--server", server.Address, "--token", server.Operations)).ExitCode);
        var again = await Cli.Run("import", "csv", exported, "--data", store.Data);
        Assert.Equal(0, again.ExitCode);
        Assert.Equal(new Told(Read: 50, Recorded: 0, Repeated: 50, Rejected: 0), Told.In(again.Output));
    }

    [Fact]
    public async Task Wrong_tokens_bad_lines_and_unknown_partners_are_told()
    {
        using var store = await TemporaryStore.WithPartner();
        await using var server = await RunningServer.Start(store.Data);
        await server.CaughtUp();
        var file = store.File("lines.csv");
        await File.WriteAllTextAsync(file, """
            currency,lineId,customerId,chargedFrom,chargedTo,serviceType,billType,amountDue
            USD,L1,c-1,2026-01-05T00:00:00Z,2026-01-05T01:00:00Z,Compute,EXPENDITURE,1.5
            USD,L2,c-1,2026-01-05T00:00:00Z,2026-01-05T01:00:00Z,Compute,EXPENDITURE,-1.5

            """);
        Task<Ended> Import(string token, params string[] more) => Cli.Run(["import", "csv", file, "--server", server.Address, "--token", token, .. more]);

        var wrong = await Import("nonsense");
        Assert.Equal(1, wrong.ExitCode);
        Assert.StartsWith("partnergraph: The server does not accept the token.", wrong.Error, StringComparison.Ordinal);
        var weak = await Import(server.Token("finance"));
        Assert.Equal(1, weak.ExitCode);
        Assert.StartsWith("partnergraph: The token does not allow it", weak.Error, StringComparison.Ordinal);
        var partner = await Import(server.Operations, "--create-customers", "--partner", "p-9");
        Assert.StartsWith("There is no partner p-9.", partner.Error, StringComparison.Ordinal);
        var strict = await Import(server.Operations, "--strict", "--create-customers", "--partner", TemporaryStore.Partner);
        Assert.Contains("Nothing was stored: 1 problems", strict.Error, StringComparison.Ordinal);
        Assert.Empty(store.LineStreams("csv"));
        var good = await Import(server.Operations, "--create-customers", "--partner", TemporaryStore.Partner);
        Assert.Equal(new Told(Read: 2, Recorded: 1, Repeated: 0, Rejected: 1), Told.In(good.Output));
        Assert.StartsWith($"{file}:3: amountDue: ", good.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("stand still", good.Error, StringComparison.Ordinal);
        Assert.Equal(["L1"], store.LineStreams("csv").Keys);
    }

    [Fact]
    public async Task Doctor_and_rebuild_speak_with_the_server()
    {
        using var store = await TemporaryStore.WithPartner();
        await using var server = await RunningServer.Start(store.Data);
        await server.CaughtUp();
        var doctor = await Cli.Run("doctor", "--server", server.Address, "--token", server.Operations);
        Assert.Equal((0, ""), (doctor.ExitCode, doctor.Error));
        Assert.Contains("ok    expenditure: RUNNING", doctor.Output, StringComparison.Ordinal);
        Assert.Contains("ok    limit of expenditure: 100 calls of one caller in 1 s", doctor.Output, StringComparison.Ordinal);
        var rebuild = await Cli.Run("rebuild", "expenditure", "--server", server.Address, "--token", server.Operations);
        Assert.Equal((0, "expenditure is rebuilt."), (rebuild.ExitCode, rebuild.Output));
        var weak = await Cli.Run("rebuild", "expenditure", "--server", server.Address, "--token", server.Token("finance"));
        Assert.StartsWith("partnergraph: The token does not allow it", weak.Error, StringComparison.Ordinal);
        Assert.EndsWith("Rebuilding needs a token of the vendor's operations.", weak.Error.Trim(), StringComparison.Ordinal);
        var unknown = await Cli.Run("rebuild", "nothing", "--server", server.Address, "--token", server.Operations);
        Assert.Equal(1, unknown.ExitCode);
        Assert.StartsWith("partnergraph: There is no read model nothing.", unknown.Error, StringComparison.Ordinal);
    }

    private static decimal Due(string[] lines)
    {
        var column = Array.IndexOf(lines[0].Split(','), "amountDue");
        return lines.Skip(1).Sum(line => decimal.Parse(line.Split(',')[column], CultureInfo.InvariantCulture));
    }
}
