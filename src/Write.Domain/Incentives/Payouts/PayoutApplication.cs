using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Kernel.Deadlines;
using PartnerGraph.Write.Domain.Kernel.Reference;

namespace PartnerGraph.Write.Domain.Incentives.Payouts;

/// <summary>What an application would come to, and what every rule says of it: the preview shows it, the decider refuses by it.</summary>
/// <param name="Amounts">Null while an earning is not known.</param>
public sealed record PayoutJudgement(IReadOnlyList<RuleCheck> Checks, PayoutAmounts? Amounts);

/// <summary>A partner applies for earnings in one way.</summary>
public static class PayoutApplication
{
    public static PayoutJudgement Judge(PayoutMethod method, ImmutableArray<string> earningIds, PartnerPayouts state, PayoutFacts facts, DateTimeOffset at)
    {
        var (zone, day) = (facts.Calendar.Zone, facts.Calendar.Zone.DayOf(at));
        var terms = PayoutTerms.Of(method, day);
        List<Earning> earnings = [.. earningIds.Distinct(StringComparer.Ordinal).Select(id => state.Earnings.GetValueOrDefault(id)).OfType<Earning>()];
        var isKnown = earnings.Count > 0 && earnings.Count == earningIds.Distinct(StringComparer.Ordinal).Count();
        var amounts = isKnown ? PayoutAmounts.Of(terms, earnings.Aggregate(Money.Zero, (sum, earning) => sum + earning.Left), facts.Policy) : null;
        var isComplete = facts is { BusinessInformationApproved: true, Payment.IsAuthenticated: true };
        var isPaidOut = earnings.Exists(earning => earning.State is EarningState.Applied or EarningState.Claimed);
        var isOver = earnings.Exists(earning => earning.State == EarningState.Expired || EarningDecisions.IsOver(earning, at, zone));
        return new(
        [
            RuleCheck.Of(PayoutRules.CertificationsComplete, true, isComplete),
            RuleCheck.Of(PayoutRules.NotFrozen, true, !facts.EarningsFrozen),
            RuleCheck.Of(PayoutRules.Synchronized, facts.Payment.IsAuthenticated, at >= facts.Payment.KnownFrom(zone)),
            RuleCheck.Of(PayoutRules.EarningNotFound, true, isKnown, "earningIds"),
            RuleCheck.Of(PayoutRules.AppliedOnce, isKnown, !isPaidOut, "earningIds"),
            RuleCheck.Of(PayoutRules.WithinValidity, isKnown, !isOver, "earningIds"),
            RuleCheck.Of(PayoutRules.MethodOfModel, isKnown, earnings.TrueForAll(earning => terms.Models.Contains(earning.Model)), "method"),
            RuleCheck.Of(PayoutRules.BankMinimum, isKnown && method == PayoutMethod.BankTransfer && !isPaidOut, amounts?.BeforeTax > facts.Policy.BankMinimum, "earningIds"),
            RuleCheck.Of(PayoutRules.CurrencyKnown, method == PayoutMethod.BankTransfer, Currencies.DigitsOf(facts.Currency, day) is not null, "method"),
            RuleCheck.Of(PayoutRules.LeftAfterTax, isKnown && !isPaidOut, amounts?.Net > Money.Zero, "method"),
            RuleCheck.Of(AmountRules.SumTooLarge, isKnown, amounts is null || (amounts.BeforeTax.Fits() && amounts.Gross.Fits()), "earningIds"),
        ], amounts);
    }

    internal static Decision Decide(ApplyForPayout apply, PartnerPayouts state)
    {
        if (state.Payouts.ContainsKey(apply.PayoutId) || Same(apply, state) is not null) return Decision.Nothing;
        if (apply.EarningIds.IsEmpty) return Decision.Reject(InputRules.Required.Refuse("earningIds"));
        var judgement = Judge(apply.Method, apply.EarningIds, state, apply.Facts, apply.At);
        return Decision.RejectOr(RuleCheck.RefusalsOf(judgement.Checks), () => Accept(apply, state, judgement.Amounts!));
    }

    /// <summary>The payout that holds these earnings already, all of them and no other, in the same way: applying again changes nothing.</summary>
    public static string? SameAs(PayoutMethod method, ImmutableArray<string> earningIds, PartnerPayouts state) => state.Payouts.Values
        .FirstOrDefault(payout => payout.Method == method && payout.Applied.EarningIds.ToHashSet().SetEquals(earningIds))?.Applied.PayoutId;

    private static string? Same(ApplyForPayout apply, PartnerPayouts state) => SameAs(apply.Method, apply.EarningIds, state);

    private static Decision Accept(ApplyForPayout apply, PartnerPayouts state, PayoutAmounts amounts)
    {
        var (facts, ids) = (apply.Facts, apply.EarningIds.Distinct(StringComparer.Ordinal).ToImmutableArray());
        var told = ids.Min(id => state.Earnings[id].NotifiedAt);
        var isCoupon = apply.Method == PayoutMethod.CashCoupons;
        var applied = new PayoutApplied(
            apply.PartnerId, apply.PayoutId, apply.Method, ids, amounts.BeforeTax, amounts.Tax, amounts.Gross, amounts.Withheld, isCoupon ? null : facts.Currency,
            isCoupon ? facts.Calendar.WorkingDaysAfter(told, PayoutTerms.Of(apply.Method, facts.Calendar.Zone.DayOf(apply.At)).Within.Days) : null, apply.At);
        if (isCoupon) return Decision.Accept(applied, new PayoutPaid(apply.PartnerId, apply.PayoutId, amounts.Net, apply.At)).By(PayoutRules.CouponsAtOnce);
        var entity = InvoiceDecisions.EntityOf(facts.Country, facts.Calendar.Zone.DayOf(apply.At));
        return Decision.Accept(applied, new InvoiceRequested(apply.PartnerId, apply.PayoutId, amounts.Gross, entity.Code, $"{entity.Name}, {entity.Address}", apply.At))
            .By([PayoutRules.TaxIncluded, PayoutRules.InvoiceAskedFor, PayoutRules.Withholding, .. apply.Method == PayoutMethod.BankTransfer ? [PayoutRules.CurrencyOfTransfer] : Array.Empty<Rule>()]);
    }
}
