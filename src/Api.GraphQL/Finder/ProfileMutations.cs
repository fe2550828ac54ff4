using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Mutations;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Finder;
using PartnerGraph.Write.Application.Finder;

namespace PartnerGraph.Api.GraphQL.Finder;

public sealed record PublishPartnerProfileInput(
    [property: Description("What to show; what was saved before when omitted.")] PartnerProfileInput? Profile, string? IdempotencyKey, long? ExpectedVersion)
    : IVersionedInput;

public sealed record UpdatePartnerProfileInput(PartnerProfileInput Profile, string? IdempotencyKey, long? ExpectedVersion) : IVersionedInput;

public sealed record UnpublishPartnerProfileInput(string? IdempotencyKey, long? ExpectedVersion) : IVersionedInput;

public abstract class ProfilePayload(MutationAnswer answer) : MutationPayload(answer)
{
    public async Task<PartnerProfile?> PartnerProfile(IResolveFieldContext context, FinderReads reads) => Answer.EntityId is { } id
        ? (await reads.Of(context.PartnerScope(), [id], context.CancellationToken)).GetValueOrDefault(id)?.To<PartnerProfile>()
        : null;
}

public sealed class PublishPartnerProfilePayload(MutationAnswer answer) : ProfilePayload(answer);

public sealed class UpdatePartnerProfilePayload(MutationAnswer answer) : ProfilePayload(answer);

public sealed class UnpublishPartnerProfilePayload(MutationAnswer answer) : ProfilePayload(answer);

public sealed class ProfileMutations(MutationRunner mutations, ProfileWorkflow profiles)
{
    [Description("Shows the caller's profile in Partner Finder (BEN-14); partnerFinderEligibility tells beforehand whether it may.")]
    public async Task<PublishPartnerProfilePayload> PublishPartnerProfile(IResolveFieldContext context, PublishPartnerProfileInput input)
    {
        var partner = Actor.Of(context).RequirePartner();
        return new(await mutations.Run(context, input, partner, with =>
            profiles.Publish(partner, input.Profile?.ToContent(), with, context.CancellationToken)));
    }

    [Description("Saves the content of the caller's profile; whether it is shown stays as it is, so that a draft can be prepared.")]
    public async Task<UpdatePartnerProfilePayload> UpdatePartnerProfile(IResolveFieldContext context, UpdatePartnerProfileInput input)
    {
        var partner = Actor.Of(context).RequirePartner();
        return new(await mutations.Run(context, input, partner, with =>
            profiles.Update(partner, input.Profile.ToContent(), with, context.CancellationToken)));
    }

    [Description("Takes the caller's profile out of Partner Finder; its content is kept.")]
    public async Task<UnpublishPartnerProfilePayload> UnpublishPartnerProfile(IResolveFieldContext context, UnpublishPartnerProfileInput input)
    {
        var partner = Actor.Of(context).RequirePartner();
        return new(await mutations.Run(context, input, partner, with => profiles.Unpublish(partner, with, context.CancellationToken)));
    }
}
