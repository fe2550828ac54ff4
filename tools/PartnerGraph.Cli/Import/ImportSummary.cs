using PartnerGraph.Import;
using PartnerGraph.Write.Application.Expenditure;

namespace PartnerGraph.Cli.Import;

/// <summary>What became of the lines of a file, in lines and in money, as the end of an import tells it.</summary>
/// <param name="now">When it is told.</param>
internal sealed class ImportSummary(DateTimeOffset now)
{
    private readonly ExactTotals sums = new();
    private readonly Unowned unowned = new();
    private readonly BeyondDetails beyond = BeyondDetails.At(now);

    public ImportTotals Totals { get; set; } = ImportTotals.None;

    public void Add(ImportBatch batch, RecordedBatch recorded, Tenure tenure)
    {
        sums.Add(batch, recorded);
        for (var index = 0; index < batch.Lines.Count; index++)
        {
            if (recorded.Lines[index].Outcome is not (LineOutcome.Recorded or LineOutcome.Repeated or LineOutcome.Restated)) continue;
            unowned.Add(batch.Lines[index], tenure);
            beyond.Add(batch.Lines[index]);
        }
    }

    public string Text(string name, string rejectPath)
    {
        var stored = sums.Stored;
        List<string> lines =
        [
            name,
            $"  lines read          {Totals.Read}",
            $"  recorded            {Totals.Recorded}",
            $"  repeated            {Totals.Repeated}",
        ];
        if (Totals.Restated > 0) lines.Add($"  restated            {Totals.Restated} (what was stored otherwise is taken back)");
        if (Totals.Superseded > 0)
            lines.Add($"  superseded          {Totals.Superseded} (amount due {sums.Superseded.Stated} USD, restated or taken back since, not added)");
        if (Totals.RepeatedInFile > 0)
            lines.Add($"  twice in the files  {Totals.RepeatedInFile} (amount due {sums.Repeats.Stated} USD, not added; --keep-alike stores lines without ids each)");
        lines.Add($"  rejected            {Totals.Rejected}{(Totals.Rejected > 0 ? $" (see {rejectPath})" : "")}");
        lines.Add($"  amount due stored   {stored.Kept} USD");
        lines.Add($"  rounding remainder  {stored.Rest} USD");
        if (!stored.Beyond.IsZero) lines.Add($"  beyond 18 decimals  {stored.Lost} USD, not stored");
        lines.Add($"  amount due stated   {stored.Stated} USD");
        lines.AddRange(unowned.Told());
        lines.AddRange(beyond.Told());
        return string.Join('\n', lines);
    }
}
