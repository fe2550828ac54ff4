using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Mutations;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Write.Application.Partners;
using PartnerGraph.Write.Domain.Partners;

namespace PartnerGraph.Api.GraphQL.Partners;

public sealed record RestrictPartnerInput(
    [property: Id] string PartnerId,
    [property: Description("OPERATIONS when omitted. QUOTA bars the reseller customers alone, every other cause all (GAP-3).")] RestrictionCause? Cause,
    string Reason, string? IdempotencyKey) : IMutationInput;

public sealed record LiftRestrictionInput(
    [property: Id] string PartnerId, [property: Description("OPERATIONS when omitted.")] RestrictionCause? Cause,
    string? IdempotencyKey) : IMutationInput;

public sealed record FreezePartnerInput([property: Id] string PartnerId, string Reason, string? IdempotencyKey) : IMutationInput;

public sealed record UnfreezePartnerInput([property: Id] string PartnerId, string? IdempotencyKey) : IMutationInput;

public sealed class RestrictPartnerPayload(MutationAnswer answer) : PartnerPayload(answer);

public sealed class LiftRestrictionPayload(MutationAnswer answer) : PartnerPayload(answer);

public sealed class FreezePartnerPayload(MutationAnswer answer) : PartnerPayload(answer);

public sealed class UnfreezePartnerPayload(MutationAnswer answer) : PartnerPayload(answer);

public sealed class PartnerStatusMutations(MutationRunner mutations, PartnerStatusWorkflow status)
{
    [Description("Bars a partner's customers from buying; nothing that runs is touched (ACCT-1).")]
    public async Task<RestrictPartnerPayload> RestrictPartner(IResolveFieldContext context, RestrictPartnerInput input)
    {
        var partner = GlobalId.KeyOf(nameof(Partner), input.PartnerId);
        return new(await mutations.Run(context, input, partner, with =>
            status.Restrict(partner, input.Cause ?? RestrictionCause.Operations, input.Reason, with, context.CancellationToken)));
    }

    [Description("Lifts one cause of a restriction; the others stay.")]
    public async Task<LiftRestrictionPayload> LiftRestriction(IResolveFieldContext context, LiftRestrictionInput input)
    {
        var partner = GlobalId.KeyOf(nameof(Partner), input.PartnerId);
        return new(await mutations.Run(context, input, partner, with =>
            status.LiftRestriction(partner, input.Cause ?? RestrictionCause.Operations, with, context.CancellationToken)));
    }

    [Description("Freezes a partner with its customers and their resources, a distributor with its resellers too (ACCT-4, ACCT-12).")]
    public async Task<FreezePartnerPayload> FreezePartner(IResolveFieldContext context, FreezePartnerInput input)
    {
        var partner = GlobalId.KeyOf(nameof(Partner), input.PartnerId);
        return new(await mutations.Run(context, input, partner, with => status.Freeze(partner, input.Reason, with, context.CancellationToken)));
    }

    [Description("Ends the freeze by operations and what followed from it; a freeze through the distributor stays. Repeating it, or unfreezing what is not frozen, is accepted and changes nothing (CONV-10).")]
    public async Task<UnfreezePartnerPayload> UnfreezePartner(IResolveFieldContext context, UnfreezePartnerInput input)
    {
        var partner = GlobalId.KeyOf(nameof(Partner), input.PartnerId);
        return new(await mutations.Run(context, input, partner, with => status.Unfreeze(partner, with, context.CancellationToken)));
    }
}
