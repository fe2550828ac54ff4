using PartnerGraph.Read.Projections.Scoping;
using PartnerGraph.Write.Domain.Withholding;

namespace PartnerGraph.Read.Projections.Withholding;

/// <summary>A credential of withheld tax as it stands.</summary>
public sealed class WhtCredentialRow : IPartnerRow
{
    public required string CredentialId { get; init; }

    public required string PartnerId { get; init; }

    public decimal Amount { get; set; }

    public required string Currency { get; set; }

    /// <summary>A day of the business zone.</summary>
    public DateOnly? PaidOn { get; set; }

    public string? CertificateId { get; set; }

    public WhtCredentialStatus Status { get; set; }

    /// <summary>Why it was rejected; null for every other.</summary>
    public string? Reason { get; set; }

    public DateTimeOffset RecordedAt { get; init; }

    /// <summary>When it came to its present status, or was changed last.</summary>
    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>Of the event that recorded it: lists do not move while credentials are worked on.</summary>
    public long Position { get; init; }

    /// <summary>The version of the last event, for <c>expectedVersion</c>.</summary>
    public long Version { get; set; }
}

public enum WhtCredentialStep { Recorded, Updated, Submitted, Processing, Accepted, Rejected }

/// <summary>Who did what with a credential, and when.</summary>
public sealed class WhtCredentialHistoryRow : IPartnerRow
{
    public required string Id { get; init; }

    public required string CredentialId { get; init; }

    public required string PartnerId { get; init; }

    public WhtCredentialStep Step { get; init; }

    /// <summary>The tax that the credential stated from then on.</summary>
    public decimal Amount { get; init; }

    public required string Currency { get; init; }

    /// <summary>Of a rejection.</summary>
    public string? Reason { get; init; }

    public required string Operator { get; init; }

    public DateTimeOffset At { get; init; }

    public long Position { get; init; }
}
