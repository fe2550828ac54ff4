using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Read.Projections.Runtime.Following;
using PartnerGraph.Read.Projections.Runtime.Reading;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Read.Projections.Scoping;
using PartnerGraph.Write.Domain.Incentives;
using PartnerGraph.Write.Domain.Incentives.Payouts;

namespace PartnerGraph.Read.Projections.Incentives.Payouts;

/// <summary>Which payouts are asked for; a null field asks nothing.</summary>
public sealed record PayoutQuery(string? PartnerId, PayoutMethod? Method, PayoutState? State, bool? Overdue, TimeWindow Applied);

/// <summary>Reads of payouts: a partner reads its own, the vendor all of them.</summary>
public sealed class PayoutReads(IDbContextFactory<ReadModel<PayoutProjection>> payouts)
{
    /// <summary>Those of these payouts that the reader may see; one SQL command for all.</summary>
    public async Task<IReadOnlyDictionary<string, PayoutRow>> Of(PartnerScope scope, IReadOnlyCollection<string> ids, CancellationToken cancellation)
    {
        await using var db = await payouts.CreateDbContextAsync(cancellation);
        return await db.Set<PayoutRow>().Within(scope).Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancellation);
    }

    /// <summary>By partner. Callers have read payouts of these partners.</summary>
    public async Task<IReadOnlyDictionary<string, long>> Versions(IReadOnlyCollection<string> partnerIds, CancellationToken cancellation)
    {
        await using var db = await payouts.CreateDbContextAsync(cancellation);
        var versions = await StreamVersions.Of(db, [.. partnerIds.Select(partner => PayoutDecider.Definition.StreamOf(partner))], cancellation);
        return partnerIds.ToDictionary(partner => partner, partner => versions.GetValueOrDefault(PayoutDecider.Definition.StreamOf(partner)));
    }

    /// <summary>The partner's latest payout that takes an invoice; null when it has none.</summary>
    public async Task<PayoutRow?> LatestInvoiced(PartnerScope scope, string partnerId, CancellationToken cancellation)
    {
        await using var db = await payouts.CreateDbContextAsync(cancellation);
        return await db.Set<PayoutRow>().Within(scope).Where(row => row.PartnerId == partnerId && row.MailingAddress != null)
            .OrderByDescending(row => row.Position).FirstOrDefaultAsync(cancellation);
    }

    /// <summary>In the order in which they were applied for.</summary>
    public async Task<Page<PayoutRow>> Page(PartnerScope scope, PayoutQuery query, PageRequest page, CancellationToken cancellation)
    {
        await using var db = await payouts.CreateDbContextAsync(cancellation);
        return await Matching(db, scope, query).ReadPage(page, row => row.Position, row => row.Id, query.Applied.Descending, cancellation);
    }

    public async Task<int> Count(PartnerScope scope, PayoutQuery query, CancellationToken cancellation)
    {
        await using var db = await payouts.CreateDbContextAsync(cancellation);
        return await Matching(db, scope, query).CountAsync(cancellation);
    }

    /// <summary>All of them in the order in which they were applied for, one after the other.</summary>
    public async IAsyncEnumerable<PayoutRow> All(PartnerScope scope, PayoutQuery query, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var db = await payouts.CreateDbContextAsync(cancellation);
        await foreach (var row in Matching(db, scope, query).OrderBy(row => row.Position).ThenBy(row => row.Id).AsAsyncEnumerable().WithCancellation(cancellation))
            yield return row;
    }

    private static IQueryable<PayoutRow> Matching(ReadModelContext db, PartnerScope scope, PayoutQuery query)
    {
        var rows = db.Set<PayoutRow>().Within(scope).During(query.Applied, row => row.AppliedAt);
        if (query.PartnerId is { } partner) rows = rows.Where(row => row.PartnerId == partner);
        if (query.Method is { } method) rows = rows.Where(row => row.Method == method);
        if (query.Overdue is { } overdue) rows = rows.Where(row => row.IsOverdue == overdue);
        return query.State is { } state ? rows.Where(row => row.State == state) : rows;
    }
}

/// <summary>Which steps of a payout are asked for; a null field asks nothing.</summary>
public sealed record PayoutHistoryQuery(PayoutStep? Step, TimeWindow Window) : IHistoryQuery;

/// <summary>Reads of what was done with payouts.</summary>
public sealed class PayoutHistoryReads(IDbContextFactory<ReadModel<PayoutProjection>> payouts)
    : HistoryReads<PayoutProjection, PayoutHistoryRow, PayoutHistoryQuery>(payouts, row => row.PayoutId, row => row.Position, row => row.Id)
{
    protected override IQueryable<PayoutHistoryRow> Matching(IQueryable<PayoutHistoryRow> rows, IReadOnlyCollection<string> of, PayoutHistoryQuery query) =>
        rows.Where(row => of.Contains(row.PayoutId) && (query.Step == null || row.Step == query.Step)).During(query.Window, row => row.At);
}
