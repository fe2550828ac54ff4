using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Read.Projections.Runtime.Following;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Read.Projections.Scoping;
using PartnerGraph.Write.Domain.Partners;

namespace PartnerGraph.Read.Projections.Partners;

/// <summary>Which partners a list shows; every condition given must hold.</summary>
/// <param name="Text">A part of the company's name, in any case.</param>
public sealed record PartnerQuery(PartnerKind? Kind = null, PartnerTier? Tier = null, string? Country = null, string? Text = null)
{
    public bool? BusinessInformationApproved { get; init; }

    public ListOrder Order { get; init; } = ListOrder.NameAscending;
}

/// <summary>Whom of those invited a list shows; a null field asks nothing.</summary>
/// <param name="Text">A part of the company's name or of the address, in any case.</param>
public sealed record ResellerInvitationQuery(string? Text, TimeWindow Invited);

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

    /// <summary>The names of these partners, for customers that belong to them (CUST-3): callers have read that they do.</summary>
    public async Task<IReadOnlyDictionary<string, string>> Names(IReadOnlyCollection<string> partnerIds, CancellationToken cancellation)
    {
        await using var db = await partners.CreateDbContextAsync(cancellation);
        return await db.Set<PartnerRow>().Where(row => partnerIds.Contains(row.PartnerId))
            .ToDictionaryAsync(row => row.PartnerId, row => row.CompanyName, cancellation);
    }

    /// <summary>The distributor of each of these partners that has one, for deciding whom something concerns; shown to nobody.</summary>
    public async Task<IReadOnlyDictionary<string, string>> Distributors(IReadOnlyCollection<string> partnerIds, CancellationToken cancellation)
    {
        await using var db = await partners.CreateDbContextAsync(cancellation);
        return await db.Set<PartnerRow>().Where(row => partnerIds.Contains(row.PartnerId) && row.DistributorId != "")
            .ToDictionaryAsync(row => row.PartnerId, row => row.DistributorId, cancellation);
    }

    /// <summary>Since when each of these is a partner, for whoever sees that it is one; one SQL command for all.</summary>
    public async Task<IReadOnlyDictionary<string, DateTimeOffset>> Since(IReadOnlyCollection<string> partnerIds, CancellationToken cancellation)
    {
        await using var db = await partners.CreateDbContextAsync(cancellation);
        return await db.Set<PartnerRow>().Where(row => partnerIds.Contains(row.PartnerId)).ToDictionaryAsync(row => row.PartnerId, row => row.RegisteredAt, cancellation);
    }

    public Task<(Page<PartnerRow> Page, Func<CancellationToken, Task<int>> Count)> List(
        PartnerScope scope, PartnerQuery query, PageRequest page, CancellationToken cancellation) =>
        Read(rows => Filter(rows.Within(scope), query), query.Order, page, cancellation);

    /// <summary>A page of the resellers that each distributor manages; one SQL command for all.</summary>
    public async Task<IReadOnlyDictionary<string, Page<PartnerRow>>> Resellers(
        IReadOnlyCollection<string> distributorIds, PartnerQuery query, PageRequest page, CancellationToken cancellation)
    {
        await using var db = await partners.CreateDbContextAsync(cancellation);
        return await Filter(db.Set<PartnerRow>(), query).Where(row => distributorIds.Contains(row.DistributorId)).ReadPages(
            page, query.Order, row => row.DistributorId, row => row.CompanyName, row => row.RegisteredAt, row => row.PartnerId, cancellation);
    }

    /// <summary>All resellers that a distributor manages; none for every other kind.</summary>
    public async Task<ImmutableArray<string>> ResellerIds(string distributorId, CancellationToken cancellation)
    {
        await using var db = await partners.CreateDbContextAsync(cancellation);
        return [.. await db.Set<PartnerRow>().Where(row => row.DistributorId == distributorId).Select(row => row.PartnerId).ToListAsync(cancellation)];
    }

    /// <summary>How many resellers each distributor manages; one SQL command for all.</summary>
    public async Task<IReadOnlyDictionary<string, int>> CountResellers(
        IReadOnlyCollection<string> distributorIds, PartnerQuery query, CancellationToken cancellation)
    {
        await using var db = await partners.CreateDbContextAsync(cancellation);
        return await Filter(db.Set<PartnerRow>(), query).Where(row => distributorIds.Contains(row.DistributorId))
            .CountEach(row => row.DistributorId, cancellation);
    }

    /// <summary>A page of whom each distributor invited; one SQL command for all.</summary>
    public async Task<IReadOnlyDictionary<string, Page<ResellerInvitationRow>>> Invitations(
        IReadOnlyCollection<string> distributorIds, ResellerInvitationQuery query, PageRequest page, CancellationToken cancellation)
    {
        await using var db = await partners.CreateDbContextAsync(cancellation);
        return await Invited(db, distributorIds, query)
            .ReadPages(page, row => row.PartnerId, row => row.InvitedAt, row => row.InvitationId, query.Invited.Descending, cancellation);
    }

    /// <summary>How many each distributor invited; one SQL command for all.</summary>
    public async Task<IReadOnlyDictionary<string, int>> CountInvitations(
        IReadOnlyCollection<string> distributorIds, ResellerInvitationQuery query, CancellationToken cancellation)
    {
        await using var db = await partners.CreateDbContextAsync(cancellation);
        return await Invited(db, distributorIds, query).CountEach(row => row.PartnerId, cancellation);
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
        Func<IQueryable<PartnerRow>, IQueryable<PartnerRow>> choose, ListOrder order, PageRequest page, CancellationToken cancellation)
    {
        await using var db = await partners.CreateDbContextAsync(cancellation);
        var found = await choose(db.Set<PartnerRow>()).ReadPage(page, order, row => row.CompanyName, row => row.RegisteredAt, row => row.PartnerId, cancellation);
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
        if (query.BusinessInformationApproved is { } approved) rows = rows.Where(row => row.BusinessInformationApproved == approved);
        if (query.Text is { Length: > 0 } text)
        {
            var pattern = Containing(text);
            rows = rows.Where(row => EF.Functions.Like(row.CompanyName, pattern, "\\"));
        }

        return rows;
    }

    private static IQueryable<ResellerInvitationRow> Invited(ReadModelContext db, IReadOnlyCollection<string> distributorIds, ResellerInvitationQuery query)
    {
        var rows = db.Set<ResellerInvitationRow>().Where(row => distributorIds.Contains(row.PartnerId)).During(query.Invited, row => row.InvitedAt);
        if (query.Text is not { Length: > 0 } text) return rows;
        var pattern = Containing(text);
        return rows.Where(row => EF.Functions.Like(row.CompanyName, pattern, "\\") || EF.Functions.Like(row.Email, pattern, "\\"));
    }

    private static string Containing(string text) =>
        $"%{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
}
