using PartnerGraph.Domain.Partners;
using PartnerGraph.EventStore.Commands;
using PartnerGraph.EventStore.Customers;

namespace PartnerGraph.EventStore.Partners;

/// <summary>Restricting and freezing partners; what follows for resellers and customers is the work of reactions.</summary>
public sealed class PartnerStatusWorkflow(CommandRunner runner, TimeProvider clock)
{
    public async Task<CommandResult> Restrict(
        string partnerId, RestrictionCause cause, string reason, CommandContext context, CancellationToken cancellation = default) =>
        await Run(new RestrictPartner(partnerId, cause, reason, await Exists(partnerId, cancellation), clock.Now()), context, cancellation);

    public Task<CommandResult> LiftRestriction(
        string partnerId, RestrictionCause cause, CommandContext context, CancellationToken cancellation = default) =>
        Run(new LiftRestriction(partnerId, cause, clock.Now()), context, cancellation);

    public async Task<CommandResult> Freeze(string partnerId, string reason, CommandContext context, CancellationToken cancellation = default) =>
        await Run(new FreezePartner(partnerId, reason, await Exists(partnerId, cancellation), clock.Now()), context, cancellation);

    public Task<CommandResult> Unfreeze(string partnerId, CommandContext context, CancellationToken cancellation = default) =>
        Run(new UnfreezePartner(partnerId, clock.Now()), context, cancellation);

    /// <summary>Brings a reseller in line with its distributor as the distributor is now, so that a late or repeated call does no harm (ACCT-12).</summary>
    public async Task<CommandResult> FollowDistributor(
        string resellerId, string distributorId, CommandContext context, CancellationToken cancellation = default)
    {
        var distributor = (await runner.Load(PartnerStatusDecider.Definition, distributorId, cancellation)).State;
        return await Run(
            distributor.FrozenSince is { } since
                ? new FreezeReseller(resellerId, distributorId, since)
                : new UnfreezeReseller(resellerId, distributorId, clock.Now()),
            context, cancellation);
    }

    private Task<CommandResult> Run(PartnerStatusCommand command, CommandContext context, CancellationToken cancellation) =>
        runner.Run(PartnerStatusDecider.Definition, command, context, cancellation);

    private async Task<bool> Exists(string partnerId, CancellationToken cancellation) =>
        (await runner.Load(PartnerDecider.Definition, partnerId, cancellation)).State.Exists;
}
