using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Read.Projections.Runtime.Following;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Write.Domain.Exports;

namespace PartnerGraph.Read.Projections.Exports;

/// <summary>Which exports are asked for; a null field asks nothing.</summary>
public sealed record ExportQuery(ExportKind? Kind, ExportState? State, TimeWindow Requested);

/// <summary>Reads of exports: each is its asker's alone.</summary>
public sealed class ExportReads(IDbContextFactory<ReadModel<ExportProjection>> exports)
{
    /// <summary>Those of these exports that are the asker's; one SQL command for all.</summary>
    public async Task<IReadOnlyDictionary<string, ExportRow>> Of(ExportOwner asker, IReadOnlyCollection<string> exportIds, CancellationToken cancellation)
    {
        await using var db = await exports.CreateDbContextAsync(cancellation);
        return await Own(db, asker).Where(row => exportIds.Contains(row.ExportId)).ToDictionaryAsync(row => row.ExportId, cancellation);
    }

    /// <summary>In the order in which they were asked for.</summary>
    public async Task<Page<ExportRow>> Page(ExportOwner asker, ExportQuery query, PageRequest page, CancellationToken cancellation)
    {
        await using var db = await exports.CreateDbContextAsync(cancellation);
        return await Matching(db, asker, query).ReadPage(page, row => row.Position, row => row.ExportId, query.Requested.Descending, cancellation);
    }

    public async Task<int> Count(ExportOwner asker, ExportQuery query, CancellationToken cancellation)
    {
        await using var db = await exports.CreateDbContextAsync(cancellation);
        return await Matching(db, asker, query).CountAsync(cancellation);
    }

    /// <summary>Whoever's it is; for whoever writes files, takes them away, or has been given a link.</summary>
    public async Task<ExportRow?> Find(string exportId, CancellationToken cancellation)
    {
        await using var db = await exports.CreateDbContextAsync(cancellation);
        return await db.Set<ExportRow>().SingleOrDefaultAsync(row => row.ExportId == exportId, cancellation);
    }

    /// <summary>The first ones that are still to be written, whoever's they are.</summary>
    public async Task<IReadOnlyList<ExportRow>> Pending(int most, CancellationToken cancellation)
    {
        await using var db = await exports.CreateDbContextAsync(cancellation);
        return await db.Set<ExportRow>().Where(row => row.State == ExportState.Requested).OrderBy(row => row.Position).Take(most).ToListAsync(cancellation);
    }

    /// <summary>Those of these exports that have a file.</summary>
    public async Task<IReadOnlyDictionary<string, string>> Kept(IReadOnlyCollection<string> exportIds, CancellationToken cancellation)
    {
        await using var db = await exports.CreateDbContextAsync(cancellation);
        return await db.Set<ExportRow>().Where(row => row.State == ExportState.Completed && exportIds.Contains(row.ExportId))
            .ToDictionaryAsync(row => row.ExportId, row => row.Sha256!, cancellation);
    }

    /// <summary>Those of these exports whose files nobody may fetch any more.</summary>
    public async Task<IReadOnlyList<string>> Ended(IReadOnlyCollection<string> exportIds, CancellationToken cancellation)
    {
        await using var db = await exports.CreateDbContextAsync(cancellation);
        return await db.Set<ExportRow>().Where(row => (row.State == ExportState.Expired || row.State == ExportState.Deleted) && exportIds.Contains(row.ExportId))
            .Select(row => row.ExportId).ToListAsync(cancellation);
    }

    private static IQueryable<ExportRow> Own(ReadModelContext db, ExportOwner asker)
    {
        var (owner, subject) = (asker.Key, asker.Subject);
        return db.Set<ExportRow>().Where(row => row.OwnerKey == owner && row.Subject == subject);
    }

    private static IQueryable<ExportRow> Matching(ReadModelContext db, ExportOwner asker, ExportQuery query)
    {
        var rows = Own(db, asker).During(query.Requested, row => row.RequestedAt);
        if (query.Kind is { } kind) rows = rows.Where(row => row.Kind == kind);
        return query.State is { } state ? rows.Where(row => row.State == state) : rows;
    }
}
