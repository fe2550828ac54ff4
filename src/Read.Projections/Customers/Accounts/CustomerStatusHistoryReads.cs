using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Read.Projections.Runtime.Reading;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Write.Domain.Customers.Accounts;

namespace PartnerGraph.Read.Projections.Customers.Accounts;

/// <summary>Which steps of a customer's status are asked for; a null field asks nothing.</summary>
public sealed record CustomerStatusHistoryQuery(CustomerStatusStep? Step, CustomerFreezeCause? Cause, TimeWindow Window) : IHistoryQuery;

/// <summary>
/// Reads of what customers were kept from, and of its end. Callers have checked that the reader may see the customers; the scope is that of the partner
/// to whom the customer belonged then.
/// </summary>
public sealed class CustomerStatusHistoryReads(IDbContextFactory<ReadModel<CustomerStatusProjection>> statuses)
    : HistoryReads<CustomerStatusProjection, CustomerStatusHistoryRow, CustomerStatusHistoryQuery>(statuses, row => row.CustomerId, row => row.Position, row => row.Id)
{
    protected override IQueryable<CustomerStatusHistoryRow> Matching(
        IQueryable<CustomerStatusHistoryRow> rows, IReadOnlyCollection<string> of, CustomerStatusHistoryQuery query)
    {
        rows = rows.Where(row => of.Contains(row.CustomerId)).During(query.Window, row => row.At);
        if (query.Step is { } step) rows = rows.Where(row => row.Step == step);
        return query.Cause is { } cause ? rows.Where(row => row.Cause == cause) : rows;
    }
}
