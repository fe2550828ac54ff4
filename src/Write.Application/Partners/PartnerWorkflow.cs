using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Customers;
using PartnerGraph.Write.Application.Partners.Tiers;
using PartnerGraph.Write.Domain.Partners;
using PartnerGraph.Write.Domain.Partners.Tiers;
using PartnerGraph.Write.Domain.Partners.Tiers.CoreTier;

namespace PartnerGraph.Write.Application.Partners;

/// <summary>Commands on partners, with the facts of other streams that they are decided by.</summary>
public sealed class PartnerWorkflow(CommandRunner runner, TimeProvider clock)
{
    /// <summary>Registers a partner; the caller chooses the id, so that sending it again registers it once.</summary>
    public Task<CommandResult> Register(
        string partnerId, PartnerDetails details, CommandContext context, CancellationToken cancellation = default) =>
        runner.Decide(context, async unit =>
        {
            var distributor = details.DistributorId is { } id ? (await unit.Load(PartnerDecider.Definition, id)).State : null;
            return await unit.Decide(PartnerDecider.Definition, new RegisterPartner(
                partnerId, details.Kind, details.Country, details.CompanyName, details.ContactEmail, details.ContactMobile, details.DistributorId,
                details.HasJoinedNetwork, distributor, await IsFrozen(unit, details.DistributorId), clock.Now()));
        }, cancellation);

    public Task<CommandResult> InviteReseller(
        string distributorId, string email, string companyName, CommandContext context, CancellationToken cancellation = default) =>
        runner.Decide(context, async unit => await unit.Decide(PartnerDecider.Definition, new InviteReseller(
            distributorId, context.NewId(clock), email, companyName, await IsFrozen(unit, distributorId), clock.Now())), cancellation);

    /// <summary>A partner that leaves Core leaves its place to another.</summary>
    public Task<CommandResult> GrantTier(
        string partnerId, PartnerTier tier, string basis, CommandContext context, CancellationToken cancellation = default) =>
        runner.Decide(context, async unit =>
        {
            var granted = await unit.Decide(PartnerDecider.Definition, new GrantTier(partnerId, tier, basis));
            if (granted.Events is not [TierChanged { From: PartnerTier.Core }]) return granted;
            var partner = await unit.Partner(partnerId);
            await unit.FreePlaces(await unit.Follow(TierAdmissionDecider.Definition, new EndCore(partnerId, partner, clock.Now())), partnerId);
            return granted;
        }, cancellation);

    public Task<CommandResult> ApproveBusinessInformation(string partnerId, CommandContext context, CancellationToken cancellation = default) =>
        ApproveBusinessInformation(partnerId, null, context, cancellation);

    /// <param name="currency">In which the partner settles, ISO 4217; null leaves it as it is, USD at first.</param>
    public Task<CommandResult> ApproveBusinessInformation(string partnerId, string? currency, CommandContext context, CancellationToken cancellation = default) =>
        runner.Run(PartnerDecider.Definition, new ApproveBusinessInformation(partnerId, clock.Now(), currency), context, cancellation);

    public Task<CommandResult> BindCreditCard(string partnerId, CommandContext context, CancellationToken cancellation = default) =>
        runner.Run(PartnerDecider.Definition, new BindPartnerCreditCard(partnerId), context, cancellation);

    public Task<CommandResult> Deregister(string partnerId, CommandContext context, CancellationToken cancellation = default) =>
        runner.Run(PartnerDecider.Definition, new DeregisterPartner(partnerId), context, cancellation);

    private static async Task<bool> IsFrozen(DecisionUnit unit, string? partnerId) =>
        partnerId is not null && (await unit.Load(PartnerStatusDecider.Definition, partnerId)).State.IsFrozen;
}

/// <summary>What is told of a company when it is registered.</summary>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="DistributorId">Given exactly for a reseller.</param>
public sealed record PartnerDetails(
    PartnerKind Kind, string Country, string CompanyName, string ContactEmail, string? ContactMobile = null, string? DistributorId = null,
    bool HasJoinedNetwork = true);
