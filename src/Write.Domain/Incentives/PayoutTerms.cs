using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Kernel.Reference;

namespace PartnerGraph.Write.Domain.Incentives;

/// <summary>How a partner can have its earnings (INCENT-23, GAP-46).</summary>
public enum PayoutMethod { BankTransfer, TopUp, CashCoupons }

/// <summary>By what the currency of a payout is settled.</summary>
public enum PayoutCurrency
{
    /// <summary>The currency that the partner entered in its business information authentication.</summary>
    BusinessInformation,

    /// <summary>The currency of the cloud account, at the exchange rate of the day of the payment.</summary>
    ExchangeRateOfPaymentDay,
}

public enum DeadlineDays { Calendar, Working }

/// <summary>From when a payout's time runs.</summary>
public enum PayoutStart { QualifiedInvoice, Reconciliation }

/// <summary>The time within which a payout is made.</summary>
public sealed record PayoutTime(int Days, DeadlineDays Kind, PayoutStart After);

/// <summary>How many working days later, at the earliest and at the latest, the bank credits a payout.</summary>
public sealed record BankCredit(int Earliest, int Latest);

/// <param name="Models">Earnings in which models it pays out.</param>
/// <param name="Above">The earnings have to be more than this, in USD; null without a minimum.</param>
/// <param name="TaxIncluded">Whether the payout includes the tax.</param>
/// <param name="PaidOnApplication">Whether it is paid when the application is submitted, and <paramref name="Within"/> is the latest.</param>
/// <param name="Currency">Null for coupons, which are in the currency of the earnings.</param>
/// <param name="BankCredit">Null where no bank takes part.</param>
public sealed record PayoutTerms(
    PayoutMethod Method, ImmutableArray<AssociationModel> Models, Money? Above, bool TaxIncluded, bool InvoiceRequired, PayoutCurrency? Currency,
    bool PaidOnApplication, PayoutTime Within, BankCredit? BankCredit)
{
    private static readonly PayoutTime AfterInvoice = new(30, DeadlineDays.Calendar, PayoutStart.QualifiedInvoice);

    /// <summary>How a payout is made that is decided on a day of the business zone.</summary>
    public static PayoutTerms Of(PayoutMethod method, DateOnly day) => Table.On(day).Select(row => row.Content).First(terms => terms.Method == method);

    /// <summary>REF-10.</summary>
    public static ReferenceTable<PayoutTerms> Table { get; } = new(
        new PayoutTerms(
            PayoutMethod.BankTransfer, [AssociationModel.Referral], new Money(200m), TaxIncluded: true, InvoiceRequired: true, PayoutCurrency.BusinessInformation,
            PaidOnApplication: false, AfterInvoice, new(1, 3)),
        new PayoutTerms(
            PayoutMethod.TopUp, [AssociationModel.Referral, AssociationModel.Reseller], null, TaxIncluded: true, InvoiceRequired: true,
            PayoutCurrency.ExchangeRateOfPaymentDay, PaidOnApplication: false, AfterInvoice, null),
        new PayoutTerms(
            PayoutMethod.CashCoupons, [AssociationModel.Referral, AssociationModel.Reseller], null, TaxIncluded: false, InvoiceRequired: false, null,
            PaidOnApplication: true, new(5, DeadlineDays.Working, PayoutStart.Reconciliation), null));
}
