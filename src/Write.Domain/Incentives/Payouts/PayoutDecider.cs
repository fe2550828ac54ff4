using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Incentives.Payouts;

/// <summary>From what a partner earned to what it was paid.</summary>
public static class PayoutDecider
{
    public static readonly Decider<PayoutCommand, PartnerPayouts> Definition =
        new("payouts", command => command.PartnerId, PartnerPayouts.None, Decide, PartnerPayouts.Evolve);

    public static Decision Decide(PayoutCommand command, PartnerPayouts state) => command switch
    {
        NotifyEarning notify => EarningDecisions.Notify(notify, state),
        ExpireEarning expire => EarningDecisions.Expire(expire, state),
        FlagCouponsOverdue flag => EarningDecisions.Flag(flag, state),
        RaiseClaim raise => EarningDecisions.Claim(raise, state),
        ApplyForPayout apply => PayoutApplication.Decide(apply, state),
        ResumeFailedPayouts resume => PaymentDecisions.ResumeAll(resume, state),
        PayoutStepCommand step => state.Payouts.TryGetValue(step.PayoutId, out var payout)
            ? Decide(step, payout, state)
            : Decision.Reject(PayoutRules.PayoutNotFound.Refuse("payoutId")),
        _ => throw new ArgumentOutOfRangeException(nameof(command)),
    };

    private static Decision Decide(PayoutStepCommand command, Payout payout, PartnerPayouts state) => command switch
    {
        RegisterInvoice register => InvoiceDecisions.Register(register, payout),
        ReceiveInvoice receive => InvoiceDecisions.Receive(receive, payout),
        SubmitToBank submit => PaymentDecisions.Submit(submit, payout, state),
        TopUpAccount top => PaymentDecisions.TopUp(top, payout),
        RecordPayment record => PaymentDecisions.Record(record, payout),
        RecordPaymentFailure failure => PaymentDecisions.Fail(failure, payout),
        ResumePayout resume => PaymentDecisions.Resume(resume, payout),
        FlagOverdue flag => PaymentDecisions.Flag(flag, payout),
        _ => throw new ArgumentOutOfRangeException(nameof(command)),
    };
}
