using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using PartnerGraph.Domain.Partners;
using PartnerGraph.Projections.Paging;
using PartnerGraph.Projections.Runtime;
using PartnerGraph.Projections.Scoping;

namespace PartnerGraph.Projections.Partners;

/// <summary>Which partners a list shows; every condition given must hold.</summary>
/// <param name="Text">A part of the company's name, in any case.</param>
public sealed record PartnerQuery(PartnerKind? Kind = null, PartnerTier? Tier = null, string? Country = null, string? Text = null);

/// <summary>Reads of partners.</summary>
public sealed class PartnerReads(IDbContextFactory<ReadModel<PartnerProjection>> partners)
{
    /// <summary>Those of these partners that the scope includes, one SQL command for all.</summary>
    public async Task<IReadOnlyDictionary<string, PartnerRow>> Of(
        PartnerScope scope, IReadOnlyCollection<string> partnerIds, CancellationToken cancellation)
    {
        await using var db = await partners.CreateDbContextAsync(cancellation);
        return await db.Set<PartnerRow>().Within(scope).Where(row => partnerIds.Contains(row.PartnerId))
            .ToDictionaryAsync(row => row.PartnerId, cancellation);
    }

    /// <summary>The distributor of each of these partners that has one, for deciding whom something concerns; shown to nobody.</summary>
    public async Task<IReadOnlyDictionary<string, string>> Distributors(IReadOnlyCollection<string> partnerIds, CancellationToken cancellation)
    {
        await using var db = await partners.CreateDbContextAsync(cancellation);
        return await db.Set<PartnerRow>().Where(row => partnerIds.Contains(row.PartnerId) && row.DistributorId != "")
            .ToDictionaryAsync(row => row.PartnerId, row => row.DistributorId, cancellation);
    }

    public Task<(Page<PartnerRow> Page, Func<CancellationToken, Task<int>> Count)> List(
        PartnerScope scope, PartnerQuery query, PageRequest page, CancellationToken cancellation) =>
        Read(rows => Filter(rows.Within(scope), query), page, cancellation);

    /// <summary>A page of the resellers that each distributor manages, by name; one SQL command for all.</summary>
    public async Task<IReadOnlyDictionary<string, Page<PartnerRow>>> Resellers(
        IReadOnlyCollection<string> distributorIds, PageRequest page, CancellationToken cancellation)
    {
        await using var db = await partners.CreateDbContextAsync(cancellation);
        return await db.Set<PartnerRow>().Where(row => distributorIds.Contains(row.DistributorId))
            .ReadPages(page, row => row.DistributorId, row => row.CompanyName, row => row.PartnerId, cancellation: cancellation);
    }

    /// <summary>All resellers that a distributor manages; none for every other kind.</summary>
    public async Task<ImmutableArray<string>> ResellerIds(string distributorId, CancellationToken cancellation)
    {
        await using var db = await partners.CreateDbContextAsync(cancellation);
        return [.. await db.Set<PartnerRow>().Where(row => row.DistributorId == distributorId).Select(row => row.PartnerId).ToListAsync(cancellation)];
    }

    /// <summary>How many resellers each distributor manages; one SQL command for all.</summary>
    public async Task<IReadOnlyDictionary<string, int>> ResellerCounts(IReadOnlyCollection<string> distributorIds, CancellationToken cancellation)
    {
        await using var db = await partners.CreateDbContextAsync(cancellation);
        return await db.Set<PartnerRow>().Where(row => distributorIds.Contains(row.DistributorId))
            .GroupBy(row => row.DistributorId).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancellation);
    }

    /// <summary>A page of whom each distributor invited, latest first; one SQL command for all.</summary>
    public async Task<IReadOnlyDictionary<string, Page<ResellerInvitationRow>>> Invitations(
        IReadOnlyCollection<string> distributorIds, PageRequest page, CancellationToken cancellation)
    {
        await using var db = await partners.CreateDbContextAsync(cancellation);
        return await db.Set<ResellerInvitationRow>().Where(row => distributorIds.Contains(row.PartnerId))
            .ReadPages(page, row => row.PartnerId, row => row.InvitedAt, row => row.InvitationId, descending: true, cancellation);
    }

    /// <summary>How many each distributor invited; one SQL command for all.</summary>
    public async Task<IReadOnlyDictionary<string, int>> InvitationCounts(IReadOnlyCollection<string> distributorIds, CancellationToken cancellation)
    {
        await using var db = await partners.CreateDbContextAsync(cancellation);
        return await db.Set<ResellerInvitationRow>().Where(row => distributorIds.Contains(row.PartnerId))
            .GroupBy(row => row.PartnerId).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancellation);
    }

    /// <summary>What these partners are kept from, one SQL command for all. Callers have read the partners within a scope.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<PartnerHoldRow>>> Holds(IReadOnlyCollection<string> partnerIds, CancellationToken cancellation)
    {
        await using var db = await partners.CreateDbContextAsync(cancellation);
        var rows = await db.Set<PartnerHoldRow>().Where(row => partnerIds.Contains(row.PartnerId))
            .OrderBy(row => row.Since).ThenBy(row => row.Cause).ToListAsync(cancellation);
        return rows.GroupBy(row => row.PartnerId).ToDictionary(group => group.Key, IReadOnlyList<PartnerHoldRow> (group) => [.. group]);
    }

    private async Task<(Page<PartnerRow> Page, Func<CancellationToken, Task<int>> Count)> Read(
        Func<IQueryable<PartnerRow>, IQueryable<PartnerRow>> choose, PageRequest page, CancellationToken cancellation)
    {
        await using var db = await partners.CreateDbContextAsync(cancellation);
        var found = await choose(db.Set<PartnerRow>()).ReadPage(page, row => row.CompanyName, row => row.PartnerId, cancellation: cancellation);
        return (found, async stop =>
        {
            await using var counted = await partners.CreateDbContextAsync(stop);
            return await choose(counted.Set<PartnerRow>()).CountAsync(stop);
        }
        );
    }

    private static IQueryable<PartnerRow> Filter(IQueryable<PartnerRow> rows, PartnerQuery query)
    {
        if (query.Kind is { } kind) rows = rows.Where(row => row.Kind == kind);
        if (query.Tier is { } tier) rows = rows.Where(row => row.Tier == tier);
        if (query.Country?.ToUpperInvariant() is { } country) rows = rows.Where(row => row.Country == country);
        if (query.Text is { Length: > 0 } text)
        {
            var pattern = $"%{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
            rows = rows.Where(row => EF.Functions.Like(row.CompanyName, pattern, "\\"));
        }

        return rows;
    }
}
