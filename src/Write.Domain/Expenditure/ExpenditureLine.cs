namespace PartnerGraph.Write.Domain.Expenditure;

/// <summary>A billing line as it is handed in, before any rule has looked at it.</summary>
/// <param name="ServiceType">The service, as the source names it.</param>
/// <param name="Currency">ISO 4217 code of all amounts.</param>
public sealed record ExpenditureLine(
    string Source, string LineId, string CustomerId, DateTimeOffset ChargedFrom, DateTimeOffset ChargedTo,
    string ServiceType, string? Region, BillingMode BillingMode, BillType BillType, LineAmounts Amounts)
{
    public string? ResourceId { get; init; }

    public string? ResourceName { get; init; }

    public string? ResourceType { get; init; }

    public string? OrderId { get; init; }

    public Offering Offering { get; init; }

    public string Currency { get; init; } = Kernel.Money.Usd;

    /// <summary>Whether it brings no amount due: then the vendor's policies price it.</summary>
    public bool IsUnpriced { get; init; }

    /// <summary>How it was priced; null for a line that brought its amount due.</summary>
    public LinePricing? Pricing { get; init; }
}

/// <summary>The amounts of a line; see <see cref="ExpenditureRecorded"/>.</summary>
public sealed record LineAmounts
{
    public ExactAmount ListPrice { get; init; }

    public ExactAmount DiscountedAmount { get; init; }

    public ExactAmount AmountDue { get; init; }

    public ExactAmount CashPayment { get; init; }

    public ExactAmount CashCoupons { get; init; }

    public ExactAmount MonthlySettlement { get; init; }

    public ExactAmount Tax { get; init; }

    /// <summary>At most eight decimals, as <see cref="FlexiPurchaseCoupons"/> and <see cref="StoredValueCards"/>: no remainder is kept of them.</summary>
    public ExactAmount TestCoupons { get; init; }

    public ExactAmount FlexiPurchaseCoupons { get; init; }

    public ExactAmount StoredValueCards { get; init; }

    internal OtherPayments? OtherPayments() => TestCoupons == default && FlexiPurchaseCoupons == default && StoredValueCards == default
        ? null
        : new(Kernel.Money.FromUnits(TestCoupons.Units), Kernel.Money.FromUnits(FlexiPurchaseCoupons.Units), Kernel.Money.FromUnits(StoredValueCards.Units));

    internal AmountRemainders? Remainders() =>
        (ListPrice.Remainder | DiscountedAmount.Remainder | AmountDue.Remainder | CashPayment.Remainder
            | CashCoupons.Remainder | MonthlySettlement.Remainder | Tax.Remainder) == 0
            ? null
            : new(ListPrice.Remainder, DiscountedAmount.Remainder, AmountDue.Remainder, CashPayment.Remainder,
                CashCoupons.Remainder, MonthlySettlement.Remainder, Tax.Remainder);
}
