using System.Globalization;
using System.Numerics;
using PartnerGraph.Import.Focus;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Import.Tests;

/// <summary>A thousand lines of real billing data of three providers.</summary>
public sealed class FocusSampleTests
{
    private static readonly string Sample = FindSample();

    [SkippableFact, Trait("Rule", "BILL-10"), Trait("Rule", "EXPEND-11")]
    public async Task Stored_amounts_and_remainders_equal_the_totals_of_the_file()
    {
        await using var store = new TemporaryStore();
        var problems = new List<LineProblem>();
        var totals = await Import(store, problems);
        Assert.Empty(problems);
        Assert.Equal((1_000, 0, 0), (totals.Recorded, totals.Repeated, totals.Rejected));

        var lines = await store.Recorded();
        var text = IndependentCsv.Read(File.ReadAllText(Sample));
        Assert.Equal(Total(text, "BilledCost"), lines.Aggregate(BigInteger.Zero, (sum, line) => sum + Exact(line.AmountDue, line.Remainder?.AmountDue)));
        Assert.Equal(Total(text, "ListCost"), lines.Aggregate(BigInteger.Zero, (sum, line) => sum + Exact(line.ListPrice, line.Remainder?.ListPrice)));
        Assert.Equal("20.52022672899", ((decimal)Total(text, "BilledCost") / 1_000_000_000_000_000_000m).ToString(CultureInfo.InvariantCulture));
    }

    [SkippableFact]
    public async Task A_second_import_finds_every_line_stored()
    {
        await using var store = new TemporaryStore();
        var first = await Import(store);
        var second = await Import(store);
        Assert.Equal((0, 1_000, 0), (second.Recorded, second.Repeated, second.Rejected));
        Assert.Equal(first.Position, second.Position);
        Assert.Equal(1_000, await store.Store.Head());
    }

    [SkippableFact]
    public async Task Two_imports_that_race_store_every_line_once()
    {
        await using var store = new TemporaryStore();
        var both = await Task.WhenAll(Task.Run(() => Import(store)), Task.Run(() => Import(store)));
        Assert.Equal((1_000, 1_000), (both.Sum(totals => totals.Recorded), both.Sum(totals => totals.Repeated)));
        Assert.Equal(1_000, await store.Store.Head());
    }

    [SkippableFact, Trait("Rule", "EXPEND-23")]
    public async Task Lines_are_told_apart_by_what_they_are()
    {
        await using var store = new TemporaryStore();
        await Import(store);
        var lines = await store.Recorded();
        Assert.Equal(13, lines.Count(line => line.BillType == BillType.RefundUnsubscription));
        Assert.Equal(987, lines.Count(line => line.BillType == BillType.Expenditure));
        Assert.Equal(4, lines.Count(line => line.BillingMode == BillingMode.SavingsPlan));
        Assert.Equal(1, lines.Count(line => line.BillingMode == BillingMode.OneTime));
        Assert.Equal(73, lines.Select(line => line.CustomerId).Distinct().Count());
        Assert.Equal("us-sanjose-1", lines.First(line => line.Region is "us-sanjose-1").Region);
        Assert.Equal(new DateTimeOffset(2024, 9, 18, 22, 0, 0, TimeSpan.Zero), lines.Single(line => line.LineId == "11472").ChargedFrom);
    }

    private static async Task<ImportTotals> Import(TemporaryStore store, List<LineProblem>? problems = null)
    {
        Skip.IfNot(File.Exists(Sample), $"The FOCUS sample is not there: {Sample}");
        using var file = ExpenditureFile.Open(Sample, new FocusFormat(new NewCustomers()));
        Assert.Empty(file.UnknownColumns);
        return await store.Import(problems).Run(file);
    }

    private static BigInteger Exact(Money amount, long? remainder) => ((BigInteger)amount.Units * ExactAmount.RemainderPerUnit) + (remainder ?? 0);

    private static BigInteger Total(IReadOnlyList<Dictionary<string, string>> lines, string column) =>
        lines.Aggregate(BigInteger.Zero, (sum, line) => sum + IndependentCsv.Scaled(line[column], 18));

    private static string FindSample()
    {
        var root = AppContext.BaseDirectory;
        while (root is not null && !File.Exists(Path.Combine(root, "PartnerGraph.sln"))) root = Path.GetDirectoryName(root);
        return Path.GetFullPath(Path.Combine(root!, "..", "shared", "data", "focus-1.0-sample-1000.csv"));
    }
}
