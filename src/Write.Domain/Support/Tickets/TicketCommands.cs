using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Support.Tickets;

public abstract record TicketCommand(string TicketId);

/// <param name="AssigneeId">As <see cref="TicketSupport"/> says of the applicant now.</param>
/// <param name="Accepted">Whether the letter of authorization and the privacy statement were accepted.</param>
public sealed record CreateTicket(
    string TicketId, TicketApplicant Applicant, string? AssigneeId, TicketProduct Product, string? Category,
    [property: Text(TextKind.Reason)] string? Description, [property: Text(TextKind.Address)] string? Mobile, [property: Text(TextKind.Address)] string? Email,
    bool Accepted, DateTimeOffset At) : TicketCommand(TicketId);

/// <param name="PartnerId">The partner that answers; null for the vendor.</param>
/// <param name="AssigneeId">Who owes the applicant support now; null for the vendor.</param>
public sealed record AnswerTicket(
    string TicketId, string? PartnerId, string? AssigneeId, [property: Text(TextKind.Reason)] string? Answer, DateTimeOffset At) : TicketCommand(TicketId);

/// <param name="By">Who says that it is done.</param>
public sealed record CloseTicket(string TicketId, TicketApplicant By, DateTimeOffset At) : TicketCommand(TicketId);
