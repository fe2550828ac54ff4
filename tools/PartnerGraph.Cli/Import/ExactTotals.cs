using System.Globalization;
using System.Numerics;
using PartnerGraph.Import;
using PartnerGraph.Write.Application.Expenditure;
using PartnerGraph.Write.Domain.Expenditure;

namespace PartnerGraph.Cli.Import;

/// <summary>Sums what lines state and what is kept of it, to the last digit.</summary>
internal sealed class ExactTotals
{
    private const int BeyondScale = 36;

    private static readonly BigInteger BeyondPerRemainder = BigInteger.Pow(10, BeyondScale - ExactAmount.Scale);

    private readonly Dictionary<LineOutcome, Sum> sums = [];

    /// <summary>Lines that came twice in the import; their amounts are stored once.</summary>
    public Sum Repeats { get; private set; }

    public void Add(ImportBatch batch, RecordedBatch recorded)
    {
        for (var index = 0; index < batch.Lines.Count; index++)
        {
            var outcome = recorded.Lines[index].Outcome;
            sums[outcome] = sums.GetValueOrDefault(outcome).Plus(batch.Lines[index].Amounts.AmountDue, batch.BeyondOf(index));
        }

        foreach (var (line, beyond) in batch.Repeats) Repeats = Repeats.Plus(line.Amounts.AmountDue, beyond);
    }

    /// <summary>Lines that were stored before, and restated or taken back since.</summary>
    public Sum Superseded => sums.GetValueOrDefault(LineOutcome.Superseded);

    /// <summary>What the API answers: lines stored now and lines stored before, each once.</summary>
    public Sum Stored => sums.GetValueOrDefault(LineOutcome.Recorded).Plus(sums.GetValueOrDefault(LineOutcome.Repeated)).Plus(sums.GetValueOrDefault(LineOutcome.Restated));

    internal static string Text(BigInteger units, int scale)
    {
        var digits = BigInteger.Abs(units).ToString(CultureInfo.InvariantCulture).PadLeft(scale + 1, '0');
        return $"{(units.Sign < 0 ? "-" : "")}{digits[..^scale]}.{digits[^scale..]}";
    }

    /// <param name="Units">Of the eighth decimal.</param>
    /// <param name="Remainder">What rounding to eight decimals took away or added and is stored beside them, in units of the 18th.</param>
    /// <param name="Beyond">What stands in the file behind that and is not stored, in units of the 36th.</param>
    public readonly record struct Sum(BigInteger Units, BigInteger Remainder, BigInteger Beyond)
    {
        public Sum Plus(ExactAmount amount, long beyond) => new(Units + amount.Units, Remainder + amount.Remainder, Beyond + beyond);

        public Sum Plus(Sum other) => new(Units + other.Units, Remainder + other.Remainder, Beyond + other.Beyond);

        /// <summary>At eight decimals, as it is stored.</summary>
        public string Kept => Text(Units, 8);

        public string Rest => Text(Remainder, ExactAmount.Scale);

        public string Lost => Text(Beyond, BeyondScale);

        /// <summary>As the file states it.</summary>
        public string Stated => Beyond.IsZero
            ? Text((Units * ExactAmount.RemainderPerUnit) + Remainder, ExactAmount.Scale)
            : Text((((Units * ExactAmount.RemainderPerUnit) + Remainder) * BeyondPerRemainder) + Beyond, BeyondScale);
    }
}
