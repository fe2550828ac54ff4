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
        await Facts(customerId, actingPartnerId, cancellation) is { } facts
            ? await Run(new FreezeCustomer(customerId, actingPartnerId, scope, reason, facts, policy, clock.Now()), context, cancellation)
            : CommandResult.Refused(CustomerStatusRules.NotFound.Refuse("customerId"));

    /// <param name="actingPartnerId">The partner that asks, for its own customers alone (GAP-76); null for operations.</param>
    public async Task<CommandResult> Unfreeze(
        string customerId, string? actingPartnerId, FreezeScope scope, CommandContext context, CancellationToken cancellation = default) =>
        await Facts(customerId, actingPartnerId, cancellation) is { } facts
            ? await Run(new UnfreezeCustomer(customerId, actingPartnerId, scope, facts, clock.Now()), context, cancellation)
            : CommandResult.Refused(CustomerStatusRules.NotFound.Refuse("customerId"));

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

    /// <summary>Null when the customer is not the acting partner's.</summary>
    private async Task<CustomerStatusFacts?> Facts(string customerId, string? actingPartnerId, CancellationToken cancellation)
    {
        if (await runner.Owned(customerId, actingPartnerId, cancellation) is not { } association) return null;
        return new(
            (await runner.Load(CustomerDecider.Definition, customerId, cancellation)).State.Exists, association.PartnerId, association.Model,
            association.PartnerId is { } partnerId
                ? (await runner.Load(PartnerStatusDecider.Definition, partnerId, cancellation)).State
                : PartnerStatus.Normal);
    }
}
