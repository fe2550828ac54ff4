using PartnerGraph.Read.Projections.Scoping;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Customers.Invitations;
using PartnerGraph.Write.Domain.Customers.PreRegistrations;

namespace PartnerGraph.Read.Projections.Customers.Invitations;

/// <summary>An invitation of a partner.</summary>
public sealed class InvitationRow : IPartnerRow
{
    public required string InvitationId { get; init; }

    public required string PartnerId { get; init; }

    public InvitationChannel Channel { get; init; }

    public AssociationModel Model { get; init; }

    /// <summary>The addressee; null for a link or QR code that is handed over.</summary>
    public string? Email { get; init; }

    public string? PreRegistrationId { get; init; }

    public required string Token { get; init; }

    /// <summary>The subject of the token that made it.</summary>
    public required string CreatedBy { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ValidTo { get; init; }

    public InvitationStatus Status { get; set; }

    /// <summary>The channels by which it was shared, in order and separated by spaces.</summary>
    public string SharedBy { get; set; } = "";

    public DateTimeOffset? AcceptedAt { get; set; }

    public long Version { get; set; }
}

/// <summary>A reservation of a potential customer.</summary>
public sealed class PreRegistrationRow : IPartnerRow
{
    public required string PreRegistrationId { get; init; }

    public required string PartnerId { get; init; }

    public required string Email { get; init; }

    public required string Country { get; init; }

    public required string CreatedBy { get; init; }

    public DateTimeOffset RegisteredAt { get; init; }

    public DateTimeOffset ProtectedUntil { get; init; }

    public PreRegistrationStatus Status { get; set; }

    /// <summary>The customer that it became; null while it has not.</summary>
    public string? CustomerId { get; set; }
}

/// <summary>A refused attempt to accept an invitation.</summary>
public sealed class AssociationFailureRow : IPartnerRow
{
    public required string FailureId { get; init; }

    public required string InvitationId { get; init; }

    public required string PartnerId { get; init; }

    public required string CustomerId { get; init; }

    public string? CustomerEmail { get; init; }

    /// <summary>Who made the invitation.</summary>
    public required string InvitedBy { get; init; }

    public DateTimeOffset RefusedAt { get; init; }

    /// <summary>The causes as JSON.</summary>
    public required string Causes { get; init; }
}
