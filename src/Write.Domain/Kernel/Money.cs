using System.Globalization;

namespace PartnerGraph.Domain.Kernel;

/// <summary>
/// An exact amount of a currency with at most eight decimals (CONV-5), between -92,233,720,368.54775808 and
/// 92,233,720,368.54775807, so that it fits a 64-bit integer of units of the eighth decimal in any store.
/// </summary>
public readonly record struct Money : IComparable<Money>
{
    /// <summary>Decimals kept by every amount.</summary>
    public const int Scale = 8;

    /// <summary>Units of the eighth decimal in one unit of the currency.</summary>
    public const long UnitsPerOne = 100_000_000;

    public const string Usd = "USD";

    /// <exception cref="OverflowException">The amount does not fit.</exception>
    public Money(decimal amount, string currency = Usd) : this(UnitsOf(amount), currency)
    {
    }

    // The default currency is kept as null, so that default(Money) is nothing else than zero.
    private Money(long units, string currency) => (Units, Currency) = (units, currency is Usd ? null! : currency);

    /// <summary>The amount in units of the eighth decimal: what SQL stores.</summary>
    public long Units { get; }

    /// <summary>ISO 4217 code.</summary>
    public string Currency { get => field ?? Usd; }

    public decimal Amount => decimal.Divide(Units, UnitsPerOne);

    public static Money Zero { get; } = new(0L, Usd);

    public bool IsNegative => Units < 0;

    public static Money FromUnits(long units, string currency = Usd) => new(units, currency);

    public static Money operator +(Money left, Money right) => new(checked(left.Units + right.UnitsIn(left.Currency)), left.Currency);

    public static Money operator -(Money left, Money right) => new(checked(left.Units - right.UnitsIn(left.Currency)), left.Currency);

    public static bool operator <(Money left, Money right) => left.CompareTo(right) < 0;

    public static bool operator >(Money left, Money right) => left.CompareTo(right) > 0;

    public static bool operator <=(Money left, Money right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Money left, Money right) => left.CompareTo(right) >= 0;

    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public int CompareTo(Money other) => Units.CompareTo(other.UnitsIn(Currency));

    /// <summary>The amount rounded half away from zero to cents (CONV-5): for display only.</summary>
    public Money ToCents() => new(Math.Round(Amount, 2, MidpointRounding.AwayFromZero), Currency);

    /// <summary>The exact decimal string with eight decimals, such as <c>0.10500000</c>.</summary>
    public string ToExactString() => Amount.ToString("F8", CultureInfo.InvariantCulture);

    public override string ToString() => $"{ToExactString()} {Currency}";

    /// <summary>Whether the amount has at most eight decimals and is within range.</summary>
    public static bool Fits(decimal amount) =>
        Math.Abs(amount) < 92_233_720_368m && amount * UnitsPerOne is var units && units == decimal.Truncate(units);

    private static long UnitsOf(decimal amount)
    {
        var units = amount * UnitsPerOne;
        if (units != decimal.Truncate(units))
            throw new ArgumentException($"{amount} has more than {Scale} decimals.", nameof(amount));
        return decimal.ToInt64(units);
    }

    private long UnitsIn(string currency) => Currency == currency
        ? Units
        : throw new InvalidOperationException($"{Currency} and {currency} do not add up.");
}
