using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Customers;
using PartnerGraph.Write.Domain.Partners;

namespace PartnerGraph.Write.Application.Partners;

/// <summary>Restricting and freezing partners; what follows for resellers and customers is the work of reactions.</summary>
public sealed class PartnerStatusWorkflow(CommandRunner runner, TimeProvider clock)
{
    public Task<CommandResult> Restrict(
        string partnerId, RestrictionCause cause, string reason, CommandContext context, CancellationToken cancellation = default) =>
        Run(async unit => new RestrictPartner(partnerId, cause, reason, await Exists(unit, partnerId), clock.Now()), context, cancellation);

    public Task<CommandResult> LiftRestriction(
        string partnerId, RestrictionCause cause, CommandContext context, CancellationToken cancellation = default) =>
        Run(async unit => new LiftRestriction(partnerId, cause, await Exists(unit, partnerId), clock.Now()), context, cancellation);

    public Task<CommandResult> Freeze(string partnerId, string reason, CommandContext context, CancellationToken cancellation = default) =>
        Run(async unit => new FreezePartner(partnerId, reason, await Exists(unit, partnerId), clock.Now()), context, cancellation);

    public Task<CommandResult> Unfreeze(string partnerId, CommandContext context, CancellationToken cancellation = default) =>
        Run(async unit => new UnfreezePartner(partnerId, await Exists(unit, partnerId), clock.Now()), context, cancellation);

    /// <summary>Brings a reseller in line with its distributor as the distributor is now, so that a late or repeated call does no harm (ACCT-12).</summary>
    public Task<CommandResult> FollowDistributor(
        string resellerId, string distributorId, CommandContext context, CancellationToken cancellation = default) =>
        Run(async unit => (await unit.Load(PartnerStatusDecider.Definition, distributorId)).State.FrozenSince is { } since
                ? new FreezeReseller(resellerId, distributorId, since)
                : new UnfreezeReseller(resellerId, distributorId, clock.Now()),
            context, cancellation);

    private Task<CommandResult> Run(Func<DecisionUnit, Task<PartnerStatusCommand>> command, CommandContext context, CancellationToken cancellation) =>
        runner.Decide(context, async unit => await unit.Decide(PartnerStatusDecider.Definition, await command(unit)), cancellation);

    private static async Task<bool> Exists(DecisionUnit unit, string partnerId) =>
        (await unit.Load(PartnerDecider.Definition, partnerId)).State.Exists;
}
