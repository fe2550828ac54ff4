using System.Globalization;
using PartnerGraph.Domain.Expenditure;
using PartnerGraph.EventStore.Expenditure;

namespace PartnerGraph.Cli.Import;

/// <summary>Sums what lines state and what is kept of it, to the last digit.</summary>
internal sealed class ExactTotals
{
    private readonly Lock gate = new();
    private readonly Dictionary<LineOutcome, (Int128 Units, Int128 Remainder)> sums = [];

    public void Add(IReadOnlyList<ExpenditureLine> lines, RecordedBatch batch)
    {
        lock (gate)
        {
            for (var index = 0; index < lines.Count; index++)
            {
                var (units, remainder) = sums.GetValueOrDefault(batch.Lines[index].Outcome);
                var due = lines[index].Amounts.AmountDue;
                sums[batch.Lines[index].Outcome] = (units + due.Units, remainder + due.Remainder);
            }
        }
    }

    /// <summary>The sum at eight decimals, as it is stored.</summary>
    public string Kept(params IEnumerable<LineOutcome> outcomes) => Text(outcomes.Aggregate(Int128.Zero, (sum, outcome) => sum + Of(outcome).Units), 8);

    /// <summary>What rounding to eight decimals took away or added.</summary>
    public string Remainder(params IEnumerable<LineOutcome> outcomes) =>
        Text(outcomes.Aggregate(Int128.Zero, (sum, outcome) => sum + Of(outcome).Remainder), ExactAmount.Scale);

    /// <summary>The sum as the file states it.</summary>
    public string Stated(params IEnumerable<LineOutcome> outcomes) => Text(
        outcomes.Aggregate(Int128.Zero, (sum, outcome) => sum + (Of(outcome).Units * ExactAmount.RemainderPerUnit) + Of(outcome).Remainder), ExactAmount.Scale);

    internal static string Text(Int128 units, int scale)
    {
        var digits = Int128.Abs(units).ToString(CultureInfo.InvariantCulture).PadLeft(scale + 1, '0');
        return $"{(units < 0 ? "-" : "")}{digits[..^scale]}.{digits[^scale..]}";
    }

    private (Int128 Units, Int128 Remainder) Of(LineOutcome outcome) => sums.GetValueOrDefault(outcome);
}
