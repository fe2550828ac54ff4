using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Customers.Contacts;
using PartnerGraph.Write.Domain.Customers.PreRegistrations;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Customers.Invitations;

public abstract record InvitationCommand(string InvitationId);

/// <param name="Email">As typed, or the pre-registered address; may be missing for a link or QR code.</param>
/// <param name="Country">The potential customer's country; null when it is not known yet, then acceptance asks.</param>
/// <param name="PreRegistrationId">The pre-registration that this follows up; null for none.</param>
/// <param name="Protection">The pre-registration of the address; <see cref="PreRegistration.None"/> without one.</param>
public sealed record CreateInvitation(
    string InvitationId, PartnerStanding Partner, InvitationChannel Channel, AssociationModel Model, [property: Text(TextKind.Address)] string? Email, string? Country,
    string? PreRegistrationId, PreRegistration Protection, string Token, AssociationPolicy Policy, DateTimeOffset At) : InvitationCommand(InvitationId);

public sealed record ShareInvitation(
    string InvitationId, PartnerStanding Partner, InvitationChannel Channel, [property: Text(TextKind.Address)] string? Email, DateTimeOffset At) : InvitationCommand(InvitationId);

public sealed record RevokeInvitation(string InvitationId, string PartnerId, DateTimeOffset At) : InvitationCommand(InvitationId);

/// <summary>The customer was associated by this invitation.</summary>
public sealed record CloseInvitation(string InvitationId, string CustomerId, DateTimeOffset AcceptedAt) : InvitationCommand(InvitationId);

/// <summary>The clock has passed the invitation's last instant.</summary>
public sealed record ExpireInvitation(string InvitationId, DateTimeOffset At) : InvitationCommand(InvitationId);

/// <summary>An attempt to accept was refused; the partner can look up why (ASSOC-45).</summary>
public sealed record RecordAssociationRefusal(
    string InvitationId, string CustomerId, string? CustomerEmail, string AttemptId, ImmutableArray<Rejection> Refusals,
    DateTimeOffset At) : InvitationCommand(InvitationId);

public static class InvitationDecider
{
    public static readonly Decider<InvitationCommand, Invitation> Definition =
        new("invitation", command => command.InvitationId, Invitation.None, Decide, Invitation.Evolve);

    public static Decision Decide(InvitationCommand command, Invitation state) => command switch
    {
        CreateInvitation create => Create(create, state),
        _ when !state.Exists => Decision.Reject(InvitationRules.Unknown.Refuse("invitationId")),
        ShareInvitation share => Share(share, state),
        RevokeInvitation revoke => Revoke(revoke, state),
        CloseInvitation close => state.AcceptedBy.Contains(close.CustomerId) || state.Status == InvitationStatus.Revoked
            ? Decision.Nothing
            : Decision.Accept(new InvitationAccepted(close.InvitationId, state.PartnerId, close.CustomerId, close.AcceptedAt)),
        ExpireInvitation expire => state.Status == InvitationStatus.Open && state.StandingAt(expire.At) == InvitationStatus.Expired
            ? Decision.Accept(new InvitationExpired(expire.InvitationId, state.PartnerId, expire.At)).By(InvitationRules.ValidByEmail)
            : Decision.Nothing,
        RecordAssociationRefusal refusal => Record(refusal, state),
        _ => throw new ArgumentOutOfRangeException(nameof(command)),
    };

    private static Decision Create(CreateInvitation create, Invitation state)
    {
        var (partner, at) = (create.Partner, create.At);
        if (state.Exists) return state.PartnerId == partner.PartnerId ? Decision.Nothing : Decision.Reject(InvitationRules.Unknown.Refuse());

        List<Rejection> refusals = [];
        var isHeld = create.Protection.IsHeldBy(partner.PartnerId, at);
        if (create.PreRegistrationId is { } id && !(isHeld && create.Protection.PreRegistrationId == id))
            refusals.Add(InvitationRules.OwnPreRegistration.Refuse("preRegistrationId"));
        var hasEmail = EmailAddress.TryNormalize(create.Email, out var email);
        if (!hasEmail && (create.Channel == InvitationChannel.Email || !string.IsNullOrWhiteSpace(create.Email)))
            refusals.Add(string.IsNullOrWhiteSpace(create.Email) ? InvitationRules.EmailNeeded.Refuse("email") : CustomerRules.EmailInvalid.Refuse("email"));
        if (!partner.DevelopsCustomers)
            refusals.Add((create.Channel == InvitationChannel.Qr ? DevelopmentRules.QrByKind : DevelopmentRules.KindOfPartner).Refuse("partnerId"));
        if (IsAbroad(create) && !isHeld) refusals.Add(AssociationRules.PreRegisteredAcrossCountries.Refuse("preRegistrationId"));
        refusals.AddRange(DevelopmentRules.Frozen(partner, create.Channel));
        return Decision.RejectOr(refusals, () => Accept(create, hasEmail ? email : null, isHeld ? create.Protection.PreRegistrationId : null));
    }

    private static Decision Accept(CreateInvitation create, string? email, string? preRegistrationId)
    {
        var isByEmail = create.Channel == InvitationChannel.Email;
        var validTo = isByEmail ? create.At + create.Policy.EmailInvitation : (DateTimeOffset?)null;
        var created = new InvitationCreated(
            create.InvitationId, create.Partner.PartnerId, create.Channel, create.Model, email, preRegistrationId, create.Token, create.At, validTo);
        return isByEmail
            ? Decision.Accept(created, new InvitationSent(create.InvitationId, create.Partner.PartnerId, email!, create.At, validTo))
            : Decision.Accept(created);
    }

    private static bool IsAbroad(CreateInvitation create) => create.Policy.PreRegistrationAcrossCountries && create.Country is { } country
        && !string.Equals(country, create.Partner.Country, StringComparison.OrdinalIgnoreCase);

    private static Decision Share(ShareInvitation share, Invitation state)
    {
        if (state.PartnerId != share.Partner.PartnerId) return Decision.Reject(InvitationRules.Unknown.Refuse("invitationId"));
        var hasEmail = EmailAddress.TryNormalize(share.Email ?? state.Email, out var email);
        var to = share.Channel == InvitationChannel.Email && hasEmail ? email : null;
        if (state.SharedBy.Contains((share.Channel, to))) return Decision.Nothing;

        List<Rejection> refusals = [];
        if (state.StandingAt(share.At) != InvitationStatus.Open) refusals.Add(InvitationRules.Shareable.Refuse("invitationId"));
        if (share.Channel == InvitationChannel.Email && !hasEmail) refusals.Add(InvitationRules.EmailNeeded.Refuse("email"));
        refusals.AddRange(DevelopmentRules.Frozen(share.Partner, share.Channel));
        return Decision.RejectOr(refusals, () =>
            Decision.Accept(new InvitationShared(share.InvitationId, state.PartnerId, share.Channel, to, share.At)));
    }

    private static Decision Revoke(RevokeInvitation revoke, Invitation state)
    {
        if (state.PartnerId != revoke.PartnerId) return Decision.Reject(InvitationRules.Unknown.Refuse("invitationId"));
        return state.StandingAt(revoke.At) switch
        {
            InvitationStatus.Open => Decision.Accept(new InvitationRevoked(revoke.InvitationId, state.PartnerId, revoke.At)),
            InvitationStatus.Accepted => Decision.Reject(InvitationRules.StillOpen.Refuse("invitationId")),
            _ => Decision.Nothing,
        };
    }

    private static Decision Record(RecordAssociationRefusal refusal, Invitation state) => state.LastAttemptId == refusal.AttemptId
        ? Decision.Nothing
        : Decision.Accept(new AssociationRefused(
            refusal.InvitationId, state.PartnerId, refusal.CustomerId, refusal.CustomerEmail, refusal.AttemptId,
            [.. refusal.Refusals.Select(cause => new RefusedBecause(cause.RuleId, cause.Code, cause.Message, cause.Remedy))], refusal.At));
}
