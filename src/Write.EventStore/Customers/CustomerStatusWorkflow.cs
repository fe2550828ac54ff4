using PartnerGraph.Domain.Customers;
using PartnerGraph.Domain.Partners;
using PartnerGraph.EventStore.Commands;

namespace PartnerGraph.EventStore.Customers;

/// <summary>Freezing and unfreezing customers, with the facts of the association and of the partner.</summary>
public sealed class CustomerStatusWorkflow(CommandRunner runner, TimeProvider clock, CustomerStatusPolicy policy)
{
    /// <param name="actingPartnerId">The partner that asks, for its own reseller customers alone; null for operations.</param>
    /// <param name="scope">The policy's default when null.</param>
    public async Task<CommandResult> Freeze(
        string customerId, string? actingPartnerId, FreezeScope? scope, string reason, CommandContext context, CancellationToken cancellation = default) =>
        await Run(
            new FreezeCustomer(customerId, actingPartnerId, scope, reason, await Facts(customerId, cancellation), policy, clock.Now()),
            context, cancellation);

    /// <param name="actingPartnerId">The partner that asks, for its own customers alone (GAP-76); null for operations.</param>
    public async Task<CommandResult> Unfreeze(
        string customerId, string? actingPartnerId, FreezeScope scope, CommandContext context, CancellationToken cancellation = default) =>
        await Run(
            new UnfreezeCustomer(customerId, actingPartnerId, scope, await Facts(customerId, cancellation), clock.Now()), context, cancellation);

    /// <summary>Brings a customer in line with its partner as the partner is now, so that a late or repeated call does no harm (ACCT-4, 5, 18).</summary>
    public async Task<CommandResult> FollowPartner(
        string customerId, string partnerId, CommandContext context, CancellationToken cancellation = default)
    {
        var partner = (await runner.Load(PartnerStatusDecider.Definition, partnerId, cancellation)).State;
        return await Run(
            partner is { Frozen: { } cause, FrozenSince: { } since }
                ? new FreezeCustomerOfFrozenPartner(customerId, partnerId, cause, since, policy)
                : new UnfreezeCustomerOfPartner(customerId, partnerId, clock.Now()),
            context, cancellation);
    }

    private Task<CommandResult> Run(CustomerStatusCommand command, CommandContext context, CancellationToken cancellation) =>
        runner.Run(CustomerStatusDecider.Definition, command, context, cancellation);

    private async Task<CustomerStatusFacts> Facts(string customerId, CancellationToken cancellation)
    {
        var association = (await runner.Load(AssociationDecider.Definition, customerId, cancellation)).State;
        return new(
            (await runner.Load(CustomerDecider.Definition, customerId, cancellation)).State.Exists, association.PartnerId, association.Model,
            association.PartnerId is { } partnerId
                ? (await runner.Load(PartnerStatusDecider.Definition, partnerId, cancellation)).State
                : PartnerStatus.Normal);
    }
}
