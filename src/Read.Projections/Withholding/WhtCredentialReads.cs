using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Read.Projections.Runtime.Following;
using PartnerGraph.Read.Projections.Runtime.Reading;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Read.Projections.Scoping;
using PartnerGraph.Write.Domain.Withholding;

namespace PartnerGraph.Read.Projections.Withholding;

/// <summary>Which credentials are asked for; a null field asks nothing.</summary>
public sealed record WhtCredentialQuery(string? PartnerId, WhtCredentialStatus? Status, TimeWindow Recorded);

/// <summary>Reads of credentials: a partner reads its own, the vendor all of them.</summary>
public sealed class WhtCredentialReads(IDbContextFactory<ReadModel<WhtCredentialProjection>> credentials)
{
    /// <summary>Those of these credentials that the reader may see; one SQL command for all.</summary>
    public async Task<IReadOnlyDictionary<string, WhtCredentialRow>> Of(PartnerScope scope, IReadOnlyCollection<string> credentialIds, CancellationToken cancellation)
    {
        await using var db = await credentials.CreateDbContextAsync(cancellation);
        return await db.Set<WhtCredentialRow>().Within(scope).Where(row => credentialIds.Contains(row.CredentialId))
            .ToDictionaryAsync(row => row.CredentialId, cancellation);
    }

    /// <summary>In the order in which they were recorded.</summary>
    public async Task<Page<WhtCredentialRow>> Page(PartnerScope scope, WhtCredentialQuery query, PageRequest page, CancellationToken cancellation)
    {
        await using var db = await credentials.CreateDbContextAsync(cancellation);
        return await Matching(db, scope, query).ReadPage(page, row => row.Position, row => row.CredentialId, query.Recorded.Descending, cancellation);
    }

    public async Task<int> Count(PartnerScope scope, WhtCredentialQuery query, CancellationToken cancellation)
    {
        await using var db = await credentials.CreateDbContextAsync(cancellation);
        return await Matching(db, scope, query).CountAsync(cancellation);
    }

    private static IQueryable<WhtCredentialRow> Matching(ReadModelContext db, PartnerScope scope, WhtCredentialQuery query)
    {
        var rows = db.Set<WhtCredentialRow>().Within(scope).During(query.Recorded, row => row.RecordedAt);
        if (query.PartnerId is { } partner) rows = rows.Where(row => row.PartnerId == partner);
        return query.Status is { } status ? rows.Where(row => row.Status == status) : rows;
    }
}

/// <summary>Which steps of a credential are asked for; a null field asks nothing.</summary>
public sealed record WhtCredentialHistoryQuery(WhtCredentialStep? Step, TimeWindow Window) : IHistoryQuery;

/// <summary>Reads of how credentials came to where they stand.</summary>
public sealed class WhtCredentialHistoryReads(IDbContextFactory<ReadModel<WhtCredentialProjection>> credentials)
    : HistoryReads<WhtCredentialProjection, WhtCredentialHistoryRow, WhtCredentialHistoryQuery>(
        credentials, row => row.CredentialId, row => row.Position, row => row.Id)
{
    protected override IQueryable<WhtCredentialHistoryRow> Matching(
        IQueryable<WhtCredentialHistoryRow> rows, IReadOnlyCollection<string> of, WhtCredentialHistoryQuery query) =>
        rows.Where(row => of.Contains(row.CredentialId) && (query.Step == null || row.Step == query.Step)).During(query.Window, row => row.At);
}
