using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Read.Projections.Runtime.Following;
using PartnerGraph.Read.Projections.Runtime.Reading;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Read.Projections.Scoping;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Incentives.Payouts;

namespace PartnerGraph.Read.Projections.Incentives.Payouts;

/// <summary>Which earnings are asked for; a null field asks nothing.</summary>
public sealed record EarningQuery(string? PartnerId, AssociationModel? Model, EarningState? State, TimeWindow Window) : IHistoryQuery;

/// <summary>Reads of earnings: a partner reads its own, the vendor all of them.</summary>
public sealed class EarningReads(IDbContextFactory<ReadModel<PayoutProjection>> payouts)
{
    /// <summary>Those of these earnings that the reader may see; one SQL command for all.</summary>
    public async Task<IReadOnlyDictionary<string, EarningRow>> Of(PartnerScope scope, IReadOnlyCollection<string> ids, CancellationToken cancellation)
    {
        await using var db = await payouts.CreateDbContextAsync(cancellation);
        return await db.Set<EarningRow>().Within(scope).Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancellation);
    }

    /// <summary>In the order in which partners were told of them.</summary>
    public async Task<Page<EarningRow>> Page(PartnerScope scope, EarningQuery query, PageRequest page, CancellationToken cancellation)
    {
        await using var db = await payouts.CreateDbContextAsync(cancellation);
        return await Asked(db.Set<EarningRow>().Within(scope), query).ReadPage(page, row => row.Position, row => row.Id, query.Window.Descending, cancellation);
    }

    public async Task<int> Count(PartnerScope scope, EarningQuery query, CancellationToken cancellation)
    {
        await using var db = await payouts.CreateDbContextAsync(cancellation);
        return await Asked(db.Set<EarningRow>().Within(scope), query).CountAsync(cancellation);
    }

    internal static IQueryable<EarningRow> Asked(IQueryable<EarningRow> rows, EarningQuery query)
    {
        rows = rows.During(query.Window, row => row.NotifiedAt);
        if (query.PartnerId is { } partner) rows = rows.Where(row => row.PartnerId == partner);
        if (query.Model is { } model) rows = rows.Where(row => row.Model == model);
        return query.State is { } state ? rows.Where(row => row.State == state) : rows;
    }
}

/// <summary>Reads of the earnings that payouts hold.</summary>
public sealed class EarningsOfPayoutReads(IDbContextFactory<ReadModel<PayoutProjection>> payouts)
    : HistoryReads<PayoutProjection, EarningRow, EarningQuery>(payouts, row => row.PayoutId, row => row.Position, row => row.Id)
{
    protected override IQueryable<EarningRow> Matching(IQueryable<EarningRow> rows, IReadOnlyCollection<string> of, EarningQuery query) =>
        EarningReads.Asked(rows.Where(row => of.Contains(row.PayoutId)), query);
}

/// <summary>Which claims are asked for.</summary>
public sealed record EarningClaimQuery(TimeWindow Window) : IHistoryQuery;

/// <summary>Reads of what claims took of earnings.</summary>
public sealed class EarningClaimReads(IDbContextFactory<ReadModel<PayoutProjection>> payouts)
    : HistoryReads<PayoutProjection, EarningClaimRow, EarningClaimQuery>(payouts, row => row.EarningId, row => row.Position, row => row.Id)
{
    protected override IQueryable<EarningClaimRow> Matching(IQueryable<EarningClaimRow> rows, IReadOnlyCollection<string> of, EarningClaimQuery query) =>
        rows.Where(row => of.Contains(row.EarningId)).During(query.Window, row => row.TakenAt);
}
