using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Read.Projections.Runtime.Reading;
using PartnerGraph.Read.Projections.Runtime.Sql;

namespace PartnerGraph.Read.Projections.Quotas;

/// <summary>Which steps of a quota's history are asked for; a null field asks nothing.</summary>
public sealed record QuotaHistoryQuery(QuotaStep? Step, TimeWindow Window) : IHistoryQuery;

/// <summary>Reads of what was done to quotas.</summary>
public sealed class QuotaHistoryReads(IDbContextFactory<ReadModel<QuotaProjection>> quotas)
    : HistoryReads<QuotaProjection, QuotaHistoryRow, QuotaHistoryQuery>(quotas, row => row.PartnerId, row => row.Position, row => row.Id)
{
    protected override IQueryable<QuotaHistoryRow> Matching(IQueryable<QuotaHistoryRow> rows, IReadOnlyCollection<string> of, QuotaHistoryQuery query) =>
        rows.Where(row => of.Contains(row.PartnerId) && (query.Step == null || row.Step == query.Step)).During(query.Window, row => row.At);
}
