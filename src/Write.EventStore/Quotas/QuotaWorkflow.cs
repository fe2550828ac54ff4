using PartnerGraph.Domain.Kernel;
using PartnerGraph.Domain.Partners;
using PartnerGraph.Domain.Quotas;
using PartnerGraph.EventStore.Commands;
using PartnerGraph.EventStore.Partners;

namespace PartnerGraph.EventStore.Quotas;

/// <summary>Commands on quotas, with the facts of the partner that they are decided by.</summary>
public sealed class QuotaWorkflow(CommandRunner runner, PartnerStatusWorkflow status, QuotaPolicy policy, TimeProvider clock)
{
    /// <param name="amount">In USD; null grants the default of the partner's tier.</param>
    public async Task<CommandResult> Grant(string partnerId, decimal? amount, CommandContext context, CancellationToken cancellation = default)
    {
        var partner = (await runner.Load(PartnerDecider.Definition, partnerId, cancellation)).State;
        return partner.Exists
            ? await runner.Run(QuotaDecider.Definition, new GrantQuota(partnerId, amount, partner.Tier?.ToString(), policy), context, cancellation)
            : CommandResult.Refused(PartnerRules.NotFound.Refuse("partnerId"));
    }

    /// <param name="total">The new quota in USD.</param>
    public Task<CommandResult> Change(string partnerId, decimal total, string reason, CommandContext context, CancellationToken cancellation = default) =>
        runner.Run(QuotaDecider.Definition, new ChangeQuota(partnerId, total, reason), context, cancellation);

    /// <param name="amount">What is asked for on top, in USD.</param>
    public Task<CommandResult> RequestIncrease(
        string partnerId, decimal amount, string reason, CommandContext context, CancellationToken cancellation = default) =>
        runner.Run(QuotaDecider.Definition, new RequestQuotaIncrease(partnerId, EventIds.New(clock), amount, reason), context, cancellation);

    /// <summary>Restricts the partner, or lifts the restriction, as its quota stands now (QUOTA-4, QUOTA-17); repeating changes nothing.</summary>
    public async Task<CommandResult> Enforce(string partnerId, CommandContext context, CancellationToken cancellation = default)
    {
        var quota = (await runner.Load(QuotaDecider.Definition, partnerId, cancellation)).State;
        return policy.RestrictOnExceed && quota.Level == QuotaLevel.Exceeded
            ? await status.Restrict(partnerId, RestrictionCause.Quota, "More is owed than the consumption quota allows.", context, cancellation)
            : await status.LiftRestriction(partnerId, RestrictionCause.Quota, context, cancellation);
    }
}
