using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Support.Tickets;

/// <param name="AssigneeId">The partner that owes the applicant support (CSP-36); null for the vendor.</param>
/// <param name="Email">Trimmed and in lower case; null where a number is given instead.</param>
[EventType("support.ticket-created")]
public sealed record TicketCreated(
    string TicketId, TicketApplicant Applicant, string? AssigneeId, TicketProduct Product, string Category, string Description, string? Mobile, string? Email,
    DateTimeOffset CreatedAt) : IDomainEvent;

/// <param name="PartnerId">The partner that took it up; null for the vendor.</param>
[EventType("support.ticket-processing-started")]
public sealed record TicketProcessingStarted(string TicketId, string? PartnerId, DateTimeOffset StartedAt) : IDomainEvent;

/// <summary>Something was said that leaves the ticket where it is: a question, an addition.</summary>
/// <param name="PartnerId">The partner that said it for support; null for the vendor and for the applicant.</param>
[EventType("support.ticket-message-added")]
public sealed record TicketMessageAdded(string TicketId, TicketSide From, string? PartnerId, string Text, DateTimeOffset AddedAt) : IDomainEvent;

/// <summary>An answer that is proposed as the solution.</summary>
/// <param name="PartnerId">The partner that answered; null for the vendor.</param>
[EventType("support.ticket-answered")]
public sealed record TicketAnswered(string TicketId, string? PartnerId, string Text, DateTimeOffset AnsweredAt) : IDomainEvent;

[EventType("support.ticket-reminded")]
public sealed record TicketReminded(string TicketId, DateTimeOffset RemindedAt) : IDomainEvent;

/// <summary>The applicant did not take what was proposed as the solution.</summary>
[EventType("support.ticket-reopened")]
public sealed record TicketReopened(string TicketId, string Reason, DateTimeOffset ReopenedAt) : IDomainEvent;

[EventType("support.ticket-closed")]
public sealed record TicketClosed(string TicketId, DateTimeOffset ClosedAt) : IDomainEvent;

/// <summary>Nobody sees it any more.</summary>
[EventType("support.ticket-deleted")]
public sealed record TicketDeleted(string TicketId, DateTimeOffset DeletedAt) : IDomainEvent;
