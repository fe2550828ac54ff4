using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Read.Projections.Runtime.Reading;
using PartnerGraph.Read.Projections.Runtime.Sql;

namespace PartnerGraph.Read.Projections.Discounts;

/// <summary>Which steps of a discount's history are asked for; a null field asks nothing.</summary>
public sealed record DiscountHistoryQuery(DiscountStep? Step, TimeWindow Window) : IHistoryQuery;

/// <summary>Reads of what was done to discounts, also to those that are gone. Callers have checked that the reader may see the customers.</summary>
public sealed class DiscountHistoryReads(IDbContextFactory<ReadModel<DiscountProjection>> discounts)
    : HistoryReads<DiscountProjection, DiscountHistoryRow, DiscountHistoryQuery>(discounts, row => row.DiscountId, row => row.Position, row => row.Id)
{
    protected override IQueryable<DiscountHistoryRow> Matching(IQueryable<DiscountHistoryRow> rows, IReadOnlyCollection<string> of, DiscountHistoryQuery query) =>
        rows.Where(row => of.Contains(row.DiscountId) && (query.Step == null || row.Step == query.Step)).During(query.Window, row => row.At);
}
