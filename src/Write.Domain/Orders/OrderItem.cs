using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Orders.Combining;

namespace PartnerGraph.Write.Domain.Orders;

public enum ChargingMode
{
    /// <summary>Metered; enabled as soon as it is ordered.</summary>
    PayPerUse,

    /// <summary>Prepaid for a period; can be renewed.</summary>
    YearlyMonthly,
}

/// <param name="Product">The service, such as <c>ECS</c>.</param>
/// <param name="Region">Where it runs, such as <c>ap-southeast-3</c>.</param>
/// <param name="Specification">The size, such as <c>s6.large.2</c>.</param>
/// <param name="Months">The prepaid period; null for pay-per-use.</param>
/// <param name="ListPrice">The official price of the period, or of an hour of pay-per-use.</param>
/// <param name="Role">What it is to the instance that it is part of; null for one that stands for itself.</param>
/// <param name="PartOf">The place in the order, from 1, of the instance that it is bought for.</param>
[GivenTexts]
public sealed record OrderItem(
    string Product, string Region, string Specification, ChargingMode ChargingMode, int? Months, Money ListPrice, ItemRole? Role = null, int? PartOf = null)
{
    // What is prepaid becomes a line of the expenditure, whose names are shorter than references may be.
    private const int LongestProduct = 200, LongestRegion = 128;

    public bool IsPrepaid => ChargingMode == ChargingMode.YearlyMonthly;

    public bool IsValid =>
        !string.IsNullOrWhiteSpace(Product) && Product.Length <= LongestProduct && !string.IsNullOrWhiteSpace(Region) && Region.Length <= LongestRegion
        && !string.IsNullOrWhiteSpace(Specification) && IsPrice(ListPrice) && (IsPrepaid ? Months is >= 1 and <= 60 : Months is null);

    public static bool IsPrice(Money price) => price.Currency == Money.Usd && !price.IsNegative && price.Amount <= AmountRules.MostOfLine;
}

/// <summary>A resource that shall be prepaid longer, together with others.</summary>
/// <param name="ListPrice">The official price of the time that is added.</param>
public sealed record OrderedRenewal(string ResourceId, string Product, string Region, int Months, DateTimeOffset ValidTo, Money ListPrice);
