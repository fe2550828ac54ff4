using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Customers;
using PartnerGraph.Write.Domain.Billing;
using PartnerGraph.Write.Domain.Billing.Restatements;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Partners;

namespace PartnerGraph.Write.Application.Billing;

/// <summary>Whether a bill is not what its month comes to.</summary>
/// <param name="Version">The version of the bill that was looked at, one that is ordered included; 0 where there is none.</param>
/// <param name="IsChanged">Whether a restatement would take something in or out.</param>
public sealed record BillChanges(int Version, bool IsChanged);

/// <summary>Orders restatements of closed months.</summary>
public sealed class RestatementWorkflow(CommandRunner runner, TimeProvider clock)
{
    /// <param name="expectedVersion">The version of the bill as the caller saw it; null for any.</param>
    /// <param name="changes">Asked each time that the decision is made.</param>
    public Task<CommandResult> Order(
        string partnerId, BillingMonth month, string reason, long? expectedVersion, Func<Task<BillChanges>> changes, CommandContext context,
        CancellationToken cancellation = default) =>
        // It is the bill's version that is expected, and not the account's.
        runner.Decide(context with { ExpectedVersion = null }, async unit =>
        {
            if (!(await unit.Load(PartnerDecider.Definition, partnerId)).State.Exists) return CommandResult.Refused(PartnerRules.NotFound.Refuse("partnerId"));
            var version = (await unit.Load(PartnerAccountDecider.Definition, partnerId)).State.Bills.GetValueOrDefault(month)?.LastOrdered;
            var seen = await changes();
            var ordered = await unit.Decide(
                PartnerAccountDecider.Definition, new OrderBillRestatement(partnerId, month, reason, seen.Version, seen.IsChanged, clock.Now()));
            return ordered is { IsAccepted: true, Events.Count: > 0 } && expectedVersion is not null && expectedVersion != version
                ? CommandResult.Refused(CommandRules.StaleVersion.Refuse("expectedVersion"))
                : ordered;
        }, cancellation);
}
