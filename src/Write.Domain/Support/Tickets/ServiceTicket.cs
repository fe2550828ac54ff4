using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Support.Tickets;

/// <summary>What a ticket is about.</summary>
public enum TicketProduct { Partners, CloudServices, Account, Billing }

/// <summary>How far a ticket is.</summary>
public enum TicketStatus
{
    /// <summary>Nobody has taken it up yet.</summary>
    PendingProcessing,

    /// <summary>Support works on it.</summary>
    Processing,

    /// <summary>A solution is proposed; the applicant has not said that it is one.</summary>
    PendingConfirmation,

    Closed,

    Deleted,
}

/// <summary>The two that talk about a ticket.</summary>
public enum TicketSide { Applicant, Support }

/// <summary>Who opened a ticket: a partner's member, or a customer.</summary>
/// <param name="Subject">Of the token.</param>
[GivenTexts]
public sealed record TicketApplicant(string? PartnerId, string? CustomerId, [property: Text(TextKind.Caller)] string Subject);

/// <summary>Who acts as an applicant.</summary>
/// <param name="OwnOnly">Whether it acts for itself alone; otherwise for everybody of its partner.</param>
[GivenTexts]
public sealed record TicketCaller(TicketApplicant Who, bool OwnOnly = false)
{
    /// <summary>Whether a ticket of this applicant is the caller's to talk about.</summary>
    public bool Owns(TicketApplicant applicant) =>
        (Who.PartnerId, Who.CustomerId) == (applicant.PartnerId, applicant.CustomerId) && (!OwnOnly || Who.Subject == applicant.Subject);
}

/// <summary>What was said last.</summary>
/// <param name="IsSolution">Whether it was proposed as the solution.</param>
public sealed record TicketLine(TicketSide From, string Text, bool IsSolution);

/// <summary>How a ticket stands: all that decides what can be done with it.</summary>
/// <param name="Lines">How often something was said: messages, answers, reasons of reopening.</param>
public sealed record TicketStanding(TicketStatus Status, int Lines = 0, int Reminders = 0, DateTimeOffset? RemindedAt = null);

/// <summary>A ticket as decisions need it; <see cref="Applicant"/> is null before it is opened.</summary>
public sealed record ServiceTicket(TicketApplicant? Applicant, TicketStanding Standing, TicketLine? Latest)
{
    public static readonly ServiceTicket None = new(null, new(TicketStatus.PendingProcessing), null);

    public TicketStatus Status => Standing.Status;

    public static ServiceTicket Evolve(ServiceTicket state, IDomainEvent @event) => @event switch
    {
        TicketCreated e => state with { Applicant = e.Applicant },
        TicketProcessingStarted => state.In(TicketStatus.Processing),
        TicketMessageAdded e => state.With(new(e.From, e.Text, false)),
        TicketAnswered e => state.With(new(TicketSide.Support, e.Text, true)).In(TicketStatus.PendingConfirmation),
        TicketReminded e => state with { Standing = state.Standing with { Reminders = state.Standing.Reminders + 1, RemindedAt = e.RemindedAt } },
        TicketReopened e => state.With(new(TicketSide.Applicant, e.Reason, false)).In(TicketStatus.Processing),
        TicketClosed => state.In(TicketStatus.Closed),
        TicketDeleted => state.In(TicketStatus.Deleted),
        _ => throw new UnknownEventException(state, @event),
    };

    private ServiceTicket In(TicketStatus status) => this with { Standing = Standing with { Status = status } };

    private ServiceTicket With(TicketLine line) => this with { Latest = line, Standing = Standing with { Lines = Standing.Lines + 1 } };
}
