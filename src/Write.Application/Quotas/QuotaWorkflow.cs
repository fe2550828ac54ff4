using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Customers;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Partners;
using PartnerGraph.Write.Domain.Policies;
using PartnerGraph.Write.Domain.Quotas;

namespace PartnerGraph.Write.Application.Quotas;

/// <summary>Commands on quotas, with the facts of the partner that they are decided by.</summary>
public sealed class QuotaWorkflow(CommandRunner runner, QuotaPolicy policy, BusinessTime time, TimeProvider clock)
{
    /// <param name="amount">In USD; null grants the default of the partner's tier.</param>
    public Task<CommandResult> Grant(string partnerId, decimal? amount, CommandContext context, CancellationToken cancellation = default) =>
        runner.Decide(context, async unit => (await unit.Load(PartnerDecider.Definition, partnerId)).State is { Exists: true } partner
            ? await unit.Decide(QuotaDecider.Definition, new GrantQuota(partnerId, amount, partner.Tier?.ToString(), policy, await LaidDown(unit, partner.Tier)))
            : CommandResult.Refused(PartnerRules.NotFound.Refuse("partnerId")), cancellation);

    /// <param name="total">The new quota in USD.</param>
    public Task<CommandResult> Change(string partnerId, decimal total, string reason, CommandContext context, CancellationToken cancellation = default) =>
        runner.Run(QuotaDecider.Definition, new ChangeQuota(partnerId, total, reason), context, cancellation);

    /// <param name="amount">What is asked for on top, in USD.</param>
    public Task<CommandResult> RequestIncrease(
        string partnerId, decimal amount, string reason, CommandContext context, CancellationToken cancellation = default) =>
        runner.Run(QuotaDecider.Definition, new RequestQuotaIncrease(partnerId, context.NewId(clock), amount, reason), context, cancellation);

    public Task<CommandResult> DeclineIncrease(
        string partnerId, string requestId, string reason, CommandContext context, CancellationToken cancellation = default) =>
        runner.Run(QuotaDecider.Definition, new DeclineQuotaIncrease(partnerId, requestId, reason), context, cancellation);

    /// <summary>Restricts the partner, or lifts the restriction, as its quota stands now (QUOTA-4, QUOTA-17); repeating changes nothing.</summary>
    public Task<CommandResult> Enforce(string partnerId, CommandContext context, CancellationToken cancellation = default) =>
        runner.Decide(context, async unit =>
        {
            var quota = (await unit.Load(QuotaDecider.Definition, partnerId)).State;
            return await unit.Decide(PartnerStatusDecider.Definition, policy.RestrictOnExceed && quota.Level == QuotaLevel.Exceeded
                ? new RestrictPartner(
                    partnerId, RestrictionCause.Quota, "More is owed than the consumption quota allows.",
                    (await unit.Load(PartnerDecider.Definition, partnerId)).State.Exists, clock.Now())
                : new LiftRestriction(partnerId, RestrictionCause.Quota, true, clock.Now()));
        }, cancellation);

    private async Task<Money?> LaidDown(DecisionUnit unit, PartnerTier? tier) => tier is { } known
        ? (await unit.Load(PolicyDecider.Definition, PolicyBook.Key)).State.TierQuota(known, time.DayOf(clock.Now()))
        : null;
}
