using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Customers.Associations;
using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Customers.Invitations;
using PartnerGraph.Write.Domain.Customers.PreRegistrations;
using PartnerGraph.Write.Domain.Partners;

namespace PartnerGraph.Write.Application.Customers.Accounts;

/// <summary>Freezing and unfreezing customers, with the facts of the association and of the partner.</summary>
public sealed class CustomerStatusWorkflow(CommandRunner runner, TimeProvider clock, CustomerStatusPolicy policy)
{
    /// <param name="actingPartnerId">The partner that asks, for its own reseller customers alone; null for operations.</param>
    /// <param name="scope">The policy's default when null.</param>
    public Task<CommandResult> Freeze(
        string customerId, string? actingPartnerId, FreezeScope? scope, string reason, CommandContext context, CancellationToken cancellation = default) =>
        Run(customerId, actingPartnerId, facts => new FreezeCustomer(customerId, actingPartnerId, scope, reason, facts, policy, clock.Now()),
            context, cancellation);

    /// <param name="actingPartnerId">The partner that asks, for its own customers alone (GAP-76); null for operations.</param>
    public Task<CommandResult> Unfreeze(
        string customerId, string? actingPartnerId, FreezeScope scope, CommandContext context, CancellationToken cancellation = default) =>
        Run(customerId, actingPartnerId, facts => new UnfreezeCustomer(customerId, actingPartnerId, scope, facts, clock.Now()), context, cancellation);

    /// <summary>Brings a customer in line with its partner as the partner is now, so that a late or repeated call does no harm (ACCT-4, 5, 18).</summary>
    public Task<CommandResult> FollowPartner(
        string customerId, string partnerId, CommandContext context, CancellationToken cancellation = default) =>
        runner.Decide(context, async unit => await unit.Decide<CustomerStatusCommand, CustomerStatus>(CustomerStatusDecider.Definition,
            // A customer that has left meanwhile is no concern of the partner's any more.
            await unit.Owned(customerId, partnerId) is null ? new EndFreezesOfPartner(customerId, partnerId, clock.Now())
            : (await unit.Load(PartnerStatusDecider.Definition, partnerId)).State is { Frozen: { } cause, FrozenSince: { } since }
                ? new FreezeCustomerOfFrozenPartner(customerId, partnerId, cause, since, policy)
                : new UnfreezeCustomerOfPartner(customerId, partnerId, clock.Now())), cancellation);

    /// <summary>Ends what a partner had frozen of a customer when their association ended; repeating changes nothing.</summary>
    public Task<CommandResult> EndFreezes(
        string customerId, string partnerId, DateTimeOffset endedAt, CommandContext context, CancellationToken cancellation = default) =>
        runner.Run(CustomerStatusDecider.Definition, new EndFreezesOfPartner(customerId, partnerId, endedAt), context, cancellation);

    private Task<CommandResult> Run(
        string customerId, string? actingPartnerId, Func<CustomerStatusFacts, CustomerStatusCommand> command, CommandContext context,
        CancellationToken cancellation) =>
        runner.Decide(context, async unit => await Facts(unit, customerId, actingPartnerId) is { } facts
            ? await unit.Decide(CustomerStatusDecider.Definition, command(facts))
            : CommandResult.Refused(CustomerStatusRules.NotFound.Refuse("customerId")), cancellation);

    /// <summary>Null when the customer is not the acting partner's.</summary>
    private static async Task<CustomerStatusFacts?> Facts(DecisionUnit unit, string customerId, string? actingPartnerId)
    {
        if (await unit.Owned(customerId, actingPartnerId) is not { } association) return null;
        return new(
            (await unit.Load(CustomerDecider.Definition, customerId)).State.Exists, association.PartnerId, association.Model,
            association.PartnerId is { } partnerId
                ? (await unit.Load(PartnerStatusDecider.Definition, partnerId)).State
                : PartnerStatus.Normal);
    }
}
