using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Customers.Invitations;

/// <summary>EMAIL expires; LINK and QR never do, however they travel (GAP-111).</summary>
public enum InvitationChannel { Email, Link, Qr }

public enum InvitationStatus { None, Open, Accepted, Expired, Revoked }

/// <param name="Email">The addressee, trimmed and in lower case; null for a link or QR code that is handed to whoever asks.</param>
/// <param name="Token">What the link carries; who holds it can accept.</param>
/// <param name="ValidTo">The last instant at which it can be accepted; null when it never expires.</param>
[EventType("customers.invitation-created")]
public sealed record InvitationCreated(
    string InvitationId, string PartnerId, InvitationChannel Channel, AssociationModel Model, string? Email, string? PreRegistrationId,
    string Token, DateTimeOffset CreatedAt, DateTimeOffset? ValidTo) : IDomainEvent;

/// <summary>An email with the link waits to be delivered.</summary>
[EventType("customers.invitation-sent")]
public sealed record InvitationSent(string InvitationId, string PartnerId, string Email, DateTimeOffset SentAt, DateTimeOffset? ValidTo) : IDomainEvent;

/// <param name="Email">To whom, for the channel EMAIL.</param>
[EventType("customers.invitation-shared")]
public sealed record InvitationShared(
    string InvitationId, string PartnerId, InvitationChannel Channel, string? Email, DateTimeOffset SharedAt) : IDomainEvent;

[EventType("customers.invitation-accepted")]
public sealed record InvitationAccepted(string InvitationId, string PartnerId, string CustomerId, DateTimeOffset AcceptedAt) : IDomainEvent;

[EventType("customers.invitation-expired")]
public sealed record InvitationExpired(string InvitationId, string PartnerId, DateTimeOffset ExpiredAt) : IObservation;

[EventType("customers.invitation-revoked")]
public sealed record InvitationRevoked(string InvitationId, string PartnerId, DateTimeOffset RevokedAt) : IDomainEvent;

/// <summary>Why an association failed and what helps (ASSOC-44, ASSOC-45).</summary>
public sealed record RefusedBecause(string RuleId, string Code, string Message, string Remedy);

/// <param name="CustomerEmail">The address of the customer who tried; null when it has none.</param>
[EventType("customers.association-refused")]
public sealed record AssociationRefused(
    string InvitationId, string PartnerId, string CustomerId, string? CustomerEmail, string AttemptId, ImmutableArray<RefusedBecause> Causes,
    DateTimeOffset RefusedAt) : IObservation;

/// <summary>
/// A partner's offer to a customer. An invitation with an addressee is used up by its acceptance; a link or QR code
/// without one serves everybody to whom it is handed.
/// </summary>
public sealed record Invitation
{
    public static readonly Invitation None = new();

    public string InvitationId { get; init; } = "";

    public string PartnerId { get; init; } = "";

    public InvitationChannel Channel { get; init; }

    public AssociationModel Model { get; init; }

    public string? Email { get; init; }

    public string? PreRegistrationId { get; init; }

    public string Token { get; init; } = "";

    public DateTimeOffset? ValidTo { get; init; }

    public InvitationStatus Status { get; init; }

    public ImmutableHashSet<string> AcceptedBy { get; init; } = [];

    public ImmutableHashSet<(InvitationChannel Channel, string? Email)> SharedBy { get; init; } = [];

    /// <summary>The last refused attempt, so that recording it again adds nothing.</summary>
    public string? LastAttemptId { get; init; }

    public bool Exists => Status != InvitationStatus.None;

    /// <summary>The status at an instant; the timer that expires it may be late and is not asked.</summary>
    public InvitationStatus StandingAt(DateTimeOffset at) => Status == InvitationStatus.Open && ValidTo is { } validTo && BusinessTime.IsLate(at, validTo)
        ? InvitationStatus.Expired
        : Status;

    /// <summary>
    /// Whether this customer may accept: of an invitation with an addressee, only whose verified address it is, or one that the partner shared it with;
    /// a link or QR code without one is for whoever holds it. Who has accepted stays the one who has.
    /// </summary>
    public bool IsFor(CustomerAccount customer) => Email is null || AcceptedBy.Contains(customer.CustomerId)
        || (customer.VerifiedEmail is { } verified && (verified == Email || SharedBy.Contains((InvitationChannel.Email, verified))));

    public static Invitation Evolve(Invitation state, IDomainEvent @event) => @event switch
    {
        InvitationCreated e => new()
        {
            InvitationId = e.InvitationId, PartnerId = e.PartnerId, Channel = e.Channel, Model = e.Model, Email = e.Email,
            PreRegistrationId = e.PreRegistrationId, Token = e.Token, ValidTo = e.ValidTo, Status = InvitationStatus.Open,
        },
        InvitationSent => state,
        InvitationShared e => state with { SharedBy = state.SharedBy.Add((e.Channel, e.Email)) },
        InvitationAccepted e => state with
        {
            AcceptedBy = state.AcceptedBy.Add(e.CustomerId),
            Status = state.Email is null ? state.Status : InvitationStatus.Accepted,
        },
        InvitationExpired => state with { Status = InvitationStatus.Expired },
        InvitationRevoked => state with { Status = InvitationStatus.Revoked },
        AssociationRefused e => state with { LastAttemptId = e.AttemptId },
        _ => throw new UnknownEventException(state, @event),
    };
}
