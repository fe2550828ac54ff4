using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Customers;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Support.Tickets;

namespace PartnerGraph.Write.Application.Support.Tickets;

/// <summary>What an applicant tells when it opens a ticket.</summary>
/// <param name="Accepted">Whether the letter of authorization and the privacy statement were accepted.</param>
public sealed record TicketEntry(TicketProduct Product, string? Category, string? Description, string? Mobile, string? Email, bool Accepted);

/// <summary>Tickets, with the association of the applicant that says who owes it support.</summary>
public sealed class TicketWorkflow(CommandRunner runner, TimeProvider clock)
{
    /// <param name="ticketId">The same whenever the same request is carried out again.</param>
    public Task<CommandResult> Create(
        string ticketId, TicketApplicant applicant, TicketEntry entry, CommandContext context, CancellationToken cancellation = default) =>
        runner.Decide(context, async unit => await unit.Decide(TicketDecider.Definition, new CreateTicket(
            ticketId, applicant, await Assignee(unit, applicant, cancellation), entry.Product, entry.Category, entry.Description, entry.Mobile, entry.Email,
            entry.Accepted, clock.Now())), cancellation);

    /// <param name="partnerId">The partner that takes it up; null for the vendor.</param>
    public Task<CommandResult> StartProcessing(string ticketId, string? partnerId, CommandContext context, CancellationToken cancellation = default) =>
        Work(ticketId, assignee => new StartTicketProcessing(ticketId, partnerId, assignee, clock.Now()), context, cancellation);

    /// <param name="partnerId">The partner that answers; null for the vendor.</param>
    /// <param name="isSolution">Whether the answer is proposed as the solution.</param>
    public Task<CommandResult> Answer(
        string ticketId, string? partnerId, string answer, bool isSolution, CommandContext context, CancellationToken cancellation = default) =>
        Work(ticketId, assignee => new AnswerTicket(ticketId, partnerId, assignee, answer, isSolution, clock.Now()), context, cancellation);

    public Task<CommandResult> AddMessage(string ticketId, TicketCaller by, string message, CommandContext context, CancellationToken cancellation = default) =>
        runner.Run(TicketDecider.Definition, new AddTicketMessage(ticketId, by, message, clock.Now()), context, cancellation);

    public Task<CommandResult> Remind(string ticketId, TicketCaller by, CommandContext context, CancellationToken cancellation = default) =>
        runner.Run(TicketDecider.Definition, new RemindTicket(ticketId, by, clock.Now()), context, cancellation);

    public Task<CommandResult> Close(string ticketId, TicketCaller by, CommandContext context, CancellationToken cancellation = default) =>
        runner.Run(TicketDecider.Definition, new CloseTicket(ticketId, by, clock.Now()), context, cancellation);

    public Task<CommandResult> Reopen(string ticketId, TicketCaller by, string reason, CommandContext context, CancellationToken cancellation = default) =>
        runner.Run(TicketDecider.Definition, new ReopenTicket(ticketId, by, reason, clock.Now()), context, cancellation);

    public Task<CommandResult> Delete(string ticketId, TicketCaller by, CommandContext context, CancellationToken cancellation = default) =>
        runner.Run(TicketDecider.Definition, new DeleteTicket(ticketId, by, clock.Now()), context, cancellation);

    private Task<CommandResult> Work(string ticketId, Func<string?, SupportCommand> command, CommandContext context, CancellationToken cancellation) =>
        runner.Decide(context, async unit =>
        {
            var ticket = (await unit.Load(TicketDecider.Definition, ticketId, cancellation)).State;
            return await unit.Decide(TicketDecider.Definition, command(await Assignee(unit, ticket.Applicant, cancellation)));
        }, cancellation);

    private static async Task<string?> Assignee(DecisionUnit unit, TicketApplicant? applicant, CancellationToken cancellation)
    {
        if (applicant?.CustomerId is not { } customer) return null;
        var association = (await unit.Load(AssociationDecider.Definition, customer, cancellation)).State;
        return TicketSupport.OwedBy(association.PartnerId, association.Model);
    }
}
