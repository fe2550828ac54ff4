namespace PartnerGraph.Write.Domain.Kernel;

/// <summary>Rounds an exact total to cents, half away from zero, once.</summary>
internal static class CentRounding
{
    private const long UnitsPerCent = Money.UnitsPerOne / 100;

    private const long RemainderPerUnit = 10_000_000_000;

    /// <param name="units">Units of the eighth decimal.</param>
    /// <param name="remainder">What comes on top, in units of the 18th decimal.</param>
    /// <returns>Whole cents in units of the eighth decimal.</returns>
    public static Int128 Of(Int128 units, Int128 remainder)
    {
        var (carry, beyond) = Floor(remainder, RemainderPerUnit);
        var (cents, rest) = Floor(checked(units + carry), UnitsPerCent);
        // The total lies at or above these cents; a negative one is farther from zero there than at the next cent.
        var isNegative = cents < 0;
        var roundsUp = rest > UnitsPerCent / 2 || (rest == UnitsPerCent / 2 && (beyond > 0 || !isNegative));
        return (roundsUp ? cents + 1 : cents) * UnitsPerCent;
    }

    private static (Int128 Quotient, Int128 Above) Floor(Int128 number, long by)
    {
        var (quotient, rest) = Int128.DivRem(number, by);
        return rest < 0 ? (quotient - 1, rest + by) : (quotient, rest);
    }
}
