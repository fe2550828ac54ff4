using PartnerGraph.Cli.Stores;
using PartnerGraph.Import.Organizations;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Finder;
using PartnerGraph.Write.Application.Partners;
using PartnerGraph.Write.Domain.Finder;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Partners;

namespace PartnerGraph.Cli.Import.Organizations;

internal enum IntakeOutcome { Published, Unchanged, Updated, Refused }

/// <param name="Refusals">Why nothing was stored; empty otherwise.</param>
internal sealed record Intake(IntakeOutcome Outcome, IReadOnlyList<Rejection> Refusals)
{
    public static Intake Refused(IReadOnlyList<Rejection> refusals) => new(IntakeOutcome.Refused, refusals);
}

/// <summary>Makes partners of organisations and publishes them, by the commands that operations and partners use.</summary>
/// <param name="country">Of organisations whose home page tells none.</param>
internal sealed class OrganizationIntake(EmbeddedStore store, string country)
{
    private readonly PartnerWorkflow partners = new(store.Runner, store.Clock);
    private readonly ProfileWorkflow profiles = new(store.Runner, store.Clock);
    private readonly CommandContext context = new(EmbeddedTarget.Actor, EventIds.New(store.Clock));

    /// <summary>Stores everything that the organisation needs, or nothing when a rule refuses one part of it.</summary>
    public async Task<Intake> Publish(OrganizationLine line)
    {
        var refusals = await Refusals(line);
        if (refusals.Count > 0) return Intake.Refused(refusals);
        var partner = (await store.Runner.Load(PartnerDecider.Definition, line.PartnerId)).State;
        if (!OrganizationPartner.IsOne(partner, line.PartnerId))
        {
            var registered = await partners.Register(line.PartnerId, OrganizationPartner.Details(line, country), context);
            if (!registered.IsAccepted) return Intake.Refused(registered.Rejections);
        }

        var approved = await partners.ApproveBusinessInformation(line.PartnerId, context);
        if (!approved.IsAccepted) return Intake.Refused(approved.Rejections);
        var published = await profiles.Publish(line.PartnerId, OrganizationPartner.Profile(line.Organization), context);
        return published switch
        {
            { IsAccepted: false } => Intake.Refused(published.Rejections),
            { Events: [] } => new(IntakeOutcome.Unchanged, []),
            { Events: [ProfileUpdated] } => new(IntakeOutcome.Updated, []),
            _ => new(IntakeOutcome.Published, []),
        };
    }

    /// <summary>Why <see cref="Publish"/> would store nothing: the same decisions in memory.</summary>
    public async Task<IReadOnlyList<Rejection>> Refusals(OrganizationLine line)
    {
        var partner = (await store.Runner.Load(PartnerDecider.Definition, line.PartnerId)).State;
        var status = (await store.Runner.Load(PartnerStatusDecider.Definition, line.PartnerId)).State;
        var profile = (await store.Runner.Load(ProfileDecider.Definition, line.PartnerId)).State;
        var details = OrganizationPartner.Details(line, country);
        var registration = OrganizationPartner.IsOne(partner, line.PartnerId)
            ? Decision.Nothing
            : PartnerDecider.Decide(
                new RegisterPartner(
                    line.PartnerId, details.Kind, details.Country, details.CompanyName, details.ContactEmail, details.ContactMobile, details.DistributorId,
                    details.HasJoinedNetwork, Distributor: null, DistributorFrozen: false, store.Clock.GetUtcNow()),
                partner);
        var asItWillBe = new PartnerInFinder(Exists: true, BusinessInformationApproved: true, status.IsFrozen, status.IsRestricted, details.Country);
        var publication = ProfileDecider.Decide(
            new PublishProfile(line.PartnerId, OrganizationPartner.Profile(line.Organization), asItWillBe, store.Clock.GetUtcNow()), profile);
        return [.. registration.Rejections, .. publication.Rejections];
    }
}
