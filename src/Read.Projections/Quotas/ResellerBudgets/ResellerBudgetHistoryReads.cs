using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Read.Projections.Runtime.Reading;
using PartnerGraph.Read.Projections.Runtime.Sql;

namespace PartnerGraph.Read.Projections.Quotas.ResellerBudgets;

/// <summary>Which steps of a grant's history are asked for; a null field asks nothing.</summary>
public sealed record ResellerBudgetHistoryQuery(ResellerBudgetStep? Step, TimeWindow Window) : IHistoryQuery;

/// <summary>Reads of what was done to grants.</summary>
public sealed class ResellerBudgetHistoryReads(IDbContextFactory<ReadModel<ResellerBudgetProjection>> budgets)
    : HistoryReads<ResellerBudgetProjection, ResellerGrantHistoryRow, ResellerBudgetHistoryQuery>(budgets, row => row.PartnerId, row => row.Position, row => row.Id)
{
    protected override IQueryable<ResellerGrantHistoryRow> Matching(
        IQueryable<ResellerGrantHistoryRow> rows, IReadOnlyCollection<string> of, ResellerBudgetHistoryQuery query) =>
        rows.Where(row => of.Contains(row.PartnerId) && (query.Step == null || row.Step == query.Step)).During(query.Window, row => row.At);
}
