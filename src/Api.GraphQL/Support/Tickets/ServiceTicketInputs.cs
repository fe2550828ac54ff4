using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Mutations;
using PartnerGraph.Write.Domain.Support.Tickets;

namespace PartnerGraph.Api.GraphQL.Support.Tickets;

[Description("How the applicant wants to be reached: by one of both at least (TICKET-7).")]
public sealed record TicketContactInput(
    [property: Description("With the country code, such as +56 2 2345 6789.")] string? Mobile, [property: Description("An email address.")] string? Email);

public sealed record CreateServiceTicketInput(
    TicketProduct Product,
    [property: Description("The issue's category (TICKET-3), such as one of ticketProducts; at most 256 characters.")] string Category,
    [property: Description("The problem (TICKET-6); at most 1,000 characters.")] string Description,
    TicketContactInput Contact,
    [property: Description("Whether the letter of authorization and the privacy statement are accepted (TICKET-8).")] bool AgreementAccepted,
    string? IdempotencyKey) : IMutationInput;

public sealed record StartTicketProcessingInput([property: Id] string TicketId, string? IdempotencyKey, long? ExpectedVersion) : IVersionedInput;

public sealed record AnswerTicketInput(
    [property: Id] string TicketId, [property: Description("What the applicant is told; at most 1,000 characters.")] string Answer,
    [property: Description("Whether it is proposed as the solution, which the applicant then confirms or not; true when omitted. Otherwise it asks or tells something on the way.")] bool? IsSolution,
    string? IdempotencyKey, long? ExpectedVersion) : IVersionedInput;

public sealed record AddTicketMessageInput(
    [property: Id] string TicketId, [property: Description("What support is told; at most 1,000 characters.")] string Message,
    string? IdempotencyKey, long? ExpectedVersion) : IVersionedInput;

public sealed record RemindTicketInput([property: Id] string TicketId, string? IdempotencyKey, long? ExpectedVersion) : IVersionedInput;

public sealed record CloseTicketInput([property: Id] string TicketId, string? IdempotencyKey, long? ExpectedVersion) : IVersionedInput;

public sealed record ReopenTicketInput(
    [property: Id] string TicketId, [property: Description("Why what was proposed is no solution; at most 1,000 characters.")] string Reason,
    string? IdempotencyKey, long? ExpectedVersion) : IVersionedInput;

public sealed record DeleteTicketInput([property: Id] string TicketId, string? IdempotencyKey, long? ExpectedVersion) : IVersionedInput;
