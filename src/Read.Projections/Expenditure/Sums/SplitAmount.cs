using PartnerGraph.Read.Projections.Expenditure.Reading;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Read.Projections.Expenditure.Sums;

/// <summary>
/// An amount in three integer columns, so that SUM is exact over the whole of decimal(28,8) in any database: units of the eighth
/// decimal as <see cref="High"/> times 10^10 plus <see cref="Low"/>, and what the source states beyond them.
/// </summary>
public record struct SplitAmount
{
    /// <summary>Units of the eighth decimal in one of <see cref="High"/>.</summary>
    public const long Base = 10_000_000_000;

    /// <summary>Hundreds of the currency, rounded down.</summary>
    public long High { get; set; }

    /// <summary>Units of the eighth decimal above <see cref="High"/>: from 0 to less than <see cref="Base"/> in a stored row, any sum of such otherwise.</summary>
    public long Low { get; set; }

    /// <summary>Units of the 18th decimal on top of the eight; negative where rounding added something.</summary>
    public long Rest { get; set; }

    /// <summary>The amount at eight decimals.</summary>
    public readonly Money Money => Money.FromUnits(((Int128)High * Base) + Low);

    /// <summary>What the sources state beyond the eighth decimal: <see cref="Money"/> and this together are their own total.</summary>
    public readonly decimal Remainder => decimal.Divide(Rest, Money.UnitsPerOne) / ExactAmount.RemainderPerUnit;

    /// <summary>The sources' own total, rounded once to cents (EXPEND-10, EXPEND-19).</summary>
    public readonly Money Cents => Money.ToCents(Rest);

    public readonly bool IsZero => High == 0 && Low == 0 && Rest == 0;

    public static SplitAmount Of(Money amount, long rest = 0)
    {
        // Most lines are small, and a division of 64 bits costs a tenth of one of 128.
        if (amount.Units >= 0 && amount.Units < Base) return new() { Low = (long)amount.Units, Rest = rest };
        var (high, low) = Int128.DivRem(amount.Units, Base);
        return low < 0 ? new() { High = checked((long)high) - 1, Low = (long)low + Base, Rest = rest }
            : new() { High = checked((long)high), Low = (long)low, Rest = rest };
    }

    /// <exception cref="OverflowException">The sum of more than 9 * 10^8 of the largest lines.</exception>
    public static SplitAmount operator +(SplitAmount left, SplitAmount right) =>
        checked(Stored(left.High + right.High, left.Low + right.Low, left.Rest + right.Rest));

    /// <exception cref="OverflowException">As of a sum.</exception>
    public static SplitAmount operator -(SplitAmount left, SplitAmount right) =>
        checked(Stored(left.High - right.High, left.Low - right.Low, left.Rest - right.Rest));

    // As every row holds it.
    private static SplitAmount Stored(long high, long low, long rest)
    {
        var (carry, kept) = Math.DivRem(low, Base);
        return kept < 0
            ? new() { High = checked(high + carry - 1), Low = kept + Base, Rest = rest }
            : new() { High = checked(high + carry), Low = kept, Rest = rest };
    }
}
