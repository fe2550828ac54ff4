using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Customers.Accounts;
using PartnerGraph.Api.GraphQL.Customers.Associations;
using PartnerGraph.Api.GraphQL.Customers.PreRegistrations;
using PartnerGraph.Api.GraphQL.Mutations;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Customers.Invitations;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Following;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Customers.Invitations;
using PartnerGraph.Write.Application.Customers.PreRegistrations;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Customers.Invitations;
using PartnerGraph.Write.Domain.Customers.PreRegistrations;
using PreRegistration = PartnerGraph.Api.GraphQL.Customers.PreRegistrations.PreRegistration;

namespace PartnerGraph.Api.GraphQL.Customers.Invitations;

public sealed record PreRegisterCustomerInput(
    string Email,
    [property: Description("ISO 3166-1 alpha-2 code.")] string Country,
    [property: Description("CUSTOMER when omitted; projects cannot be pre-registered (ASSOC-28).")] PreRegistrationKind? Kind,
    string? IdempotencyKey) : IMutationInput;

public sealed record CreateInvitationInput(
    InvitationChannel Channel, AssociationModel Model,
    [property: Description("Needed for EMAIL, unless a pre-registration is followed up.")] string? Email,
    [property: Description("The potential customer's country, if known: another country than the partner's asks for a pre-registration (ASSOC-30).")] string? Country,
    [property: Id] string? PreRegistrationId, string? IdempotencyKey) : IMutationInput;

public sealed record CreateInvitationQrInput(
    AssociationModel Model, string? Email, string? Country, [property: Id] string? PreRegistrationId, string? IdempotencyKey) : IMutationInput;

public sealed record ShareInvitationInput(
    [property: Id] string InvitationId, InvitationChannel Channel,
    [property: Description("To whom, for EMAIL; the addressee when omitted.")] string? Email,
    string? IdempotencyKey, long? ExpectedVersion) : IVersionedInput;

public sealed record RevokeInvitationInput([property: Id] string InvitationId, string? IdempotencyKey, long? ExpectedVersion) : IVersionedInput;

public sealed class PreRegisterCustomerPayload(MutationAnswer answer) : MutationPayload(answer)
{
    public async Task<PreRegistration?> PreRegistration(IResolveFieldContext context, InvitationReads reads) => Answer.EntityId is { } id
        ? await InvitationQueries.FindPreRegistration(reads, Actor.Of(context), id, context.CancellationToken)
        : null;
}

public abstract class InvitationPayload(MutationAnswer answer) : MutationPayload(answer)
{
    public async Task<Invitation?> Invitation(IResolveFieldContext context, InvitationReads reads) => Answer.EntityId is { } id
        ? await InvitationQueries.FindInvitation(reads, Actor.Of(context), id, context.CancellationToken)
        : null;
}

public sealed class CreateInvitationPayload(MutationAnswer answer) : InvitationPayload(answer);

public sealed class CreateInvitationQrPayload(MutationAnswer answer) : InvitationPayload(answer);

public sealed class ShareInvitationPayload(MutationAnswer answer) : InvitationPayload(answer);

public sealed class RevokeInvitationPayload(MutationAnswer answer) : InvitationPayload(answer);

public sealed class InvitationMutations(
    MutationRunner mutations, PreRegistrationWorkflow preRegistrations, InvitationWorkflow invitations, InvitationReads reads,
    ProjectionHost projections)
{
    [Description("Reserves a potential customer by email address for 15 days (ASSOC-29, ASSOC-31).")]
    public async Task<PreRegisterCustomerPayload> PreRegisterCustomer(IResolveFieldContext context, PreRegisterCustomerInput input)
    {
        var partner = Actor.Of(context).RequirePartner();
        return new(await mutations.Run(context, input, async with =>
        {
            var (result, id) = await preRegistrations.Register(
                partner, input.Email, CountryCode.Fold(input.Country), input.Kind ?? PreRegistrationKind.Customer, with, context.CancellationToken);
            return new MutationAnswer(id, result.Position, result.Rejections);
        }));
    }

    [Description("Invites a potential customer by email, link or QR code; the same partner, address, channel and model give back the open invitation.")]
    public async Task<CreateInvitationPayload> CreateInvitation(IResolveFieldContext context, CreateInvitationInput input) => new(await Create(
        context, input, new(input.Channel, input.Model, input.Email, CountryCode.FoldOrNull(input.Country), PreRegistrationKey(input.PreRegistrationId))));

    [Description("Makes a QR code for developing customers (ASSOC-27).")]
    public async Task<CreateInvitationQrPayload> CreateInvitationQr(IResolveFieldContext context, CreateInvitationQrInput input) => new(await Create(
        context, input, new(InvitationChannel.Qr, input.Model, input.Email, CountryCode.FoldOrNull(input.Country), PreRegistrationKey(input.PreRegistrationId))));

    [Description("Shares an open invitation, however it was made (CUST-2); a link stays without end also when it travels by email.")]
    public async Task<ShareInvitationPayload> ShareInvitation(IResolveFieldContext context, ShareInvitationInput input) => new(await Own(
        context, input, GlobalId.KeyOf(nameof(Invitation), input.InvitationId), (partner, id, with) =>
            invitations.Share(partner, id, input.Channel, input.Email, with, context.CancellationToken)));

    [Description("Takes an open invitation back.")]
    public async Task<RevokeInvitationPayload> RevokeInvitation(IResolveFieldContext context, RevokeInvitationInput input) => new(await Own(
        context, input, GlobalId.KeyOf(nameof(Invitation), input.InvitationId), (partner, id, with) =>
            invitations.Revoke(partner, id, with, context.CancellationToken)));

    private static string? PreRegistrationKey(string? id) => id is null ? null : GlobalId.KeyOf(nameof(PreRegistration), id);

    private async Task<MutationAnswer> Create<TInput>(IResolveFieldContext context, TInput input, InvitationRequest request) where TInput : IMutationInput
    {
        var partner = Actor.Of(context).RequirePartner();
        return await mutations.Run(context, input, async with =>
        {
            var (result, id) = await invitations.Create(partner, request, with, context.CancellationToken);
            return id is not null && result.Events.Count == 0 && await IsColleagues(context, id, result.Position)
                ? new MutationAnswer(null, 0, [InvitationRules.ByColleague.Refuse("email")])
                : new MutationAnswer(id, result.Position, result.Rejections);
        });
    }

    /// <summary>Whether the open invitation that was given back is one that the caller, an account manager or director, may not see.</summary>
    private async Task<bool> IsColleagues(IResolveFieldContext context, string id, long position)
    {
        var scope = Actor.Of(context).Development();
        if (scope.By is null) return false;
        await projections.WaitFor(position, MutationRunner.ReadYourWritesBound, context.CancellationToken);
        return await reads.Invitation(scope, id, context.CancellationToken) is null;
    }

    /// <summary>An account manager's work is its own: another's invitation is answered as absent.</summary>
    private async Task<MutationAnswer> Own<TInput>(
        IResolveFieldContext context, TInput input, string id, Func<string, string, CommandContext, Task<CommandResult>> command) where TInput : IMutationInput
    {
        var actor = Actor.Of(context);
        var partner = actor.RequirePartner();
        return actor.Development().By is not null && await reads.Invitation(actor.Development(), id, context.CancellationToken) is null
            ? new(null, 0, [InvitationRules.Unknown.Refuse("invitationId")])
            : await mutations.Run(context, input, id, with => command(partner, id, with));
    }
}
