using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Read.Projections.Scoping;

namespace PartnerGraph.Read.Projections.Organization.Audit;

/// <summary>Which entries are asked for; a null field asks nothing.</summary>
public sealed record AuditQuery(IReadOnlyList<AuditKind>? Kinds, string? Subject, string? PartnerId, TimeWindow At);

/// <summary>Reads of the audit log.</summary>
public sealed class AuditReads(IDbContextFactory<ReadModel<AuditProjection>> audits)
{
    public async Task<Page<AuditRow>> Entries(PartnerScope scope, AuditQuery query, PageRequest page, CancellationToken cancellation)
    {
        await using var db = await audits.CreateDbContextAsync(cancellation);
        return await Matching(db, scope, query).ReadPage(page, row => row.Position, row => row.PartnerId, query.At.Descending, cancellation);
    }

    public async Task<int> Count(PartnerScope scope, AuditQuery query, CancellationToken cancellation)
    {
        await using var db = await audits.CreateDbContextAsync(cancellation);
        return await Matching(db, scope, query).CountAsync(cancellation);
    }

    private static IQueryable<AuditRow> Matching(DbContext db, PartnerScope scope, AuditQuery query)
    {
        var rows = scope switch
        {
            PartnerScope.Everybody => db.Set<AuditRow>(),
            PartnerScope.Self self => db.Set<AuditRow>().Where(row => row.PartnerId == self.PartnerId),
            _ => db.Set<AuditRow>().Where(row => false),
        };
        if (query.PartnerId is { } partner) rows = rows.Where(row => row.PartnerId == partner);
        if (query.Subject is { } subject) rows = rows.Where(row => row.Subject == subject);
        if (query.Kinds is { Count: > 0 } kinds) rows = rows.Where(row => kinds.Contains(row.Kind));
        return rows.During(query.At, row => row.At);
    }
}
