using System.Numerics;

namespace PartnerGraph.Write.Domain.Kernel;

/// <summary>Shares and conversions of amounts: exact whatever the size of their products, then rounded once, half away from zero, to eight decimals (CONV-5).</summary>
public static class Proportion
{
    /// <summary><paramref name="amount"/> × <paramref name="part"/> / <paramref name="whole"/>; the whole must not be 0.</summary>
    public static Money Of(Money amount, Money part, Money whole) => Rounded((BigInteger)amount.Units * (BigInteger)part.Units, (BigInteger)whole.Units);

    /// <summary>The same of two counts, such as days.</summary>
    public static Money Of(Money amount, Int128 part, Int128 whole) => Rounded((BigInteger)amount.Units * (BigInteger)part, (BigInteger)whole);

    /// <summary>
    /// What is left of an amount's share once shares of others are taken from it, rounded once: what was given back before is never given back again
    /// for having been rounded.
    /// </summary>
    public static Money Less((Money Amount, int Part, int Whole) of, IEnumerable<(Money Amount, int Part, int Whole)> taken)
    {
        var (dividend, divisor) = ((BigInteger)of.Amount.Units * of.Part, (BigInteger)of.Whole);
        foreach (var (amount, part, whole) in taken) (dividend, divisor) = ((dividend * whole) - ((BigInteger)amount.Units * part * divisor), divisor * whole);
        return Rounded(dividend, divisor);
    }

    /// <summary><paramref name="amount"/> × <paramref name="ratio"/>, exact before it is rounded.</summary>
    public static Money Of(Money amount, decimal ratio)
    {
        var (dividend, divisor) = Fraction(amount, ratio);
        return Rounded(dividend, divisor);
    }

    /// <summary>The amount times a factor; null when no decider could hold it.</summary>
    /// <param name="factor">A share such as a tax rate, or units of <paramref name="currency"/> for one unit of the amount's own.</param>
    /// <param name="currency">Of the result, ISO 4217; the amount's own when omitted.</param>
    public static Money? Times(this Money amount, decimal factor, string? currency = null)
    {
        var (dividend, divisor) = Fraction(amount, factor);
        if (BigInteger.Abs(dividend / divisor) >= (BigInteger)Int128.MaxValue) return null;
        var result = Money.FromUnits(Rounded(dividend, divisor).Units, currency ?? amount.Currency);
        return result.Fits() ? result : null;
    }

    /// <summary>
    /// Each amount's share of <paramref name="part"/> of <paramref name="whole"/>, which is what the amounts add up to. The shares add up to the part
    /// exactly: what is rounded is how far the amounts have come, never one share for itself.
    /// </summary>
    public static IReadOnlyList<Money> Split(IReadOnlyList<Money> amounts, Money part, Money whole)
    {
        if (part == whole) return amounts;
        var shares = new Money[amounts.Count];
        var (reached, given) = (Money.Zero, Money.Zero);
        for (var index = 0; index < shares.Length; index++)
        {
            reached += amounts[index];
            var upTo = Of(reached, part, whole);
            (shares[index], given) = (upTo - given, upTo);
        }

        return shares;
    }

    private static (BigInteger Dividend, BigInteger Divisor) Fraction(Money amount, decimal factor)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(factor, bits);
        return ((BigInteger)amount.Units * new BigInteger(new decimal(bits[0], bits[1], bits[2], factor < 0, 0)), BigInteger.Pow(10, factor.Scale));
    }

    private static Money Rounded(BigInteger dividend, BigInteger divisor)
    {
        if (divisor.Sign < 0) (dividend, divisor) = (-dividend, -divisor);
        var quotient = BigInteger.DivRem(BigInteger.Abs(dividend), divisor, out var rest);
        if (rest * 2 >= divisor) quotient++;
        return Money.FromUnits((Int128)(dividend.Sign < 0 ? -quotient : quotient));
    }
}
