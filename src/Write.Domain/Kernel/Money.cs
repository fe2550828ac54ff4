using System.Globalization;
using System.Numerics;

namespace PartnerGraph.Write.Domain.Kernel;

/// <summary>
/// An exact amount of a currency with eight decimals (CONV-5). What a command may state, and every sum that a decider holds, is
/// a decimal(28,8) and answers <see cref="Fits"/>; a sum of recorded lines may be wider and stays exact.
/// </summary>
public readonly record struct Money : IComparable<Money>
{
    /// <summary>Decimals kept by every amount.</summary>
    public const int Scale = 8;

    /// <summary>Units of the eighth decimal in one unit of the currency.</summary>
    public const long UnitsPerOne = 100_000_000;

    public const string Usd = "USD";

    // The first amount that decimal(28,8) does not hold.
    private const decimal Bound = 100_000_000_000_000_000_000m;

    /// <exception cref="ArgumentException">The amount has more than eight decimals.</exception>
    /// <exception cref="OverflowException">The amount is far out of range.</exception>
    public Money(decimal amount, string currency = Usd) : this(UnitsOf(amount), currency)
    {
    }

    // The default currency is kept as null, so that default(Money) is nothing else than zero.
    private Money(Int128 units, string currency) => (Units, Currency) = (units, currency is Usd ? null! : currency);

    /// <summary>The amount in units of the eighth decimal.</summary>
    public Int128 Units { get; }

    /// <summary>ISO 4217 code.</summary>
    public string Currency { get => field ?? Usd; }

    /// <exception cref="OverflowException">A sum of many million of the largest lines does not fit a decimal.</exception>
    public decimal Amount
    {
        get
        {
            var units = Int128.Abs(Units);
            if (units >= (Int128)1 << 96) throw new OverflowException($"{this} does not fit a decimal.");
            return new((int)units, (int)(units >> 32), (int)(units >> 64), Units < 0, Scale);
        }
    }

    public static Money Zero { get; } = new(Int128.Zero, Usd);

    public bool IsZero => Units == 0;

    public bool IsNegative => Units < 0;

    public static Money FromUnits(Int128 units, string currency = Usd) => new(units, currency);

    public static Money operator +(Money left, Money right) => new(checked(left.Units + right.UnitsIn(left.Currency)), left.Currency);

    public static Money operator -(Money left, Money right) => new(checked(left.Units - right.UnitsIn(left.Currency)), left.Currency);

    public static bool operator <(Money left, Money right) => left.CompareTo(right) < 0;

    public static bool operator >(Money left, Money right) => left.CompareTo(right) > 0;

    public static bool operator <=(Money left, Money right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Money left, Money right) => left.CompareTo(right) >= 0;

    public static Money Smaller(Money one, Money other) => one < other ? one : other;

    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public int CompareTo(Money other) => Units.CompareTo(other.UnitsIn(Currency));

    /// <summary>Compares with a share of another amount, exactly however many decimals the share has.</summary>
    public int CompareToShare(Money whole, decimal share)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(share, bits);
        var digits = new BigInteger(new decimal(bits[0], bits[1], bits[2], share < 0, 0));
        return ((BigInteger)Units * BigInteger.Pow(10, share.Scale)).CompareTo((BigInteger)whole.UnitsIn(Currency) * digits);
    }

    /// <summary>The share of another amount, rounded half away from zero to eight decimals; null when that is 0.</summary>
    public decimal? ShareOf(Money whole) =>
        whole.UnitsIn(Currency) == 0 ? null : Math.Round(Amount / whole.Amount, Scale, MidpointRounding.AwayFromZero);

    /// <summary>The amount rounded half away from zero to cents (CONV-5): for display only.</summary>
    /// <param name="remainder">
    /// What the sources of a sum state beyond its eighth decimal, in units of the 18th: a sum is rounded once, from all of it (EXPEND-10).
    /// </param>
    public Money ToCents(Int128 remainder = default) => new(CentRounding.Of(Units, remainder), Currency);

    /// <summary>The amount without what is beyond a decimal: what can be paid in a currency of so many decimals, and never more than there is.</summary>
    /// <param name="digits">From 0 to <see cref="Scale"/>.</param>
    public Money DownTo(int digits)
    {
        var unit = UnitsPerOne;
        for (var digit = 0; digit < digits; digit++) unit /= 10;
        return new(Units - (Units % unit), Currency);
    }

    /// <summary>The exact decimal string with eight decimals, such as <c>0.10500000</c>.</summary>
    public string ToExactString()
    {
        var (whole, part) = UInt128.DivRem((UInt128)Int128.Abs(Units), (UInt128)UnitsPerOne);
        return string.Create(CultureInfo.InvariantCulture, $"{(Units < 0 ? "-" : "")}{whole}.{(long)part:D8}");
    }

    public override string ToString() => $"{ToExactString()} {Currency}";

    /// <summary>Whether the amount is a decimal(28,8): at most eight decimals, and below 10^20.</summary>
    public static bool Fits(decimal amount) => Math.Abs(amount) < Bound && decimal.Round(amount, Scale) == amount;

    /// <summary>Whether a sum is still a decimal(28,8), so that a decider may hold it.</summary>
    public bool Fits() => Int128.Abs(Units) < (Int128)Bound * UnitsPerOne;

    private static Int128 UnitsOf(decimal amount) => decimal.Round(amount, Scale) == amount
        ? (Int128)(decimal.Round(amount, Scale) * UnitsPerOne)
        : throw new ArgumentException($"{amount} has more than {Scale} decimals.", nameof(amount));

    private Int128 UnitsIn(string currency) => Currency == currency
        ? Units
        : throw new InvalidOperationException($"{Currency} and {currency} do not add up.");
}
