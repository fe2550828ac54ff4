using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Write.Domain.Policies;

namespace PartnerGraph.Read.Projections.Policies;

/// <summary>Which policies are asked for; a null field asks nothing.</summary>
/// <param name="On">Those that have begun by this day and have no end before it.</param>
public sealed record PolicyQuery(PolicyKind? Kind, string? Region, string? Subject, DateOnly? On);

/// <summary>Reads of the vendor's commercial policies, which are nobody's in particular.</summary>
public sealed class PolicyReads(IDbContextFactory<ReadModel<PolicyProjection>> policies)
{
    /// <summary>By kind, region, subject and first day.</summary>
    public async Task<Page<PolicyTableRow>> Page(PolicyQuery query, PageRequest page, CancellationToken cancellation)
    {
        await using var db = await policies.CreateDbContextAsync(cancellation);
        return await Matching(db, query).ReadPage(page, row => row.Id, row => row.Id, cancellation: cancellation);
    }

    public async Task<int> Count(PolicyQuery query, CancellationToken cancellation)
    {
        await using var db = await policies.CreateDbContextAsync(cancellation);
        return await Matching(db, query).CountAsync(cancellation);
    }

    public async Task<Page<PolicyVersionRow>> Versions(TimeOrder order, PageRequest page, CancellationToken cancellation)
    {
        await using var db = await policies.CreateDbContextAsync(cancellation);
        return await db.Set<PolicyVersionRow>().ReadPage(page, row => row.Position, row => row.Operator, order.IsDescending(), cancellation);
    }

    public async Task<int> CountVersions(CancellationToken cancellation)
    {
        await using var db = await policies.CreateDbContextAsync(cancellation);
        return await db.Set<PolicyVersionRow>().CountAsync(cancellation);
    }

    /// <summary>One application; null when there was none of that number.</summary>
    public async Task<PolicyVersionRow?> Latest(CancellationToken cancellation)
    {
        await using var db = await policies.CreateDbContextAsync(cancellation);
        return await db.Set<PolicyVersionRow>().OrderByDescending(row => row.Number).FirstOrDefaultAsync(cancellation);
    }

    /// <summary>What these applications changed, in their order; one SQL command for all.</summary>
    public async Task<IReadOnlyDictionary<int, IReadOnlyList<PolicyChangeRow>>> Changes(IReadOnlyCollection<int> numbers, CancellationToken cancellation)
    {
        await using var db = await policies.CreateDbContextAsync(cancellation);
        var changes = await db.Set<PolicyChangeRow>().Where(row => numbers.Contains(row.Number)).OrderBy(row => row.Place).ToListAsync(cancellation);
        return changes.GroupBy(row => row.Number).ToDictionary(of => of.Key, IReadOnlyList<PolicyChangeRow> (of) => [.. of]);
    }

    private static IQueryable<PolicyTableRow> Matching(ReadModelContext db, PolicyQuery query)
    {
        IQueryable<PolicyTableRow> rows = db.Set<PolicyTableRow>();
        if (query.Kind is { } kind) rows = rows.Where(row => row.Kind == kind);
        if (query.Region is { } region) rows = rows.Where(row => row.Region == region);
        if (query.Subject is { } subject) rows = rows.Where(row => row.Subject == subject);
        return query.On is not { } day ? rows : rows.Where(row => row.From <= day && (row.Until == null || day <= row.Until)
            && !db.Set<PolicyTableRow>().Any(next => next.Kind == row.Kind && next.Region == row.Region && next.Subject == row.Subject && next.From > row.From && next.From <= day));
    }
}
