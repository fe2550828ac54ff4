using System.Globalization;
using MiniExcelLibs;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Cli.Stores;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Expenditure;
using PartnerGraph.Write.Domain.Billing;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.EndToEnd.Tests;

/// <summary>A bill from the command line, through a running server and back by the import.</summary>
public sealed class BillExportTests
{
    private static readonly BillingMonth Month = BusinessTime.Default.MonthOf(TimeProvider.System.GetUtcNow().AddMonths(-2));

    private static readonly DateTimeOffset At = BusinessTime.Default.StartOf(Month.FirstDay.AddDays(9));

    [Fact, Trait("Rule", "BILL-13"), Trait("Rule", "BILL-14"), Trait("Rule", "BILL-15")]
    public async Task It_is_written_in_every_format_and_what_is_refused_is_told()
    {
        using var store = await TemporaryStore.WithPartner();
        await Customer(store);
        await Billed(store, Line("1", 0.105m), Line("2", 12_345_678.12345678m));
        await using var server = await RunningServer.Start(store.Data);
        await server.CaughtUp();
        string[] export = ["export", "bill", "--month", Month.ToString(), "--partner", GlobalId.Of("Partner", TemporaryStore.Partner), "--server", server.Address, "--token", server.Token("finance")];
        var csv = await Cli.Run([.. export, "--out", store.File("bill.csv")]);
        Assert.Equal((0, ""), (csv.ExitCode, csv.Error));
        Assert.StartsWith($"{store.File("bill.csv")}: 2 rows, ", csv.Output.Split('\n')[^1], StringComparison.Ordinal);
        Assert.Equal(["0.10500000", "12345678.12345678"], (await File.ReadAllLinesAsync(store.File("bill.csv"))).Skip(1).Select(row => row.Split(',')[^1]));

        Assert.Equal(0, (await Cli.Run([.. export, "--out", store.File("bill.xlsx")])).ExitCode);
        var rows = MiniExcel.Query(store.File("bill.xlsx"), useHeaderRow: true).Select(row => (IDictionary<string, object>)row).ToList();
        Assert.Equal([(0.105, "0.10500000"), (12345678.12345678, "12345678.12345678")], rows.Select(row => ((double)row["amount"], (string)row["amountExact"])));

        foreach (var (arguments, code, says) in new (string[], int, string)[]
        {
            ([.. export[..4], "--server", server.Address, "--token", "nonsense", "--out", store.File("x.csv")], 1, "does not accept the token"),
            ([.. export[..^1], server.Operations, "--out", store.File("x.csv")], 1, "does not allow it"),
            ([.. export, "--out", store.File("x.pdf")], 2, "neither with .csv nor with .xlsx"),
            ([.. export, "--format", "xlsx", "--out", store.File("x.csv")], 2, "--format says xlsx"),
            ([.. export, "--out", Path.Combine(store.Data, "missing", "x.csv")], 1, "There is no directory"),
            ([.. export[..2], "--month", Month.Next.Next.ToString(), .. export[4..], "--out", store.File("x.csv")], 1, "BILL_NOT_GENERATED"),
        })
        {
            var ended = await Cli.Run(arguments);
            Assert.True(ended.ExitCode == code, $"{ended.ExitCode}: {ended.Error}");
            Assert.Contains(says, ended.Error, StringComparison.Ordinal);
            Assert.Empty(Directory.EnumerateFiles(store.Directory.FullName, "x.*"));
        }

        Assert.Contains("--byte-order-mark", (await Cli.Run("export", "bill", "--help")).Output, StringComparison.Ordinal);
    }

    [Fact, Trait("Rule", "BILL-15"), Trait("Rule", "EXPEND-11")]
    public async Task In_the_columns_of_focus_it_is_imported_again_as_the_same_charges()
    {
        using var store = await TemporaryStore.WithPartner();
        await Customer(store);
        ExpenditureLine[] lines =
        [
            Line("usage", 1.5m) with { ResourceId = "i-1", ResourceName = "one, \"two\"", ResourceType = "vm", Region = "r1" },
            Line("yearly", 20m) with { BillingMode = BillingMode.YearlyMonthly }, Line("once", 3m) with { BillingMode = BillingMode.OneTime },
            Line("reserved", 4m) with { BillingMode = BillingMode.ReservedInstance }, Line("plan", 5m) with { BillingMode = BillingMode.SavingsPlan },
            Line("tax", 0.25m) with { BillType = BillType.ExpenditureTax }, Line("back", -2m) with { BillType = BillType.RefundUnsubscription },
            Line("tax-back", -0.05m) with { BillType = BillType.RefundTax },
        ];
        await Billed(store, lines);
        var (bill, details) = (store.File("bill.csv"), store.File("details.csv"));
        await using (var server = await RunningServer.Start(store.Data))
        {
            await server.CaughtUp();
            Assert.Equal(0, (await Cli.Run(
                "export", "bill", "--month", Month.ToString(), "--format", "focus", "--partner", GlobalId.Of("Partner", TemporaryStore.Partner), "--out", bill, "--server", server.Address, "--token", server.Token("finance"))).ExitCode);
            Assert.Equal(0, (await Cli.Run("export", "expenditures", "--month", Month.ToString(), "--format", "focus", "--out", details, "--server", server.Address, "--token", server.Operations)).ExitCode);
        }

        foreach (var file in new[] { bill, details })
        {
            using var empty = await TemporaryStore.WithPartner();
            var imported = await Cli.Run("import", "focus", file, "--data", empty.Data, "--create-customers", "--partner", TemporaryStore.Partner, "--progress", "none");
            Assert.True(imported.ExitCode == 0, imported.Error);
            Assert.Equal(new Told(Read: 8, Recorded: 8, Repeated: 0, Rejected: 0), Told.In(imported.Output));
            Assert.Equal(
                lines.Select(Said).Order(StringComparer.Ordinal),
                (await empty.Lines()).Select(line => Said(line.LineId.Split('/')[1], line.BillType, line.BillingMode, line.AmountDue, line.ResourceName, line.Region)).Order(StringComparer.Ordinal));
        }
    }

    private static string Said(ExpenditureLine line) =>
        Said(line.LineId, line.BillType, line.BillingMode, Money.FromUnits(line.Amounts.AmountDue.Units), line.ResourceName, line.Region);

    private static string Said(string id, BillType type, BillingMode mode, Money due, string? resource, string? region) =>
        string.Create(CultureInfo.InvariantCulture, $"{id} {type} {mode} {due} {resource} {region}");

    private static ExpenditureLine Line(string id, decimal due) => new(
        "erp", id, "c-1", At, At.AddHours(1), "ECS", null, BillingMode.PayPerUse, BillType.Expenditure,
        new LineAmounts { AmountDue = ExactAmount.Of(due), ListPrice = ExactAmount.Of(due), MonthlySettlement = ExactAmount.Of(due) });

    private static async Task Customer(TemporaryStore store)
    {
        var first = store.File("first.csv");
        await File.WriteAllTextAsync(first, FormattableString.Invariant(
            $"currency,lineId,customerId,chargedFrom,chargedTo,serviceType,billType,amountDue\nUSD,0,c-1,{At.AddMonths(2):O},{At.AddMonths(2):O},Compute,EXPENDITURE,1\n"));
        Assert.Equal(0, (await Cli.Run("import", "csv", first, "--data", store.Data, "--create-customers", "--partner", TemporaryStore.Partner, "--since", "2020-01-01", "--progress", "none")).ExitCode);
    }

    /// <summary>The lines, and the closing of their month; the server makes the bill.</summary>
    private static async Task Billed(TemporaryStore temporary, params ExpenditureLine[] lines)
    {
        await using var store = EmbeddedStore.Open(new DirectoryInfo(temporary.Data));
        var recorded = await store.Recorder(store.CustomerExists).Record(lines, AmountPrecision.WithRemainder, BatchMode.AllOrNothing, new CommandContext("test", "test"));
        Assert.Equal(lines.Length, recorded.Count(LineOutcome.Recorded));
        Assert.True((await store.Runner.Run(
            PartnerAccountDecider.Definition, new CloseBillingMonth(TemporaryStore.Partner, Month, BusinessTime.Default, TimeProvider.System.GetUtcNow()), new CommandContext("test", "test"))).IsAccepted);
    }
}
