using PartnerGraph.Write.Domain.Exports;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Read.Projections.Exports;

/// <summary>An export as it stands.</summary>
public sealed class ExportRow
{
    public required string ExportId { get; init; }

    /// <summary>As of <see cref="ExportOwner.Key"/>.</summary>
    public required string OwnerKey { get; init; }

    /// <summary>Who asked for it, and alone may have it.</summary>
    public required string Subject { get; init; }

    /// <summary>Whose member asked; null when it was no partner's.</summary>
    public string? PartnerId { get; init; }

    /// <summary>Whose user asked; null when it was no customer's.</summary>
    public string? CustomerId { get; init; }

    public ExportKind Kind { get; init; }

    public ExportFormat Format { get; init; }

    public BillingMonth From { get; init; }

    /// <summary>Included.</summary>
    public BillingMonth To { get; init; }

    /// <summary>Whose bill it is; null for any other kind.</summary>
    public string? BilledPartnerId { get; init; }

    /// <summary>The statement that it holds; null for any other kind.</summary>
    public string? StatementId { get; init; }

    /// <summary>Everything that was asked for, as JSON of <see cref="ExportOrder"/>.</summary>
    public required string Order { get; init; }

    public ExportState State { get; set; }

    public long? Rows { get; set; }

    public long? Bytes { get; set; }

    public string? Sha256 { get; set; }

    public long? AsOf { get; set; }

    /// <summary>Why it failed; null for every other.</summary>
    public string? Reason { get; set; }

    public DateTimeOffset RequestedAt { get; init; }

    public DateTimeOffset? CompletedAt { get; set; }

    public DateTimeOffset? ExpiresAt { get; set; }

    /// <summary>Of the event that asked for it: lists do not move while files are written.</summary>
    public long Position { get; init; }

    public ExportOwner Owner => new(PartnerId, CustomerId, Subject);
}
