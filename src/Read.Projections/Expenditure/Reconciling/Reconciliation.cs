using PartnerGraph.Read.Projections.Expenditure.Reading;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Quotas;
using PartnerGraph.Write.Domain.Revenue;

namespace PartnerGraph.Read.Projections.Expenditure.Reconciling;

/// <summary>A figure that is shown and is not what single lines and account events come to.</summary>
/// <param name="Figure">Which figure, such as <c>customer month</c>.</param>
/// <param name="Of">Whose, such as a customer's account.</param>
public sealed record LedgerDifference(string Figure, string Of, Money Shown, Money Computed);

/// <summary>What the bill of a month comes to, each time added up from something else: they are the same amount, or a difference names which is not.</summary>
/// <param name="Lines">Its single lines.</param>
/// <param name="Customers">What its customers came to.</param>
/// <param name="Products">What its products came to.</param>
/// <param name="Bill">What the account was charged with.</param>
/// <param name="Displayed">The bill as it is displayed: the lines as their sources state them, rounded once to the cent.</param>
/// <param name="Spent">By what it was paid, before it is known what of that is revenue.</param>
public sealed record BillReconciliation(Money Lines, Money Customers, Money Products, Money Bill, Money Displayed, IReadOnlyList<SpentPart> Spent)
{
    /// <summary>What the displayed amount is above the exact one: the one place in which a bill is rounded.</summary>
    public Money Rounding => Displayed - Lines;
}

/// <summary>What a partner's month comes to when it is computed anew, and what is shown otherwise.</summary>
/// <param name="Position">The log position that all of it includes.</param>
/// <param name="ResellerSum">The amount due of the month's lines in the reseller model.</param>
/// <param name="Billed">What the month's bill holds of it.</param>
/// <param name="Debt">What the partner owes of all months.</param>
/// <param name="Used">What that uses of the quota.</param>
/// <param name="Customers">How many customers spent something in the reseller model in the month.</param>
/// <param name="Bill">The month's bill; null while there is none.</param>
/// <param name="Differences">None when every figure is right.</param>
public sealed record Reconciliation(
    string PartnerId, BillingMonth Month, long Position, Money ResellerSum, Money Billed, PartnerDebt Debt, Money Used, int Customers,
    BillReconciliation? Bill, IReadOnlyList<LedgerDifference> Differences);
