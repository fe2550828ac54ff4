using System.Text.Json.Serialization;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Incentives.Statements;

/// <summary>A line of a statement: what sales that are alike earned, and why. Amounts are USD.</summary>
/// <param name="LineId">From 1, within its statement.</param>
/// <param name="Month">In which it was used; an earlier one than the period's is a correction.</param>
/// <param name="From">The first day of use that it is about.</param>
/// <param name="To">The last one, included.</param>
/// <param name="ListPrice">At official prices: in the referral model of what was paid in money, in the reseller model of all that was billed.</param>
/// <param name="Performance">By what it counts: that list price in the referral model, the billed amount after coupons in the reseller model.</param>
/// <param name="CustomerDiscount">What the customer's price was below the list price, as a part of it, to four decimals; 0 in the reseller model.</param>
/// <param name="Type">Null in the reseller model.</param>
/// <param name="Rate">What the policies give before the customer's discount is taken off.</param>
/// <param name="Percentage">What is given, as a part of the performance; frozen for what is given back later.</param>
/// <param name="Amount">Performance × percentage, rounded once to eight decimals, unless it was corrected.</param>
/// <param name="PolicyVersion">The version of the policies that the rate comes from.</param>
/// <param name="EarnedIn">The statement in which what is given back here was earned; null for what is earned now.</param>
public sealed record StatementLine(
    string LineId, BillingMonth Month, DateOnly From, DateOnly To, string ServiceType,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] Offering Offering,
    Money ListPrice, Money Performance, decimal CustomerDiscount, RebateType? Type, decimal Rate, decimal Percentage, Money Amount, int PolicyVersion, string? EarnedIn);

/// <summary>A line whose amount is put right after a rejection.</summary>
/// <param name="LineId">Of the statement.</param>
/// <param name="Amount">Instead of the one stated.</param>
[GivenTexts]
public sealed record LineCorrected([property: Text(TextKind.Reference)] string LineId, decimal Amount);
