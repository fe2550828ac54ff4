using PartnerGraph.Domain.Partners;
using PartnerGraph.EventStore.Commands;
using PartnerGraph.EventStore.Customers;

namespace PartnerGraph.EventStore.Partners;

/// <summary>Commands on partners, with the facts of other streams that they are decided by.</summary>
public sealed class PartnerWorkflow(CommandRunner runner, TimeProvider clock)
{
    /// <summary>Registers a partner; the caller chooses the id, so that sending it again registers it once.</summary>
    public async Task<CommandResult> Register(
        string partnerId, PartnerDetails details, CommandContext context, CancellationToken cancellation = default)
    {
        var distributor = details.DistributorId is { } id ? (await runner.Load(PartnerDecider.Definition, id, cancellation)).State : null;
        var command = new RegisterPartner(
            partnerId, details.Kind, details.Country, details.CompanyName, details.ContactEmail, details.ContactMobile, details.DistributorId,
            details.HasJoinedNetwork, distributor, await IsFrozen(details.DistributorId, cancellation), clock.Now());
        return await runner.Run(PartnerDecider.Definition, command, context, cancellation);
    }

    public async Task<CommandResult> InviteReseller(
        string distributorId, string email, string companyName, CommandContext context, CancellationToken cancellation = default) =>
        await runner.Run(
            PartnerDecider.Definition,
            new InviteReseller(
                distributorId, EventIds.New(clock), email, companyName, await IsFrozen(distributorId, cancellation), clock.Now()),
            context, cancellation);

    public Task<CommandResult> GrantTier(
        string partnerId, PartnerTier tier, string basis, CommandContext context, CancellationToken cancellation = default) =>
        runner.Run(PartnerDecider.Definition, new GrantTier(partnerId, tier, basis), context, cancellation);

    public Task<CommandResult> ApproveBusinessInformation(string partnerId, CommandContext context, CancellationToken cancellation = default) =>
        runner.Run(PartnerDecider.Definition, new ApproveBusinessInformation(partnerId, clock.Now()), context, cancellation);

    public Task<CommandResult> BindCreditCard(string partnerId, CommandContext context, CancellationToken cancellation = default) =>
        runner.Run(PartnerDecider.Definition, new BindPartnerCreditCard(partnerId), context, cancellation);

    public Task<CommandResult> Deregister(string partnerId, CommandContext context, CancellationToken cancellation = default) =>
        runner.Run(PartnerDecider.Definition, new DeregisterPartner(partnerId), context, cancellation);

    private async Task<bool> IsFrozen(string? partnerId, CancellationToken cancellation) =>
        partnerId is not null && (await runner.Load(PartnerStatusDecider.Definition, partnerId, cancellation)).State.IsFrozen;
}

/// <summary>What is told of a company when it is registered.</summary>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="DistributorId">Given exactly for a reseller.</param>
public sealed record PartnerDetails(
    PartnerKind Kind, string Country, string CompanyName, string ContactEmail, string? ContactMobile = null, string? DistributorId = null,
    bool HasJoinedNetwork = true);
