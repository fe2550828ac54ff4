using PartnerGraph.Import.Csv;

namespace PartnerGraph.Import.Focus;

/// <summary>Where the columns stand that are read; -1 for one the file does not have.</summary>
internal sealed class FocusColumns(CsvHeader header)
{
    public static readonly IReadOnlyList<string> Needed = ["BilledCost", "ChargePeriodStart", "ChargePeriodEnd", "ServiceName"];

    /// <summary>Every column of FOCUS 1.0 to 1.2, and the row id that some exports add.</summary>
    public static readonly IReadOnlySet<string> Known = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        "AvailabilityZone", "BilledCost", "BillingAccountId", "BillingAccountName", "BillingCurrency", "BillingPeriodEnd",
        "BillingPeriodStart", "ChargeCategory", "ChargeClass", "ChargeDescription", "ChargeFrequency", "ChargePeriodEnd",
        "ChargePeriodStart", "CommitmentDiscountCategory", "CommitmentDiscountId", "CommitmentDiscountName",
        "CommitmentDiscountStatus", "CommitmentDiscountType", "ConsumedQuantity", "ConsumedUnit", "ContractedCost",
        "ContractedUnitPrice", "EffectiveCost", "InvoiceIssuerName", "ListCost", "ListUnitPrice", "PricingCategory",
        "PricingQuantity", "PricingUnit", "ProviderName", "PublisherName", "RegionId", "RegionName", "ResourceId",
        "ResourceName", "ResourceType", "ServiceCategory", "ServiceName", "SkuId", "SkuPriceId", "SubAccountId",
        "SubAccountName", "Tags", "Id",
        // 1.1
        "CapacityReservationId", "CapacityReservationStatus", "CommitmentDiscountQuantity", "CommitmentDiscountUnit", "ServiceSubcategory",
        "SkuMeter", "SkuPriceDetails",
        // 1.2
        "BillingAccountType", "InvoiceId", "PricingCurrency", "PricingCurrencyContractedUnitPrice", "PricingCurrencyEffectiveCost",
        "PricingCurrencyListUnitPrice", "SubAccountType",
    };

    public int Id { get; } = header.Find("Id");

    public int BilledCost { get; } = header.Find("BilledCost");

    public int ListCost { get; } = header.Find("ListCost");

    public int EffectiveCost { get; } = header.Find("EffectiveCost");

    public int From { get; } = header.Find("ChargePeriodStart");

    public int To { get; } = header.Find("ChargePeriodEnd");

    public int SubAccountId { get; } = header.Find("SubAccountId");

    public int SubAccountName { get; } = header.Find("SubAccountName");

    public int BillingAccountId { get; } = header.Find("BillingAccountId");

    public int BillingAccountName { get; } = header.Find("BillingAccountName");

    public int ServiceName { get; } = header.Find("ServiceName");

    public int ServiceCategory { get; } = header.Find("ServiceCategory");

    public int RegionId { get; } = header.Find("RegionId");

    public int RegionName { get; } = header.Find("RegionName");

    public int ResourceId { get; } = header.Find("ResourceId");

    public int ResourceName { get; } = header.Find("ResourceName");

    public int ResourceType { get; } = header.Find("ResourceType");

    public int Category { get; } = header.Find("ChargeCategory");

    public int Frequency { get; } = header.Find("ChargeFrequency");

    public int PricingCategory { get; } = header.Find("PricingCategory");

    public int DiscountCategory { get; } = header.Find("CommitmentDiscountCategory");

    public int DiscountId { get; } = header.Find("CommitmentDiscountId");

    public int DiscountType { get; } = header.Find("CommitmentDiscountType");
}
