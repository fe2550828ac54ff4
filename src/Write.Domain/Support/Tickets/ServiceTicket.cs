using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Support.Tickets;

/// <summary>What a ticket is about.</summary>
public enum TicketProduct { Partners, CloudServices, Account, Billing }

/// <summary>How far a ticket is.</summary>
public enum TicketStatus
{
    /// <summary>Nobody has answered yet.</summary>
    PendingProcessing,

    /// <summary>Answered; the applicant has not said that it is done.</summary>
    PendingConfirmation,

    Closed,
}

/// <summary>Who opened a ticket: a partner's member, or a customer.</summary>
/// <param name="Subject">Of the token.</param>
[GivenTexts]
public sealed record TicketApplicant(string? PartnerId, string? CustomerId, [property: Text(TextKind.Caller)] string Subject)
{
    /// <summary>Whether they are of one partner, or the same customer.</summary>
    public bool IsSide(TicketApplicant other) => (PartnerId, CustomerId) == (other.PartnerId, other.CustomerId);
}

/// <param name="AssigneeId">The partner that owes the applicant support (CSP-36); null for the vendor.</param>
/// <param name="Email">Trimmed and in lower case; null where a number is given instead.</param>
[EventType("support.ticket-created")]
public sealed record TicketCreated(
    string TicketId, TicketApplicant Applicant, string? AssigneeId, TicketProduct Product, string Category, string Description, string? Mobile, string? Email,
    DateTimeOffset CreatedAt) : IDomainEvent;

/// <param name="PartnerId">The partner that answered; null for the vendor.</param>
[EventType("support.ticket-answered")]
public sealed record TicketAnswered(string TicketId, string? PartnerId, string Text, DateTimeOffset AnsweredAt) : IDomainEvent;

[EventType("support.ticket-closed")]
public sealed record TicketClosed(string TicketId, DateTimeOffset ClosedAt) : IDomainEvent;

/// <summary>A ticket as decisions need it; <see cref="Applicant"/> is null before it is opened.</summary>
public sealed record ServiceTicket(TicketApplicant? Applicant, TicketStatus Status, string? Answer)
{
    public static readonly ServiceTicket None = new(null, TicketStatus.PendingProcessing, null);

    public static ServiceTicket Evolve(ServiceTicket state, IDomainEvent @event) => @event switch
    {
        TicketCreated e => state with { Applicant = e.Applicant },
        TicketAnswered e => state with { Status = TicketStatus.PendingConfirmation, Answer = e.Text },
        TicketClosed => state with { Status = TicketStatus.Closed },
        _ => throw new UnknownEventException(state, @event),
    };
}
