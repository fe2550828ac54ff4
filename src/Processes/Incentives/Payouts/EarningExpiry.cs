using PartnerGraph.Processes.Deadlines;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Domain.Incentives.Payouts;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Kernel.Deadlines;

namespace PartnerGraph.Processes.Incentives.Payouts;

/// <summary>Ends an earning that nobody applied for within its year (INCENT-44). Applications never wait for it, they compare instants themselves.</summary>
public sealed class EarningExpiry(CommandRunner runner, BusinessTime time, TimeProvider clock) : IDeadlineProcess
{
    public static readonly DeadlineKind Declared = new DeadlineKind(
            "earning-expiry", "INCENT-44", ZoneRule.CalendarMonths, "Earning", "An earning that nobody applied for is lost.")
        .SetBy<EarningNotified>(e => $"{e.PartnerId}/{e.EarningId}", (e, calendar) => calendar.Zone.StartOf(e.ValidTo.AddDays(1)), e => e.PartnerId)
        .ClearedBy<EarningExpired>(e => $"{e.PartnerId}/{e.EarningId}");

    public DeadlineKind Kind => Declared;

    public Task<CommandResult> FallDue(DeadlineRow due, CommandContext context, CancellationToken cancellation) => runner.Run(
        PayoutDecider.Definition, new ExpireEarning(due.PartnerId!, due.Key[(due.PartnerId!.Length + 1)..], clock.GetUtcNow(), time), context, cancellation);
}
