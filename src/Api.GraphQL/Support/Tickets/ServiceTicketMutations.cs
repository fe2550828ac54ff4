using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Mutations;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Support.Tickets;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Support.Tickets;
using PartnerGraph.Write.Domain.Support.Tickets;
using PartnerGraph.Write.EventStore;

namespace PartnerGraph.Api.GraphQL.Support.Tickets;

public sealed class ServiceTicketMutations(MutationRunner mutations, TicketWorkflow tickets, ServiceTicketReads reads, ProjectionHost projections, IEventStore events, TimeProvider clock)
{
    [Description("Asks for help (TICKET-1): a referral customer's ticket goes to its partner (CSP-36), every other one to the vendor.")]
    public async Task<CreateServiceTicketPayload> CreateServiceTicket(IResolveFieldContext context, CreateServiceTicketInput input)
    {
        var applicant = Actor.Of(context).Applicant();
        var entry = new TicketEntry(input.Product, input.Category, input.Description, input.Contact.Mobile, input.Contact.Email, input.AgreementAccepted);
        return new(await mutations.Run(context, input, async with =>
        {
            var id = with.NewId(clock);
            var result = await tickets.Create(id, applicant, entry, with, context.CancellationToken);
            return new MutationAnswer(result.IsAccepted ? id : null, result.Position, result.Rejections);
        }));
    }

    [Description("Takes a ticket up: the partner that owes its applicant support (CSP-36), or the vendor. The applicant sees it.")]
    public async Task<StartTicketProcessingPayload> StartTicketProcessing(IResolveFieldContext context, StartTicketProcessingInput input) =>
        new(await Work(context, input, input.TicketId, (id, partner, with) => tickets.StartProcessing(id, partner, with, context.CancellationToken)));

    [Description("Answers a ticket: the partner that owes its applicant support (CSP-36), or the vendor. What is proposed as the solution, the applicant confirms by closeTicket, or does not by reopenTicket.")]
    public async Task<AnswerTicketPayload> AnswerTicket(IResolveFieldContext context, AnswerTicketInput input) =>
        new(await Work(context, input, input.TicketId, (id, partner, with) =>
            tickets.Answer(id, partner, input.Answer, input.IsSolution ?? true, with, context.CancellationToken)));

    [Description("Tells support more of a ticket of the caller's own (TICKET-10). The same text twice, with nothing said in between, is one message; a ticket holds 200 messages and answers.")]
    public async Task<AddTicketMessagePayload> AddTicketMessage(IResolveFieldContext context, AddTicketMessageInput input) =>
        new(await Ask(context, input, input.TicketId, (id, by, with) => tickets.AddMessage(id, by, input.Message, with, context.CancellationToken)));

    [Description("Reminds support of a ticket of the caller's own that is not answered (TICKET-11): once in 24 hours, 30 times at most.")]
    public async Task<RemindTicketPayload> RemindTicket(IResolveFieldContext context, RemindTicketInput input) =>
        new(await Ask(context, input, input.TicketId, (id, by, with) => tickets.Remind(id, by, with, context.CancellationToken)));

    [Description("Says that a ticket of the caller's own is done.")]
    public async Task<CloseTicketPayload> CloseTicket(IResolveFieldContext context, CloseTicketInput input) =>
        new(await Ask(context, input, input.TicketId, (id, by, with) => tickets.Close(id, by, with, context.CancellationToken)));

    [Description("Says that what was proposed for a ticket of the caller's own is no solution: support goes on.")]
    public async Task<ReopenTicketPayload> ReopenTicket(IResolveFieldContext context, ReopenTicketInput input) =>
        new(await Ask(context, input, input.TicketId, (id, by, with) => tickets.Reopen(id, by, input.Reason, with, context.CancellationToken)));

    [Description("Deletes a closed ticket of the caller's own (TICKET-13): nobody sees it or what was said of it any more.")]
    public async Task<DeleteTicketPayload> DeleteTicket(IResolveFieldContext context, DeleteTicketInput input) =>
        new(await Ask(context, input, input.TicketId, (id, by, with) => tickets.Delete(id, by, with, context.CancellationToken)));

    private Task<MutationAnswer> Ask<TInput>(
        IResolveFieldContext context, TInput input, string ticketId, Func<string, TicketCaller, CommandContext, Task<CommandResult>> command) where TInput : IMutationInput
    {
        var (caller, id) = (Actor.Of(context).AsApplicant(), GlobalId.KeyOf(nameof(ServiceTicket), ticketId));
        return mutations.Run(context, input, id, with => command(id, caller, with));
    }

    private Task<MutationAnswer> Work<TInput>(
        IResolveFieldContext context, TInput input, string ticketId, Func<string, string?, CommandContext, Task<CommandResult>> command) where TInput : IMutationInput
    {
        var (actor, id) = (Actor.Of(context), GlobalId.KeyOf(nameof(ServiceTicket), ticketId));
        return mutations.Run(context, input, id, async with =>
        {
            // What the caller may not see is not even looked for; what was opened a moment ago is.
            await projections.WaitFor(
                await events.Head(context.CancellationToken), MutationRunner.ReadYourWritesBound, [ServiceTicketProjection.ReadModelName], context.CancellationToken);
            return await reads.Find(actor.Tickets(), id, context.CancellationToken) is null
                ? CommandResult.Refused(TicketRules.NotFound.Refuse("ticketId"))
                : await command(id, actor.IsVendor ? null : actor.RequirePartner(), with);
        });
    }
}
