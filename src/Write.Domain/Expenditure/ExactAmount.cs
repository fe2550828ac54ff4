namespace PartnerGraph.Write.Domain.Expenditure;

/// <summary>
/// An amount as a billing source states it, with up to 18 decimals: what is kept at eight decimals, rounded half away from
/// zero, and the exact rest, so that <see cref="Units"/> and <see cref="Remainder"/> together equal the source (GAP-24).
/// </summary>
public readonly record struct ExactAmount
{
    /// <summary>Decimals that a source may state; zeros behind them do not count.</summary>
    public const int Scale = 18;

    /// <summary>Units of the 18th decimal in one unit of the eighth.</summary>
    public const long RemainderPerUnit = 10_000_000_000;

    // The first count of units that decimal(28,8) does not hold.
    private static readonly UInt128 Bound = UInt128.Parse("10000000000000000000000000000", System.Globalization.CultureInfo.InvariantCulture);

    private ExactAmount(Int128 units, long remainder) => (Units, Remainder) = (units, remainder);

    /// <summary>The rounded amount in units of the eighth decimal.</summary>
    public Int128 Units { get; }

    /// <summary>What rounding took away (positive) or added (negative), in units of the 18th decimal; at most half a unit of the eighth.</summary>
    public long Remainder { get; }

    public bool IsNegative => Units < 0 || (Units == 0 && Remainder < 0);

    public bool IsPositive => Units > 0 || (Units == 0 && Remainder > 0);

    private Int128 Exact => (Units * RemainderPerUnit) + Remainder;

    public static ExactAmount Of(decimal amount) =>
        ExactAmountText.Parse(amount, out var exact) == AmountProblem.None
            ? exact
            : throw new ArgumentOutOfRangeException(nameof(amount));

    /// <exception cref="OverflowException">The difference is out of range.</exception>
    public static ExactAmount operator -(ExactAmount left, ExactAmount right) =>
        TryRound(left.Exact - right.Exact, out var difference) ? difference : throw new OverflowException();

    /// <summary>Puts together what is told apart: an amount at eight decimals and its remainder.</summary>
    /// <returns>False when it is no remainder, but more than half a unit of the eighth decimal, or the sum is out of range.</returns>
    public bool TryAddRemainder(ExactAmount remainder, out ExactAmount sum)
    {
        sum = default;
        return Int128.Abs(remainder.Exact) <= RemainderPerUnit / 2 && TryRound(Exact + remainder.Exact, out sum);
    }

    public int CompareTo(ExactAmount other) => Exact.CompareTo(other.Exact);

    /// <summary>This amount without its sign.</summary>
    public ExactAmount Magnitude => IsNegative ? new(-Units, -Remainder) : this;

    private static bool TryRound(Int128 exact, out ExactAmount amount)
    {
        var magnitude = (UInt128)Int128.Abs(exact);
        return TryRound(magnitude / (UInt128)RemainderPerUnit, (long)(magnitude % (UInt128)RemainderPerUnit), exact < 0, out amount);
    }

    internal static bool TryRound(UInt128 units, long rest, bool negative, out ExactAmount amount)
    {
        if (rest * 2 >= RemainderPerUnit) (units, rest) = (units + 1, rest - RemainderPerUnit);
        amount = default;
        if (units >= Bound) return false;
        amount = negative ? new(-(Int128)units, -rest) : new((Int128)units, rest);
        return true;
    }
}
