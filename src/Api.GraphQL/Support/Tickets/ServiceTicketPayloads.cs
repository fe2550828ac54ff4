using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Mutations;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;

namespace PartnerGraph.Api.GraphQL.Support.Tickets;

public abstract class ServiceTicketPayload(MutationAnswer answer) : MutationPayload(answer)
{
    [Description("The ticket; null when it was refused before there was one, or the caller may not see it.")]
    public async Task<ServiceTicket?> ServiceTicket(IResolveFieldContext context, ServiceTicketQueries tickets) =>
        Answer.EntityId is { } id ? await tickets.Find(Actor.Of(context), id, context.CancellationToken) : null;
}

public sealed class CreateServiceTicketPayload(MutationAnswer answer) : ServiceTicketPayload(answer);

public sealed class StartTicketProcessingPayload(MutationAnswer answer) : ServiceTicketPayload(answer);

public sealed class AnswerTicketPayload(MutationAnswer answer) : ServiceTicketPayload(answer);

public sealed class AddTicketMessagePayload(MutationAnswer answer) : ServiceTicketPayload(answer);

public sealed class RemindTicketPayload(MutationAnswer answer) : ServiceTicketPayload(answer);

public sealed class CloseTicketPayload(MutationAnswer answer) : ServiceTicketPayload(answer);

public sealed class ReopenTicketPayload(MutationAnswer answer) : ServiceTicketPayload(answer);

public sealed class DeleteTicketPayload(MutationAnswer answer) : MutationPayload(answer)
{
    [Id, Description("The ticket that nobody sees any more; null when there was none.")]
    public string? DeletedId => RemovedId(nameof(ServiceTicket));
}
