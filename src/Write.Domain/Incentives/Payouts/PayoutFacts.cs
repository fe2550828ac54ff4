using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Kernel.Deadlines;
using PartnerGraph.Write.Domain.Partners.Authentication;
using PartnerGraph.Write.Domain.Policies;

namespace PartnerGraph.Write.Domain.Incentives.Payouts;

/// <summary>What the vendor lays down about payouts to a partner, as it holds on the day of the decision.</summary>
/// <param name="TaxRate">Added to what is earned where the method includes tax; 0.05 is five percent.</param>
/// <param name="BankMinimum">A bank transfer pays more than this (GAP-20).</param>
/// <param name="ExchangeRate">Units of the partner's currency for one USD; null when none is set.</param>
public sealed record PayoutPolicy(decimal TaxRate, ImmutableArray<WithholdingTax> Withholding, Money BankMinimum, decimal? ExchangeRate);

/// <summary>What payouts to a partner are decided by besides its earnings.</summary>
/// <param name="Country">Of its registration, ISO 3166-1 alpha-2.</param>
/// <param name="Currency">As the business information has it, ISO 4217 (GAP-72).</param>
public sealed record PayoutFacts(
    string Country, string Currency, bool BusinessInformationApproved, PaymentInformation Payment, PayoutPolicy Policy, WorkingCalendar Calendar)
{
    /// <summary>Whether a bill is overdue, or was until today, so that earnings are held back.</summary>
    public bool EarningsFrozen { get; init; }
}
