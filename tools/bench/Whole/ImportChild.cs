using System.Diagnostics;
using System.Globalization;
using PartnerGraph.Import;
using PartnerGraph.Write.Application.Expenditure;

namespace PartnerGraph.Bench.Whole;

/// <summary>One import in a process of its own, so that its memory is its own.</summary>
internal static class ImportChild
{
    /// <param name="kind">bare, acknowledged or projected.</param>
    /// <returns>Seconds and the peak of memory in MiB.</returns>
    public static async Task<string> Run(string kind, string file)
    {
        using var directory = new TemporaryDirectory();
        if (kind != "bare") await BenchStore.Prepare(directory.Info, file);
        var time = kind == "bare"
            ? Bare(file, directory.File("bare.db"))
            : await BenchStore.Import(directory.Info, file, project: kind == "projected");
        using var self = Process.GetCurrentProcess();
        return string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds} {self.PeakWorkingSet64 / 1_048_576.0}");
    }

    private static TimeSpan Bare(string file, string database)
    {
        using var bare = new BareSqlite(
            database, "source", "line_id", "customer_id", "charged_from", "charged_to", "service_type", "region", "billing_mode", "bill_type",
            "resource_id", "list_price", "discounted", "due", "settlement");
        using var lines = ExpenditureFile.Open(file, new PartnerGraphFormat());
        var start = Stopwatch.GetTimestamp();
        var batch = new ImportBatch();
        while (lines.Read(batch, ExpenditureRecorder.MaxLines))
            bare.Commit(batch.Lines.Select(line => new object?[]
            {
                line.Source, line.LineId, line.CustomerId, line.ChargedFrom.ToUnixTimeMilliseconds(), line.ChargedTo.ToUnixTimeMilliseconds(),
                line.ServiceType, line.Region, (int)line.BillingMode, (int)line.BillType, line.ResourceId, (long)line.Amounts.ListPrice.Units,
                (long)line.Amounts.DiscountedAmount.Units, (long)line.Amounts.AmountDue.Units, (long)line.Amounts.MonthlySettlement.Units,
            }));
        return Stopwatch.GetElapsedTime(start);
    }
}
