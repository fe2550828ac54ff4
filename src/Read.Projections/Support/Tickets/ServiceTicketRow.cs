using PartnerGraph.Write.Domain.Support.Tickets;

namespace PartnerGraph.Read.Projections.Support.Tickets;

public sealed class ServiceTicketRow
{
    public required string TicketId { get; init; }

    /// <summary>The partner whose member opened it; empty for a customer's.</summary>
    public required string ApplicantPartnerId { get; init; }

    /// <summary>The customer that opened it; empty for a partner's.</summary>
    public required string ApplicantCustomerId { get; init; }

    /// <summary>Who opened it, by its token.</summary>
    public required string Subject { get; init; }

    /// <summary>The partner that owes the applicant support now; empty for the vendor.</summary>
    public required string AssigneeId { get; set; }

    public TicketProduct Product { get; init; }

    public required string Category { get; init; }

    public required string Description { get; init; }

    public string? Mobile { get; init; }

    public string? Email { get; init; }

    public TicketStatus Status { get; set; }

    /// <summary>Null before somebody answered.</summary>
    public string? Answer { get; set; }

    /// <summary>How often something was said, by both sides.</summary>
    public int Lines { get; set; }

    public int Reminders { get; set; }

    public DateTimeOffset? RemindedAt { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was taken up first.</summary>
    public DateTimeOffset? ProcessingStartedAt { get; set; }

    public DateTimeOffset? AnsweredAt { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>Of the event that opened it: lists do not move while tickets are worked on.</summary>
    public long Position { get; init; }

    /// <summary>The version of the last event, for <c>expectedVersion</c>.</summary>
    public long Version { get; set; }

    public TicketApplicant Applicant() => new(ApplicantPartnerId is { Length: > 0 } partner ? partner : null, ApplicantCustomerId is { Length: > 0 } customer ? customer : null, Subject);

    /// <summary>As decisions see it.</summary>
    public TicketStanding Standing() => new(Status, Lines, Reminders, RemindedAt);
}

/// <summary>What was said of a ticket, in the order of the log.</summary>
public sealed class TicketMessageRow
{
    /// <summary>The place of its event.</summary>
    public required string Id { get; init; }

    public required string TicketId { get; init; }

    public long Position { get; init; }

    public TicketSide From { get; init; }

    /// <summary>The partner that said it for support; empty for the vendor and for the applicant.</summary>
    public required string PartnerId { get; init; }

    public required string Text { get; init; }

    public bool IsSolution { get; init; }

    public DateTimeOffset WrittenAt { get; init; }
}
