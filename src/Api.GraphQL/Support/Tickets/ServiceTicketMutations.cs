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

[Description("How the applicant wants to be reached: by one of both at least (TICKET-7).")]
public sealed record TicketContactInput(
    [property: Description("With the country code, such as +56 2 2345 6789.")] string? Mobile, [property: Description("An email address.")] string? Email);

public sealed record CreateServiceTicketInput(
    TicketProduct Product,
    [property: Description("The issue's category (TICKET-3); at most 256 characters.")] string Category,
    [property: Description("The problem (TICKET-6); at most 1,000 characters.")] string Description,
    TicketContactInput Contact,
    [property: Description("Whether the letter of authorization and the privacy statement are accepted (TICKET-8).")] bool AgreementAccepted,
    string? IdempotencyKey) : IMutationInput;

public sealed record AnswerTicketInput(
    [property: Id] string TicketId, [property: Description("What the applicant is told; at most 1,000 characters.")] string Answer,
    string? IdempotencyKey, long? ExpectedVersion) : IVersionedInput;

public sealed record CloseTicketInput([property: Id] string TicketId, string? IdempotencyKey, long? ExpectedVersion) : IVersionedInput;

public abstract class ServiceTicketPayload(MutationAnswer answer) : MutationPayload(answer)
{
    [Description("The ticket; null when it was refused before there was one, or the caller may not see it.")]
    public async Task<ServiceTicket?> ServiceTicket(IResolveFieldContext context, ServiceTicketQueries tickets) =>
        Answer.EntityId is { } id ? await tickets.Find(Actor.Of(context), id, context.CancellationToken) : null;
}

public sealed class CreateServiceTicketPayload(MutationAnswer answer) : ServiceTicketPayload(answer);

public sealed class AnswerTicketPayload(MutationAnswer answer) : ServiceTicketPayload(answer);

public sealed class CloseTicketPayload(MutationAnswer answer) : ServiceTicketPayload(answer);

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

    [Description("Answers a ticket: the partner that owes its applicant support (CSP-36), or the vendor. The applicant closes it.")]
    public async Task<AnswerTicketPayload> AnswerTicket(IResolveFieldContext context, AnswerTicketInput input)
    {
        var (actor, id) = (Actor.Of(context), KeyOf(input.TicketId));
        return new(await mutations.Run(context, input, id, async with =>
        {
            // What the caller may not see is not even looked for; what was opened a moment ago is.
            await projections.WaitFor(
                await events.Head(context.CancellationToken), MutationRunner.ReadYourWritesBound, [ServiceTicketProjection.ReadModelName], context.CancellationToken);
            return await reads.Find(actor.Tickets(), id, context.CancellationToken) is null
                ? CommandResult.Refused(TicketRules.NotFound.Refuse("ticketId"))
                : await tickets.Answer(id, actor.IsVendor ? null : actor.RequirePartner(), input.Answer, with, context.CancellationToken);
        }));
    }

    [Description("Says that a ticket of the caller's own is done.")]
    public async Task<CloseTicketPayload> CloseTicket(IResolveFieldContext context, CloseTicketInput input)
    {
        var (applicant, id) = (Actor.Of(context).Applicant(), KeyOf(input.TicketId));
        return new(await mutations.Run(context, input, id, with => tickets.Close(id, applicant, with, context.CancellationToken)));
    }

    private static string KeyOf(string ticketId) => GlobalId.KeyOf(nameof(ServiceTicket), ticketId);
}
