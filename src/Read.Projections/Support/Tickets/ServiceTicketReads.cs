using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Read.Projections.Runtime.Following;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Write.Domain.Support.Tickets;

namespace PartnerGraph.Read.Projections.Support.Tickets;

/// <summary>Which tickets a reader may see.</summary>
public abstract record TicketSight
{
    /// <summary>The vendor's staff.</summary>
    public sealed record Everybody : TicketSight;

    /// <summary>A partner: its own, and those of customers to whom it owes support.</summary>
    public sealed record OfPartner(string PartnerId) : TicketSight;

    /// <summary>A member of a partner who sees part of its customers: what it opened itself.</summary>
    public sealed record OfMember(string PartnerId, string Subject) : TicketSight;

    public sealed record OfCustomer(string CustomerId) : TicketSight;

    public sealed record Nobody : TicketSight;
}

/// <summary>Which tickets are asked for; a null field asks nothing.</summary>
public sealed record TicketQuery(TicketStatus? Status, TicketProduct? Product, TimeWindow Created);

/// <summary>Reads of tickets within what the reader may see.</summary>
public sealed class ServiceTicketReads(IDbContextFactory<ReadModel<ServiceTicketProjection>> tickets)
{
    public async Task<ServiceTicketRow?> Find(TicketSight sight, string ticketId, CancellationToken cancellation)
    {
        await using var db = await tickets.CreateDbContextAsync(cancellation);
        return await Within(db.Set<ServiceTicketRow>(), sight).FirstOrDefaultAsync(row => row.TicketId == ticketId, cancellation);
    }

    /// <summary>In the order in which they were opened.</summary>
    public async Task<Page<ServiceTicketRow>> Page(TicketSight sight, TicketQuery query, PageRequest page, CancellationToken cancellation)
    {
        await using var db = await tickets.CreateDbContextAsync(cancellation);
        return await Matching(db, sight, query).ReadPage(page, row => row.Position, row => row.TicketId, query.Created.Descending, cancellation);
    }

    public async Task<int> Count(TicketSight sight, TicketQuery query, CancellationToken cancellation)
    {
        await using var db = await tickets.CreateDbContextAsync(cancellation);
        return await Matching(db, sight, query).CountAsync(cancellation);
    }

    /// <summary>A page of what was said of each of these tickets; one SQL command for all. Callers have read the tickets within their sight.</summary>
    public async Task<IReadOnlyDictionary<string, Page<TicketMessageRow>>> Messages(
        IReadOnlyCollection<string> ticketIds, TimeOrder order, PageRequest page, CancellationToken cancellation)
    {
        await using var db = await tickets.CreateDbContextAsync(cancellation);
        return await db.Set<TicketMessageRow>().Where(row => ticketIds.Contains(row.TicketId))
            .ReadPages(ticketIds, page, row => row.TicketId, row => row.Position, row => row.Id, order.IsDescending(), cancellation);
    }

    public async Task<IReadOnlyDictionary<string, int>> CountMessages(IReadOnlyCollection<string> ticketIds, CancellationToken cancellation)
    {
        await using var db = await tickets.CreateDbContextAsync(cancellation);
        return await db.Set<TicketMessageRow>().Where(row => ticketIds.Contains(row.TicketId)).CountEach(row => row.TicketId, cancellation);
    }

    private static IQueryable<ServiceTicketRow> Matching(ReadModelContext db, TicketSight sight, TicketQuery query)
    {
        var rows = Within(db.Set<ServiceTicketRow>(), sight).During(query.Created, row => row.CreatedAt);
        if (query.Product is { } product) rows = rows.Where(row => row.Product == product);
        return query.Status is { } status ? rows.Where(row => row.Status == status) : rows;
    }

    private static IQueryable<ServiceTicketRow> Within(IQueryable<ServiceTicketRow> rows, TicketSight sight) => sight switch
    {
        TicketSight.Everybody => rows,
        TicketSight.OfPartner of => rows.Where(row => row.ApplicantPartnerId == of.PartnerId || row.AssigneeId == of.PartnerId),
        TicketSight.OfMember of => rows.Where(row => row.ApplicantPartnerId == of.PartnerId && row.Subject == of.Subject),
        TicketSight.OfCustomer of => rows.Where(row => row.ApplicantCustomerId == of.CustomerId),
        _ => rows.Where(row => false),
    };
}
