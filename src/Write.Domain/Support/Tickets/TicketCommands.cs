using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Support.Tickets;

public abstract record TicketCommand(string TicketId);

/// <param name="AssigneeId">As <see cref="TicketSupport"/> says of the applicant now.</param>
/// <param name="Accepted">Whether the letter of authorization and the privacy statement were accepted.</param>
public sealed record CreateTicket(
    string TicketId, TicketApplicant Applicant, string? AssigneeId, TicketProduct Product, string? Category,
    [property: Text(TextKind.Reason)] string? Description, [property: Text(TextKind.Address)] string? Mobile, [property: Text(TextKind.Address)] string? Email,
    bool Accepted, DateTimeOffset At) : TicketCommand(TicketId);

/// <summary>What the applicant's side does.</summary>
public abstract record ApplicantCommand(string TicketId, TicketCaller By, DateTimeOffset At) : TicketCommand(TicketId);

public sealed record AddTicketMessage(string TicketId, TicketCaller By, [property: Text(TextKind.Reason)] string? Message, DateTimeOffset At)
    : ApplicantCommand(TicketId, By, At);

public sealed record RemindTicket(string TicketId, TicketCaller By, DateTimeOffset At) : ApplicantCommand(TicketId, By, At);

/// <summary>Says that it is done.</summary>
public sealed record CloseTicket(string TicketId, TicketCaller By, DateTimeOffset At) : ApplicantCommand(TicketId, By, At);

/// <summary>Says that what was proposed is no solution.</summary>
public sealed record ReopenTicket(string TicketId, TicketCaller By, [property: Text(TextKind.Reason)] string? Reason, DateTimeOffset At) : ApplicantCommand(TicketId, By, At);

public sealed record DeleteTicket(string TicketId, TicketCaller By, DateTimeOffset At) : ApplicantCommand(TicketId, By, At);

/// <summary>What support does.</summary>
/// <param name="PartnerId">The partner that acts; null for the vendor.</param>
/// <param name="AssigneeId">Who owes the applicant support now; null for the vendor.</param>
public abstract record SupportCommand(string TicketId, string? PartnerId, string? AssigneeId, DateTimeOffset At) : TicketCommand(TicketId);

public sealed record StartTicketProcessing(string TicketId, string? PartnerId, string? AssigneeId, DateTimeOffset At)
    : SupportCommand(TicketId, PartnerId, AssigneeId, At);

/// <param name="IsSolution">Whether it is proposed as the solution; otherwise it asks or tells something on the way.</param>
public sealed record AnswerTicket(
    string TicketId, string? PartnerId, string? AssigneeId, [property: Text(TextKind.Reason)] string? Answer, bool IsSolution, DateTimeOffset At)
    : SupportCommand(TicketId, PartnerId, AssigneeId, At);
