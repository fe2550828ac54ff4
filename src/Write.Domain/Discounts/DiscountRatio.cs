using System.Globalization;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Discounts;

/// <summary>Discounts as parts of a price: 0.05 is five percent. They have at most eight decimals, so that prices are exact before they are rounded.</summary>
public static class DiscountRatio
{
    /// <summary>Whether it is a part of a price at all, the whole price included.</summary>
    public static bool IsPart(decimal ratio) => ratio is >= 0 and <= 1 && decimal.Round(ratio, Money.Scale) == ratio;

    /// <summary>The price less the discount, rounded once, half away from zero, to eight decimals.</summary>
    /// <param name="price">Not negative.</param>
    public static Money Off(Money price, decimal ratio)
    {
        var kept = price.Units * (Int128)((1 - ratio) * Money.UnitsPerOne);
        var (whole, rest) = Int128.DivRem(kept, Money.UnitsPerOne);
        return Money.FromUnits(rest * 2 >= Money.UnitsPerOne ? whole + 1 : whole, price.Currency);
    }

    /// <summary><c>5 %</c></summary>
    public static string Percent(decimal ratio) => string.Create(CultureInfo.InvariantCulture, $"{ratio * 100:0.########} %");
}
