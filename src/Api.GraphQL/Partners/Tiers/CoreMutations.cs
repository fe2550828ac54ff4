using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Mutations;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Write.Application.Partners.Tiers;
using PartnerGraph.Write.Domain.Partners;
using PartnerGraph.Write.Domain.Partners.Tiers;

namespace PartnerGraph.Api.GraphQL.Partners.Tiers;

/// <summary>What becomes of a candidate for Core.</summary>
public enum CoreDecision { Approve, Decline }

public sealed record InviteToCoreInput(
    [property: Id] string PartnerId, [property: Description("By which route.")] CoreRoute Route, string? IdempotencyKey) : IMutationInput;

public sealed record ApplyForCoreInput([property: Description("What the partner says of itself.")] CoreApplicationInput Application, string? IdempotencyKey) : IMutationInput;

public sealed record DecideCoreInput(
    [property: Id] string PartnerId, [property: Description("What is decided.")] CoreDecision Decision,
    [property: Description("At which tier a declined partner is certified instead: ADVANCED or PREMIER for a carrier, that of its former standing for a regional partner, none for a local organization (PROG-25, PROG-32).")]
    PartnerTier? FallbackTier,
    [property: Description("The competitor at which a declined regional partner was; left out for none (PROG-32).")] Competitor? FormerCompetitor,
    [property: Description("What it was there.")] CompetitorTier? FormerTier,
    [property: Description("Why it is declined; at most 1,000 characters.")] string? Reason, string? IdempotencyKey, long? ExpectedVersion) : IVersionedInput;

public sealed record RecordFaceToFaceCertificationInput(
    [property: Id] string PartnerId, [property: Description("The day of the certification, in the business zone.")] DateOnly CertifiedOn, string? IdempotencyKey) : IMutationInput;

public sealed record CertifyGlobalPartnerInput(
    [property: Description("What the partner is called worldwide; letter case and blanks do not count. At most 200 characters.")] string Name,
    [property: Description("The day of the certification, in the business zone.")] DateOnly CertifiedOn, string? IdempotencyKey) : IMutationInput;

public sealed class InviteToCorePayload(MutationAnswer answer) : TierAdmissionPayload(answer);

public sealed class ApplyForCorePayload(MutationAnswer answer) : TierAdmissionPayload(answer);

public sealed class DecideCorePayload(MutationAnswer answer) : TierAdmissionPayload(answer);

public sealed class RecordFaceToFaceCertificationPayload(MutationAnswer answer) : TierAdmissionPayload(answer);

public sealed class CertifyGlobalPartnerPayload(MutationAnswer answer) : MutationPayload(answer)
{
    [Description("The name under which it is certified; null when the request was refused.")]
    public string? Name => Answer.EntityId;
}

public sealed class CoreMutations(MutationRunner mutations, CoreWorkflow core)
{
    [Description("Invites a partner to apply for Core by a route (PROG-18); another invitation takes the place of an open one.")]
    public async Task<InviteToCorePayload> InviteToCore(IResolveFieldContext context, InviteToCoreInput input)
    {
        var partner = GlobalId.KeyOf(nameof(Partner), input.PartnerId);
        return new(await mutations.Run(context, input, partner, with => core.Invite(partner, input.Route, with, context.CancellationToken)));
    }

    [Description("Applies for Core by the route of the invitation (PROG-18 to PROG-39); coreAdmission tells beforehand what would be refused.")]
    public async Task<ApplyForCorePayload> ApplyForCore(IResolveFieldContext context, ApplyForCoreInput input)
    {
        var partner = Actor.Of(context).RequirePartner();
        return new(await mutations.Run(context, input, partner, with => core.Apply(partner, input.Application.Answers, with, context.CancellationToken)));
    }

    [Description("Decides on a candidate for Core: an approval takes one of the places of the country (PROG-24, PROG-31), a refusal may certify it at another tier (PROG-25, PROG-32).")]
    public async Task<DecideCorePayload> DecideCore(IResolveFieldContext context, DecideCoreInput input)
    {
        var partner = GlobalId.KeyOf(nameof(Partner), input.PartnerId);
        var former = (input.FormerCompetitor, input.FormerTier) is ({ } competitor, { } tier) ? new CompetitorStanding(competitor, tier) : null;
        return new(await mutations.Run(context, input, partner, with => input.Decision == CoreDecision.Approve
            ? core.Approve(partner, with, context.CancellationToken)
            : core.Decline(partner, input.Reason ?? "", input.FallbackTier, former, with, context.CancellationToken)));
    }

    [Description("Records that the vendor's organizations certified the local organization of a global partner face to face (PROG-34).")]
    public async Task<RecordFaceToFaceCertificationPayload> RecordFaceToFaceCertification(IResolveFieldContext context, RecordFaceToFaceCertificationInput input)
    {
        var partner = GlobalId.KeyOf(nameof(Partner), input.PartnerId);
        return new(await mutations.Run(context, input, partner, with => core.RecordFaceToFace(partner, input.CertifiedOn, with, context.CancellationToken)));
    }

    [Description("Records that the vendor has certified a partner worldwide, whose local organizations may then become Core (PROG-33).")]
    public async Task<CertifyGlobalPartnerPayload> CertifyGlobalPartner(IResolveFieldContext context, CertifyGlobalPartnerInput input) =>
        new(await mutations.Run(context, input, input.Name.Trim(), with => core.CertifyGlobalPartner(input.Name, input.CertifiedOn, with, context.CancellationToken)));
}
