using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Customers;
using PartnerGraph.Write.Domain.Billing;
using PartnerGraph.Write.Domain.Incentives.Payouts;
using PartnerGraph.Write.Domain.Kernel.Deadlines;
using PartnerGraph.Write.Domain.Partners;
using PartnerGraph.Write.Domain.Partners.Authentication;

namespace PartnerGraph.Write.Application.Incentives.Payouts;

/// <summary>What the vendor's finance does to pay a partner.</summary>
public sealed class PaymentWorkflow(CommandRunner runner, WorkingCalendar calendar, TimeProvider clock)
{
    /// <param name="receivedOn">A day of the business zone; null for today.</param>
    /// <param name="stated">What the paper says; null for what was registered.</param>
    public Task<CommandResult> ReceiveInvoice(
        string partnerId, string payoutId, DateOnly? receivedOn, bool billingListEnclosed, InvoiceEntry? stated, CommandContext context, CancellationToken cancellation = default) =>
        runner.Decide(context, async unit => await unit.Decide(PayoutDecider.Definition, new ReceiveInvoice(
            partnerId, payoutId, receivedOn, billingListEnclosed, stated, (await unit.Load(PartnerDecider.Definition, partnerId)).State.Country, clock.Now(), calendar)),
            cancellation);

    public Task<CommandResult> SubmitToBank(string partnerId, string payoutId, CommandContext context, CancellationToken cancellation = default) =>
        runner.Decide(context, async unit =>
        {
            var at = clock.Now();
            return await unit.Decide(
                PayoutDecider.Definition, new SubmitToBank(partnerId, payoutId, await unit.PayoutFactsOf(partnerId, calendar, at, cancellation), at));
        }, cancellation);

    /// <summary>Credits the payout to the balance of the partner's account, in the same decision (INCENT-25).</summary>
    public Task<CommandResult> TopUpAccount(string partnerId, string payoutId, CommandContext context, CancellationToken cancellation = default) =>
        runner.Decide(context, async unit =>
        {
            var at = clock.Now();
            var topped = await unit.Decide(
                PayoutDecider.Definition, new TopUpAccount(partnerId, payoutId, await unit.PayoutFactsOf(partnerId, calendar, at, cancellation), at));
            if (topped.Events.OfType<PayoutPaid>().FirstOrDefault() is not { } paid) return topped;
            var credited = await unit.Follow(PartnerAccountDecider.Definition, new TopUpBalance(partnerId, $"payout-{payoutId}", paid.Net.Amount));
            return credited.IsAccepted ? topped : credited;
        }, cancellation);

    public Task<CommandResult> RecordPayment(string partnerId, string payoutId, CommandContext context, CancellationToken cancellation = default) =>
        runner.Run(PayoutDecider.Definition, new RecordPayment(partnerId, payoutId, clock.Now()), context, cancellation);

    /// <summary>What the bank returned for wrong data is no place to pay any more, until it is authenticated anew (INFO-17).</summary>
    public Task<CommandResult> RecordFailure(
        string partnerId, string payoutId, PaymentFailureCause cause, string reason, CommandContext context, CancellationToken cancellation = default) =>
        runner.Decide(context, async unit =>
        {
            var at = clock.Now();
            var failed = await unit.Decide(PayoutDecider.Definition, new RecordPaymentFailure(partnerId, payoutId, cause, reason, at));
            if (cause == PaymentFailureCause.BankInformation && failed.Events.Count > 0)
                await unit.Follow(PaymentInformationDecider.Definition, new InvalidatePaymentInformation(partnerId, reason, at));
            return failed;
        }, cancellation);

    public Task<CommandResult> Resume(string partnerId, string payoutId, CommandContext context, CancellationToken cancellation = default) =>
        runner.Decide(context, async unit =>
        {
            var at = clock.Now();
            return await unit.Decide(
                PayoutDecider.Definition, new ResumePayout(partnerId, payoutId, await unit.PayoutFactsOf(partnerId, calendar, at, cancellation), at));
        }, cancellation);
}
