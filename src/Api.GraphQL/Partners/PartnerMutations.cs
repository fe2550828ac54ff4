using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Mutations;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Schema.Scalars;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Partners;
using PartnerGraph.Write.Application.Partners;
using PartnerGraph.Write.Domain.Partners;

namespace PartnerGraph.Api.GraphQL.Partners;

public sealed record RegisterPartnerInput(
    PartnerKind Kind,
    [property: Description("ISO 3166-1 code of two letters.")] string Country,
    string CompanyName, string ContactEmail, string? ContactMobile,
    [property: Id, Description("The managing distributor, exactly for a reseller.")] string? DistributorId,
    [property: Description("Whether the company has joined the partner network (PROG-1); true when omitted.")] bool? HasJoinedNetwork,
    string? IdempotencyKey) : IMutationInput;

public sealed record GrantTierInput(
    [property: Id] string PartnerId, PartnerTier Tier, [property: Description("Why, for the history.")] string Basis,
    string? IdempotencyKey, long? ExpectedVersion) : IVersionedInput;

public sealed record ApproveBusinessInformationInput(
    [property: Id] string PartnerId,
    [property: Scalar<CurrencyCodeScalar>, Description("In which the partner settles (INCENT-39), ISO 4217; when omitted it stays as it is, USD at first.")] string? SettlementCurrency,
    string? IdempotencyKey, long? ExpectedVersion) : IVersionedInput;

public sealed record InviteResellerInput(string Email, string CompanyName, string? IdempotencyKey) : IMutationInput;

public abstract class PartnerPayload(MutationAnswer answer) : MutationPayload(answer)
{
    public async Task<Partner?> Partner(IResolveFieldContext context, PartnerReads reads) => Answer.EntityId is { } id
        ? (await reads.Of(context.PartnerScope(), [id], context.CancellationToken)).GetValueOrDefault(id)?.To<Partner>()
        : null;
}

public sealed class RegisterPartnerPayload(MutationAnswer answer) : PartnerPayload(answer);

public sealed class GrantTierPayload(MutationAnswer answer) : PartnerPayload(answer);

public sealed class ApproveBusinessInformationPayload(MutationAnswer answer) : PartnerPayload(answer);

public sealed class InviteResellerPayload(MutationAnswer answer) : PartnerPayload(answer);

public sealed class PartnerMutations(MutationRunner mutations, PartnerWorkflow partners, TimeProvider clock)
{
    [Description("Enters a company as a partner of a kind, at the tier Standard (PROG-1, PROG-2).")]
    public async Task<RegisterPartnerPayload> RegisterPartner(IResolveFieldContext context, RegisterPartnerInput input)
    {
        var distributor = input.DistributorId is { } id ? GlobalId.KeyOf(nameof(Partner), id) : null;
        return new(await mutations.Run(context, input, async with =>
        {
            // The same request is the same partner, also when it is sent again after a crash.
            var partnerId = with.NewId(clock);
            var result = await partners.Register(
                partnerId,
                new(input.Kind, input.Country, input.CompanyName, input.ContactEmail, input.ContactMobile, distributor, input.HasJoinedNetwork ?? true),
                with, context.CancellationToken);
            return new MutationAnswer(result.IsAccepted ? partnerId : null, result.Position, result.Rejections);
        }));
    }

    [Description("Records a tier that was decided, at an annual review (PROG-41) or by operations.")]
    public async Task<GrantTierPayload> GrantTier(IResolveFieldContext context, GrantTierInput input)
    {
        var partner = GlobalId.KeyOf(nameof(Partner), input.PartnerId);
        return new(await mutations.Run(context, input, partner, with => partners.GrantTier(partner, input.Tier, input.Basis, with, context.CancellationToken)));
    }

    [Description("Approves the business information that a partner submitted, and the currency in which it settles (INCENT-39).")]
    public async Task<ApproveBusinessInformationPayload> ApproveBusinessInformation(IResolveFieldContext context, ApproveBusinessInformationInput input)
    {
        var partner = GlobalId.KeyOf(nameof(Partner), input.PartnerId);
        return new(await mutations.Run(context, input, partner, with => partners.ApproveBusinessInformation(partner, input.SettlementCurrency, with, context.CancellationToken)));
    }

    [Description("Invites a company to become a reseller of the caller, a distributor (ACCT-11).")]
    public async Task<InviteResellerPayload> InviteReseller(IResolveFieldContext context, InviteResellerInput input)
    {
        var distributor = Actor.Of(context).RequirePartner();
        return new(await mutations.Run(context, input, distributor, with =>
            partners.InviteReseller(distributor, input.Email, input.CompanyName, with, context.CancellationToken)));
    }
}
