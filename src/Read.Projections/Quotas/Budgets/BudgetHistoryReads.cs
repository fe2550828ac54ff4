using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Read.Projections.Runtime.Reading;
using PartnerGraph.Read.Projections.Runtime.Sql;

namespace PartnerGraph.Read.Projections.Quotas.Budgets;

/// <summary>Which steps of a budget's history are asked for; a null field asks nothing.</summary>
public sealed record BudgetHistoryQuery(BudgetStep? Step, TimeWindow Window) : IHistoryQuery;

/// <summary>
/// Reads of every setting, adjustment and removal of customers' budgets, also of those that are gone (BUDGET-5). Callers have checked that the reader
/// may see the customers; the scope is that of the partner who set them.
/// </summary>
public sealed class BudgetHistoryReads(IDbContextFactory<ReadModel<BudgetProjection>> budgets)
    : HistoryReads<BudgetProjection, BudgetHistoryRow, BudgetHistoryQuery>(budgets, row => row.CustomerId, row => row.Position, row => row.Id)
{
    protected override IQueryable<BudgetHistoryRow> Matching(IQueryable<BudgetHistoryRow> rows, IReadOnlyCollection<string> of, BudgetHistoryQuery query) =>
        rows.Where(row => of.Contains(row.CustomerId) && (query.Step == null || row.Step == query.Step)).During(query.Window, row => row.At);
}
