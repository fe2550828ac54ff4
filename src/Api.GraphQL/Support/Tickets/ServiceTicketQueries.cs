using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Read.Projections.Support.Tickets;
using PartnerGraph.Write.Domain.Support.Tickets;

namespace PartnerGraph.Api.GraphQL.Support.Tickets;

[Description("Which tickets are asked for; a field left out asks nothing.")]
public sealed record ServiceTicketFilter(
    [property: Description("How far they are (TICKET-12).")] TicketStatus? Status,
    [property: Description("What they are about.")] TicketProduct? Product,
    [property: Description("Opened at this instant or later.")] DateTimeOffset? From,
    [property: Description("Opened at this instant or earlier.")] DateTimeOffset? Until);

public sealed class ServiceTicketQueries(ServiceTicketReads reads)
{
    [Description("A ticket; null when there is none that the caller may see.")]
    public Task<ServiceTicket?> ServiceTicket(IResolveFieldContext context, [Id] string id) =>
        Find(Actor.Of(context), GlobalId.KeyOf(nameof(ServiceTicket), id), context.CancellationToken);

    [Description("Tickets: the caller's own, for a partner also those of customers to whom it owes support (CSP-36), for the vendor all; the latest first unless orderBy says otherwise.")]
    public async Task<Connection<ServiceTicket>> ServiceTickets(IResolveFieldContext context, ServiceTicketFilter? filter, TimeOrder? orderBy, PageRequest page)
    {
        var (sight, query) = (Actor.Of(context).Tickets(), new TicketQuery(filter?.Status, filter?.Product, Period.Window(filter?.From, filter?.Until, orderBy)));
        return new(
            (await reads.Page(sight, query, page, context.CancellationToken)).Select(row => new ServiceTicket(row)),
            cancellation => reads.Count(sight, query, cancellation));
    }

    internal async Task<ServiceTicket?> Find(Actor actor, string key, CancellationToken cancellation) =>
        await reads.Find(actor.Tickets(), key, cancellation) is { } row ? new(row) : null;
}
