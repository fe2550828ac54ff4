using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Customers;
using PartnerGraph.Write.Domain.Billing;
using PartnerGraph.Write.Domain.Billing.Arrears;
using PartnerGraph.Write.Domain.Billing.Restatements;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Partners;

namespace PartnerGraph.Write.Application.Billing;

/// <summary>
/// Bills that are paid, and bills that are not. A bill that is overdue and the restriction that follows are one decision, and so are the payment
/// of the last one and its end: nobody sees the one without the other, whatever crashes between.
/// </summary>
public sealed class PaymentWorkflow(CommandRunner runner, ArrearsPolicy policy, BusinessTime time, TimeProvider clock)
{
    public Task<CommandResult> Repay(
        string partnerId, string referenceId, decimal amount, PaymentSource source, CommandContext context, CancellationToken cancellation = default) =>
        runner.Decide(context, async unit =>
        {
            var now = clock.Now();
            return await Paid(unit, partnerId, await unit.Decide(PartnerAccountDecider.Definition, new Repay(partnerId, referenceId, amount, source, now)), now);
        }, cancellation);

    /// <summary>Restates a bill, which may leave nothing to pay of it; repeating it changes nothing.</summary>
    public Task<CommandResult> Restate(RestateBill restate, CommandContext context, CancellationToken cancellation = default) => runner.Decide(context, async unit =>
        await Paid(unit, restate.PartnerId, await unit.Decide(PartnerAccountDecider.Definition, restate), restate.At), cancellation);

    /// <summary>The due day of a month's bill has passed; repeating it, or after the bill was paid, changes nothing.</summary>
    public Task<CommandResult> FallDue(string partnerId, BillingMonth month, CommandContext context, CancellationToken cancellation = default) =>
        runner.Decide(context, async unit =>
        {
            var now = clock.Now();
            var overdue = await unit.Decide(PartnerAccountDecider.Definition, new MarkOverdue(partnerId, month, time, now));
            if (!overdue.IsAccepted || overdue.Events.Count == 0 || !policy.RestrictOnArrears) return overdue;
            if (!(await unit.Load(PartnerDecider.Definition, partnerId)).State.Exists) return overdue;
            var restricted = await unit.Follow(PartnerStatusDecider.Definition, new RestrictPartner(
                partnerId, RestrictionCause.Arrears, $"The bill of {month} is not paid.", PartnerExists: true, now));
            return restricted.IsAccepted ? overdue : restricted;
        }, cancellation);

    // With the last overdue bill the restriction ends.
    private static async Task<CommandResult> Paid(DecisionUnit unit, string partnerId, CommandResult result, DateTimeOffset now)
    {
        if (!result.IsAccepted || !result.Events.OfType<BillPaid>().Any()) return result;
        if ((await unit.Load(PartnerAccountDecider.Definition, partnerId)).State.IsInArrears) return result;
        await unit.Follow(PartnerStatusDecider.Definition, new LiftRestriction(partnerId, RestrictionCause.Arrears, PartnerExists: true, now));
        return result;
    }
}
