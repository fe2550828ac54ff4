using System.Collections.Immutable;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Customers;
using PartnerGraph.Write.Domain.Billing;
using PartnerGraph.Write.Domain.Billing.Coupons;
using PartnerGraph.Write.Domain.Incentives;
using PartnerGraph.Write.Domain.Incentives.Payouts;
using PartnerGraph.Write.Domain.Kernel.Deadlines;
using PartnerGraph.Write.Domain.Partners;

namespace PartnerGraph.Write.Application.Incentives.Payouts;

/// <summary>What a partner does to be paid what it earned.</summary>
public sealed class PayoutWorkflow(CommandRunner runner, WorkingCalendar calendar, TimeProvider clock)
{
    /// <summary>Applies for earnings; in coupons they are issued in the same decision (INCENT-41).</summary>
    /// <returns>The id of the payout: an earlier one when these earnings are in it, in the same way.</returns>
    public Task<CommandResult<string>> Apply(
        string partnerId, PayoutMethod method, ImmutableArray<string> earningIds, CommandContext context, CancellationToken cancellation = default)
    {
        var id = context.NewId(clock);
        return runner.Decide<string>(context, async unit =>
        {
            var state = (await unit.Load(PayoutDecider.Definition, partnerId)).State;
            var at = clock.Now();
            var facts = await unit.PayoutFactsOf(partnerId, calendar, at, cancellation);
            var applied = await unit.Decide(PayoutDecider.Definition, new ApplyForPayout(partnerId, id, method, earningIds, facts, at));
            if (applied.Events.OfType<PayoutApplied>().FirstOrDefault() is not { } payout) return new(applied, PayoutApplication.SameAs(method, earningIds, state) ?? id);
            if (payout.Method != PayoutMethod.CashCoupons) return new(applied, id);
            var issued = await unit.Follow(PartnerAccountDecider.Definition, new IssueCoupon(
                partnerId, CouponOf(payout.PayoutId), payout.BeforeTax.Amount, CouponTerms.Unrestricted with { Remarks = "Incentive earnings" }));
            return new(issued.IsAccepted ? applied : issued, id);
        }, cancellation);
    }

    /// <summary>What such an application would come to now, and what every rule says, by the code that decides.</summary>
    public async Task<PayoutJudgement> Judge(
        string partnerId, PayoutMethod method, ImmutableArray<string> earningIds, CancellationToken cancellation = default)
    {
        var at = clock.Now();
        var state = (await runner.Load(PayoutDecider.Definition, partnerId, cancellation)).State;
        return PayoutApplication.Judge(method, earningIds, state, await runner.PayoutFactsOf(partnerId, calendar, at, cancellation), at);
    }

    public Task<CommandResult> RegisterInvoice(
        string partnerId, string payoutId, string invoiceNumber, InvoiceEntry entry, CommandContext context, CancellationToken cancellation = default) =>
        runner.Decide(context, async unit => await unit.Decide(PayoutDecider.Definition, new RegisterInvoice(
            partnerId, payoutId, invoiceNumber, entry, (await unit.Load(PartnerDecider.Definition, partnerId)).State.Country, clock.Now(), calendar.Zone)), cancellation);

    /// <summary>The coupon that a payout becomes.</summary>
    public static string CouponOf(string payoutId) => $"payout-{payoutId}";
}
