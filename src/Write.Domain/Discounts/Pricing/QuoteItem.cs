using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Orders;

namespace PartnerGraph.Write.Domain.Discounts.Pricing;

/// <summary>Whose discount it is.</summary>
public enum DiscountKind
{
    /// <summary>What the partner gave the customer.</summary>
    Partner,

    /// <summary>What the vendor offers this customer alone.</summary>
    SpecialOffer,

    /// <summary>What the vendor offers everybody for a time.</summary>
    Promotion,
}

/// <summary>What would be bought, and what is known of it that decides about discounts.</summary>
/// <param name="ProductType">As the list of product types has it, in any letter case; another one gets no discount of a partner.</param>
/// <param name="Months">The prepaid period; null for pay-per-use.</param>
/// <param name="ListPrice">The official price of the period, or of what is metered.</param>
public sealed record QuoteItem(string ProductType, ChargingMode ChargingMode, int? Months, Money ListPrice)
{
    private const int LongestPeriod = 60;

    /// <summary>Bought as spare capacity, whatever the product type.</summary>
    public bool IsSpot { get; init; }

    /// <summary>Runs on a node of the Open Cloud Service Alliance, whatever the product type.</summary>
    public bool IsOnAllianceNode { get; init; }

    /// <summary>The part of the price that a special offer takes off; null when there is none.</summary>
    public decimal? SpecialOffer { get; init; }

    /// <summary>The part of the price that a promotion takes off; null when there is none.</summary>
    public decimal? Promotion { get; init; }

    /// <summary>The discounts that the customer chose; null when it was not asked, and the cheapest is proposed (GAP-13).</summary>
    public ImmutableArray<DiscountKind>? Chosen { get; init; }

    /// <summary>Whether it can be priced: a price within bounds, a period exactly when prepaid, and discounts that are parts of a price.</summary>
    public bool IsValid =>
        ListPrice is { Currency: Money.Usd, IsNegative: false } && ListPrice.Amount <= AmountRules.MostOfLine
        && TextBounds.Refusal(ProductType, TextKind.Reference, "productType") is null
        && (ChargingMode == ChargingMode.YearlyMonthly ? Months is >= 1 and <= LongestPeriod : Months is null)
        && IsDiscount(SpecialOffer) && IsDiscount(Promotion);

    private static bool IsDiscount(decimal? ratio) => ratio is null || (ratio > 0 && DiscountRatio.IsPart(ratio.Value));
}
