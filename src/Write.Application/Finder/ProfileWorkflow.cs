using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Customers;
using PartnerGraph.Write.Domain.Finder;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Partners;

namespace PartnerGraph.Write.Application.Finder;

/// <summary>Publishing and changing what a partner shows in Partner Finder, decided by what its other streams tell of it.</summary>
public sealed class ProfileWorkflow(CommandRunner runner, TimeProvider clock)
{
    /// <summary>Makes the profile visible (BEN-14).</summary>
    /// <param name="content">What to show; null shows what was saved before.</param>
    public Task<CommandResult> Publish(
        string partnerId, ProfileContent? content, CommandContext context, CancellationToken cancellation = default) =>
        Run(async unit => new PublishProfile(partnerId, content, await Facts(unit, partnerId), clock.Now()), context, cancellation);

    /// <summary>Saves the content; whether it is visible stays as it is.</summary>
    public Task<CommandResult> Update(
        string partnerId, ProfileContent content, CommandContext context, CancellationToken cancellation = default) =>
        Run(async unit => new UpdateProfile(partnerId, content, await Facts(unit, partnerId), clock.Now()), context, cancellation);

    /// <summary>Takes the profile out of sight; its content is kept.</summary>
    public Task<CommandResult> Unpublish(string partnerId, CommandContext context, CancellationToken cancellation = default) =>
        runner.Run(ProfileDecider.Definition, new UnpublishProfile(partnerId, clock.Now()), context, cancellation);

    /// <summary>The conditions of publishing with their outcomes, without publishing anything (BEN-14).</summary>
    public async Task<IReadOnlyList<RuleCheck>> Eligibility(string partnerId, CancellationToken cancellation = default) =>
        ProfileEligibility.Of(await Facts(runner, partnerId, cancellation));

    private Task<CommandResult> Run(Func<DecisionUnit, Task<ProfileCommand>> command, CommandContext context, CancellationToken cancellation) =>
        runner.Decide(context, async unit => await unit.Decide(ProfileDecider.Definition, await command(unit)), cancellation);

    private static async Task<PartnerInFinder> Facts(IAggregates aggregates, string partnerId, CancellationToken cancellation = default)
    {
        var partner = (await aggregates.Load(PartnerDecider.Definition, partnerId, cancellation)).State;
        var status = (await aggregates.Load(PartnerStatusDecider.Definition, partnerId, cancellation)).State;
        return new(partner.Exists, partner.BusinessInformationApproved, status.IsFrozen, status.IsRestricted, partner.Country);
    }
}
