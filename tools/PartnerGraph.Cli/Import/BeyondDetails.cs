using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Cli.Import;

/// <summary>Lines that are stored and count, and are too old to be looked at one by one.</summary>
internal sealed class BeyondDetails(BillingMonth earliest, BusinessTime time)
{
    private BillingMonth first = BillingMonth.Latest, last = BillingMonth.Earliest;
    private long lines;

    /// <param name="now">Details reach back from this instant's month.</param>
    public static BeyondDetails At(DateTimeOffset now) => new(
        BillingMonth.Of(BusinessTime.Default.MonthOf(now).FirstDay.AddMonths(-ExpenditurePolicy.Default.DetailMonths)), BusinessTime.Default);

    public void Add(ExpenditureLine line)
    {
        if (time.MonthOf(line.ChargedFrom) is var month && month >= earliest) return;
        lines++;
        if (month < first) first = month;
        if (month > last) last = month;
    }

    public IEnumerable<string> Told()
    {
        if (lines == 0) yield break;
        yield return $"  sums only           {lines} (of {(first == last ? $"{first}" : $"{first} to {last}")}; single lines can be read from {earliest} on)";
    }
}
