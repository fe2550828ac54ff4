using System.Security.Cryptography;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Customers.Associations;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Customers.Contacts;
using PartnerGraph.Write.Domain.Customers.Invitations;
using PartnerGraph.Write.Domain.Customers.PreRegistrations;
using PartnerGraph.Write.EventStore;

namespace PartnerGraph.Write.Application.Customers.Invitations;

/// <summary>What a partner asks for when it invites.</summary>
/// <param name="Email">May be left out when a pre-registration is followed up: then it is the pre-registered address.</param>
public sealed record InvitationRequest(
    InvitationChannel Channel, AssociationModel Model, string? Email, string? Country, string? PreRegistrationId);

/// <param name="InvitationId">The new or the still open invitation; null when it was refused.</param>
public sealed record InvitationOutcome(CommandResult Result, string? InvitationId);

/// <summary>Creates, shares and ends invitations.</summary>
public sealed class InvitationWorkflow(CommandRunner runner, TimeProvider clock, AssociationPolicy policy)
{
    /// <summary>
    /// Invites. The same partner, address, channel and model give back the open invitation: the id follows from them and a
    /// number, so that two at once meet on one stream.
    /// </summary>
    public async Task<InvitationOutcome> Create(
        string partnerId, InvitationRequest request, CommandContext context, CancellationToken cancellation = default)
    {
        var (result, id) = await runner.Decide(context, unit => Create(unit, partnerId, request, context), cancellation);
        return new(result, id);
    }

    public Task<CommandResult> Share(
        string partnerId, string invitationId, InvitationChannel channel, string? email, CommandContext context, CancellationToken cancellation = default) =>
        runner.Decide(context, async unit => await unit.Decide(InvitationDecider.Definition,
            new ShareInvitation(invitationId, await unit.Standing(partnerId), channel, email, clock.Now())), cancellation);

    public Task<CommandResult> Revoke(string partnerId, string invitationId, CommandContext context, CancellationToken cancellation = default) =>
        runner.Run(InvitationDecider.Definition, new RevokeInvitation(invitationId, partnerId, clock.Now()), context, cancellation);

    /// <summary>The clock has passed an invitation's last instant (ASSOC-38); before that, nothing happens.</summary>
    public Task<CommandResult> Expire(string invitationId, CommandContext context) =>
        runner.Run(InvitationDecider.Definition, new ExpireInvitation(invitationId, clock.Now()), context);

    /// <summary>The invitation that a token belongs to; null when no invitation carries it.</summary>
    internal static async Task<Invitation?> ByToken(IAggregates aggregates, string token, CancellationToken cancellation = default)
    {
        var dot = token.IndexOf('.', StringComparison.Ordinal);
        if (dot <= 0 || token.Length > 200) return null;
        var invitation = (await aggregates.Load(InvitationDecider.Definition, token[..dot], cancellation)).State;
        return invitation.Exists && invitation.Token == token ? invitation : null;
    }

    private async Task<CommandResult<string?>> Create(DecisionUnit unit, string partnerId, InvitationRequest request, CommandContext context)
    {
        var at = clock.Now();
        var key = request.Email is { } typed ? EmailAddress.HashOf(typed)
            : request.PreRegistrationId is { } followed ? PreRegistration.EmailHashIn(followed) : null;
        var protection = key is null ? PreRegistration.None : (await unit.Load(PreRegistrationDecider.Definition, key)).State;
        var email = request.Email ?? (protection.IsHeldBy(partnerId, at) ? protection.Email : null);
        var id = EmailAddress.TryNormalize(email, out var address)
            ? await FirstUsable(unit, $"{partnerId}:{address}:{request.Channel}:{request.Model}", at)
            : context.NewId(clock);
        var result = await unit.Decide(InvitationDecider.Definition, new CreateInvitation(
            id, await unit.Standing(partnerId), request.Channel, request.Model, email, request.Country,
            request.PreRegistrationId, protection, NewToken(id), policy, at));
        return new(result, result.IsAccepted ? id : null);
    }

    private static async Task<string> FirstUsable(DecisionUnit unit, string key, DateTimeOffset at)
    {
        for (var number = 0; ; number++)
        {
            var id = EventIds.Of($"invitation:{key}:{number}").ToString("N");
            var invitation = (await unit.Load(InvitationDecider.Definition, id)).State;
            if (!invitation.Exists || invitation.StandingAt(at) == InvitationStatus.Open) return id;
        }
    }

    /// <summary>The id finds the stream; the rest cannot be guessed.</summary>
    private static string NewToken(string id) => $"{id}.{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))}";
}
