using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Kernel.Reference;

namespace PartnerGraph.Write.Domain.Incentives.Payouts;

/// <summary>Money leaves once: each step is taken in its order, and taken again it changes nothing.</summary>
internal static class PaymentDecisions
{
    public static Decision Submit(SubmitToBank submit, Payout payout, PartnerPayouts state)
    {
        if (payout.State is PayoutState.SubmittedToBank or PayoutState.Paid && payout.Method == PayoutMethod.BankTransfer) return Decision.Nothing;
        var refusals = NotReady(payout, PayoutMethod.BankTransfer, PayoutState.InvoiceReceived);
        refusals.AddRange(Unpayable(submit.Facts, submit.At));
        var (calendar, day) = (submit.Facts.Calendar, submit.Facts.Calendar.Zone.DayOf(submit.At));
        var sent = Transferred(payout, state, Converted(payout, submit.Facts, refusals), day, refusals);
        return Decision.RejectOr(refusals, () =>
        {
            var credit = PayoutTerms.Of(PayoutMethod.BankTransfer, day).BankCredit!;
            return Decision.Accept(new PayoutSubmittedToBank(
                submit.PartnerId, submit.PayoutId, day, submit.Facts.Payment.BankAccount!, RateOf(payout, submit.Facts)!.Value, sent!.Amount,
                calendar.Zone.DayOf(calendar.WorkingDaysAfter(submit.At, credit.Earliest)), calendar.Zone.DayOf(calendar.WorkingDaysAfter(submit.At, credit.Latest)), submit.At,
                sent.Taken, sent.Carried))
                .By(PayoutRules.PaidInTime, PayoutRules.TransferNeedsInvoice, PayoutRules.CurrencyOfTransfer);
        });
    }

    public static Decision TopUp(TopUpAccount top, Payout payout)
    {
        if (payout is { State: PayoutState.Paid, Method: PayoutMethod.TopUp }) return Decision.Nothing;
        var refusals = NotReady(payout, PayoutMethod.TopUp, PayoutState.InvoiceReceived);
        refusals.AddRange(RuleCheck.RefusalsOf([Unfrozen(top.Facts)]));
        var credited = Converted(payout, top.Facts, refusals);
        return Decision.RejectOr(refusals, () => Decision.Accept(
            [new AccountToppedUp(top.PartnerId, top.PayoutId, RateOf(payout, top.Facts)!.Value, credited!.Value, top.At), .. Paid(payout, top.At)])
            .By(PayoutRules.PaidInTime, PayoutRules.TopUpNeedsInvoice, PayoutRules.ExchangeRateKnown));
    }

    public static Decision Record(RecordPayment record, Payout payout) => payout.State == PayoutState.Paid
        ? Decision.Nothing
        : Decision.RejectOr(
            NotReady(payout, PayoutMethod.BankTransfer, PayoutState.SubmittedToBank),
            () => Decision.Accept([.. Paid(payout, record.At)]).By(PayoutRules.TransferNeedsInvoice, PayoutRules.TaxIncluded));

    public static Decision Fail(RecordPaymentFailure failure, Payout payout)
    {
        if (payout.State == PayoutState.Failed) return Decision.Nothing;
        List<Rejection> refusals = [];
        if (payout.State != PayoutState.SubmittedToBank) refusals.Add(PayoutRules.StepFollows.Refuse("payoutId"));
        if (string.IsNullOrWhiteSpace(failure.Reason)) refusals.Add(InputRules.Required.Refuse("reason"));
        return Decision.RejectOr(refusals, () => Decision.Accept(
            new PayoutFailed(failure.PartnerId, failure.PayoutId, failure.Cause, failure.Reason, failure.At)).By(PayoutRules.StepFollows));
    }

    public static Decision Resume(ResumePayout resume, Payout payout)
    {
        if (payout is { IsInvoiced: true, State: PayoutState.InvoiceReceived or PayoutState.SubmittedToBank or PayoutState.Paid }) return Decision.Nothing;
        List<Rejection> refusals = [.. Unpayable(resume.Facts, resume.At)];
        if (payout.State != PayoutState.Failed) refusals.Add(PayoutRules.StepFollows.Refuse("payoutId"));
        return Decision.RejectOr(refusals, () => Decision.Accept(new PayoutResumed(resume.PartnerId, resume.PayoutId, payout.DueAt, resume.At)).By(PayoutRules.StepFollows));
    }

    public static Decision ResumeAll(ResumeFailedPayouts resume, PartnerPayouts state) => Decision.Accept(
    [
        .. state.Payouts.Values.Where(payout => payout is { State: PayoutState.Failed, Failure: PaymentFailureCause.BankInformation })
            .OrderBy(payout => payout.Applied.AppliedAt).ThenBy(payout => payout.Applied.PayoutId, StringComparer.Ordinal)
            .Select(payout => new PayoutResumed(resume.PartnerId, payout.Applied.PayoutId, payout.DueAt, resume.At)),
    ]);

    /// <summary>What is submitted or topped up by the end of its last day is in time.</summary>
    public static Decision Flag(FlagOverdue flag, Payout payout) =>
        payout is { IsOverdue: false, State: PayoutState.InvoiceReceived, DueAt: { } due } && BusinessTime.IsLate(flag.At, due)
            ? Decision.Accept(new PayoutOverdue(flag.PartnerId, flag.PayoutId, due)).By(PayoutRules.PaidInTime)
            : Decision.Nothing;

    private static IEnumerable<IDomainEvent> Paid(Payout payout, DateTimeOffset at)
    {
        var applied = payout.Applied;
        foreach (var tax in applied.Withheld) yield return new TaxWithheld(applied.PartnerId, applied.PayoutId, tax.Kind, tax.Rate, tax.Amount);
        yield return new PayoutPaid(applied.PartnerId, applied.PayoutId, payout.Net, at);
    }

    private static List<Rejection> NotReady(Payout payout, PayoutMethod method, PayoutState before)
    {
        if (payout is { IsInvoiced: false, Method: PayoutMethod.BankTransfer }) return [PayoutRules.TransferNeedsInvoice.Refuse("payoutId")];
        if (payout is { IsInvoiced: false, Method: PayoutMethod.TopUp }) return [PayoutRules.TopUpNeedsInvoice.Refuse("payoutId")];
        return payout.Method == method && payout.State == before ? [] : [PayoutRules.StepFollows.Refuse("payoutId")];
    }

    private static IEnumerable<Rejection> Unpayable(PayoutFacts facts, DateTimeOffset at) => RuleCheck.RefusalsOf(
    [
        RuleCheck.Of(PayoutRules.CertificationsComplete, true, facts.Payment.IsAuthenticated),
        Unfrozen(facts),
        RuleCheck.Of(PayoutRules.Synchronized, facts.Payment.IsAuthenticated, at >= facts.Payment.KnownFrom(facts.Calendar.Zone)),
    ]);

    private static RuleCheck Unfrozen(PayoutFacts facts) => RuleCheck.Of(PayoutRules.NotFrozen, true, !facts.EarningsFrozen);

    /// <summary>What is paid in the payout's currency; null with a refusal when it cannot be told.</summary>
    private static Money? Converted(Payout payout, PayoutFacts facts, List<Rejection> refusals)
    {
        if (payout.Applied.Currency is not { } currency) return null;
        if (RateOf(payout, facts) is not { } rate)
        {
            refusals.Add(PayoutRules.ExchangeRateKnown.Refuse("payoutId", $"No exchange rate of {currency} is set for the day of the payment."));
            return null;
        }

        var converted = payout.Net.Times(rate, currency);
        if (converted is null) refusals.Add(AmountRules.SumTooLarge.Refuse("payoutId"));
        return converted;
    }

    /// <summary>What of it a bank can pay; null with a refusal when that is nothing, or the currency is not known.</summary>
    private static Transfer? Transferred(Payout payout, PartnerPayouts state, Money? converted, DateOnly day, List<Rejection> refusals)
    {
        if (converted is not { } whole) return null;
        var nothing = Money.FromUnits(0, whole.Currency);
        var transfer = Currencies.DigitsOf(whole.Currency, day) is { } digits
            ? Transfer.Of(whole, state.Waiting.GetValueOrDefault(whole.Currency, nothing), payout.Put ?? nothing, digits)
            : null;
        refusals.AddRange(RuleCheck.RefusalsOf(
        [
            RuleCheck.Of(PayoutRules.CurrencyKnown, true, transfer is not null, "payoutId"),
            RuleCheck.Of(PayoutRules.EnoughToTransfer, transfer is not null, transfer?.Amount > nothing, "payoutId"),
        ]));
        return transfer;
    }

    private static decimal? RateOf(Payout payout, PayoutFacts facts) => payout.Applied.Currency == Money.Usd ? 1m : facts.Policy.ExchangeRate;
}
