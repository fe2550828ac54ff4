using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Read.Projections.Runtime.Reading;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Write.Domain.Billing;

namespace PartnerGraph.Read.Projections.Billing;

/// <summary>Which payments are asked for; a null field asks nothing.</summary>
public sealed record PaymentQuery(PaymentKind? Kind, PaymentSource? Source, TimeWindow Window) : IHistoryQuery;

/// <summary>Reads of payments.</summary>
public sealed class PaymentReads(IDbContextFactory<ReadModel<PaymentProjection>> payments)
    : HistoryReads<PaymentProjection, PaymentRow, PaymentQuery>(payments, row => row.PartnerId, row => row.Position, row => row.PaymentId)
{
    protected override IQueryable<PaymentRow> Matching(IQueryable<PaymentRow> rows, IReadOnlyCollection<string> of, PaymentQuery query)
    {
        rows = rows.Where(row => of.Contains(row.PartnerId)).During(query.Window, row => row.RecordedAt);
        if (query.Kind is { } kind) rows = rows.Where(row => row.Kind == kind);
        return query.Source is { } source ? rows.Where(row => row.Source == source) : rows;
    }
}
