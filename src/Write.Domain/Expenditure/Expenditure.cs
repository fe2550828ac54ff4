using System.Text.Json.Serialization;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Expenditure;

/// <summary>How a service is paid for.</summary>
public enum BillingMode { PayPerUse, YearlyMonthly, ReservedInstance, SavingsPlan, OneTime }

/// <summary>What a billing line is (EXPEND-23): a charge, money given back, or the tax of either.</summary>
public enum BillType { Expenditure, ExpenditureTax, RefundUnsubscription, RefundTax }

/// <summary>What a line is the price of, as far as revenue asks (CSP-20, CSP-25).</summary>
public enum Offering
{
    /// <summary>A service of the vendor's cloud.</summary>
    Cloud,

    /// <summary>An offering of the marketplace.</summary>
    Koogallery,

    /// <summary>A card that is bought now and paid with later.</summary>
    StoredValueCard,
}

/// <summary>
/// Means of payment that few lines have. Each is part of the amount due, beside what was paid in cash and by cash coupons; signs are those of the line.
/// </summary>
/// <param name="TestCoupons">CSP-23.</param>
/// <param name="FlexiPurchaseCoupons">CSP-24.</param>
/// <param name="StoredValueCards">CSP-26.</param>
public sealed record OtherPayments(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] Money TestCoupons,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] Money FlexiPurchaseCoupons,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] Money StoredValueCards)
{
    public static readonly OtherPayments None = new(Money.Zero, Money.Zero, Money.Zero);

    [JsonIgnore]
    public Money Total => TestCoupons + FlexiPurchaseCoupons + StoredValueCards;
}

/// <summary>
/// One line of a billing source, stored once for ever in a stream of its own. Amounts have eight decimals; what the source
/// stated beyond them is the remainder. Charges are not negative, refunds not positive.
/// </summary>
/// <param name="Source">Who numbered the line, such as <c>focus</c>; with the line id it identifies the line.</param>
/// <param name="ChargedFrom">UTC, to the millisecond: the instant that decides day, billing month (BILL-23) and association.</param>
/// <param name="ChargedTo">UTC, to the millisecond, exclusive unless it equals the beginning.</param>
/// <param name="DiscountedAmount">What the list price was reduced by.</param>
/// <param name="Tax">The tax contained in the amount due; all of it in a tax line.</param>
/// <param name="Remainder">Null when the source stated no more than eight decimals.</param>
/// <param name="Offering">What was bought; the vendor's own services in the first version.</param>
/// <param name="OtherPayments">What was paid neither in cash nor by cash coupons; null when nothing was, and in the first version.</param>
/// <param name="Pricing">How it was priced; null for a line that brought its amount due, and in the versions before the third.</param>
[EventType("expenditure.expenditure-recorded", 3)]
public sealed record ExpenditureRecorded(
    string Source, string LineId, string CustomerId, DateTimeOffset ChargedFrom, DateTimeOffset ChargedTo,
    string ServiceType, string? Region,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] BillingMode BillingMode,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] BillType BillType,
    string? ResourceId, string? ResourceName, string? ResourceType, string? OrderId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] Money ListPrice,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] Money DiscountedAmount,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] Money AmountDue,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] Money CashPayment,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] Money CashCoupons,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] Money MonthlySettlement,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] Money Tax,
    AmountRemainders? Remainder,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] Offering Offering = Offering.Cloud,
    OtherPayments? OtherPayments = null, LinePricing? Pricing = null) : IDomainEvent;

/// <summary>What the source states beyond the eighth decimal of each amount, in units of the 18th decimal.</summary>
public sealed record AmountRemainders(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] long ListPrice,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] long DiscountedAmount,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] long AmountDue,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] long CashPayment,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] long CashCoupons,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] long MonthlySettlement,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] long Tax);

/// <summary>A line id as decisions need it: the line stored under it, or null.</summary>
public sealed record StoredLine(ExpenditureRecorded? Line)
{
    public static readonly StoredLine None = new((ExpenditureRecorded?)null);

    public static StoredLine Evolve(StoredLine state, IDomainEvent @event) => @event switch
    {
        ExpenditureRecorded e => new StoredLine(e),
        _ => throw new UnknownEventException(state, @event),
    };
}
