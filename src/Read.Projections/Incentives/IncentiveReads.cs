using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Read.Projections.Runtime.Following;
using PartnerGraph.Read.Projections.Runtime.Reading;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Read.Projections.Scoping;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Incentives.Statements;

namespace PartnerGraph.Read.Projections.Incentives;

/// <summary>Which statements are asked for; a null field asks nothing.</summary>
/// <param name="Period">Such as 2024-11 or 2024-Q4.</param>
/// <param name="AsOf">Statements as they stood then; null for as they stand.</param>
public sealed record IncentiveQuery(
    string? PartnerId, AssociationModel? Model, string? Period, IncentiveStatementState? State, TimeWindow Generated, DateTimeOffset? AsOf = null);

/// <summary>Reads of incentive statements.</summary>
public sealed class IncentiveReads(IDbContextFactory<ReadModel<IncentiveProjection>> incentives)
{
    /// <summary>Those of these statements that the reader may see; one SQL command for all.</summary>
    public async Task<IReadOnlyDictionary<string, IncentiveStatementRow>> Of(PartnerScope scope, IReadOnlyCollection<string> ids, CancellationToken cancellation)
    {
        await using var db = await incentives.CreateDbContextAsync(cancellation);
        return await db.Set<IncentiveStatementRow>().Within(scope).Where(row => ids.Contains(row.StatementId)).ToDictionaryAsync(row => row.StatementId, cancellation);
    }

    /// <summary>The statement as it stood at an instant; null when there was none yet, or the scope leaves its partner out.</summary>
    public async Task<IncentiveStatementRow?> AsOf(PartnerScope scope, string id, DateTimeOffset instant, CancellationToken cancellation)
    {
        await using var db = await incentives.CreateDbContextAsync(cancellation);
        var found = await Matching(db, scope, new(null, null, null, null, TimeWindow.Always, instant)).AsNoTracking().Where(row => row.StatementId == id).ToListAsync(cancellation);
        return await StatementMoments.Of(db, found, instant, cancellation) is [var then] ? then : null;
    }

    /// <summary>How each of these statements was restated up to an instant, the earliest first. Callers have read the statements within the reader's scope.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<IncentiveHistoryRow>>> Restatements(
        IReadOnlyCollection<string> statements, DateTimeOffset? asOf, CancellationToken cancellation)
    {
        var until = asOf ?? DateTimeOffset.MaxValue;
        await using var db = await incentives.CreateDbContextAsync(cancellation);
        var rows = await db.Set<IncentiveHistoryRow>().AsNoTracking()
            .Where(row => statements.Contains(row.StatementId) && row.Step == IncentiveStatementStep.Restated && row.At <= until).ToListAsync(cancellation);
        return rows.GroupBy(row => row.StatementId).ToDictionary(of => of.Key, IReadOnlyList<IncentiveHistoryRow> (of) => [.. of.OrderBy(row => row.Position)]);
    }

    /// <summary>In the order in which they were generated.</summary>
    public async Task<Page<IncentiveStatementRow>> Page(PartnerScope scope, IncentiveQuery query, PageRequest page, CancellationToken cancellation)
    {
        await using var db = await incentives.CreateDbContextAsync(cancellation);
        var rows = await Matching(db, scope, query).AsNoTracking().ReadPage(page, row => row.Position, row => row.StatementId, query.Generated.Descending, cancellation);
        return query.AsOf is { } instant ? new(await StatementMoments.Of(db, rows.Items, instant, cancellation), rows.Cursors, rows.HasPrevious, rows.HasNext) : rows;
    }

    public async Task<int> Count(PartnerScope scope, IncentiveQuery query, CancellationToken cancellation)
    {
        await using var db = await incentives.CreateDbContextAsync(cancellation);
        return await Matching(db, scope, query).CountAsync(cancellation);
    }

    /// <summary>The line with this id; null when there is none, or the scope leaves its partner out.</summary>
    public async Task<IncentiveLineRow?> Line(PartnerScope scope, string id, CancellationToken cancellation)
    {
        await using var db = await incentives.CreateDbContextAsync(cancellation);
        return await db.Set<IncentiveLineRow>().Within(scope).FirstOrDefaultAsync(row => row.Id == id, cancellation);
    }

    /// <summary>A page of each statement's lines in their order. Callers have read the statements within the reader's scope.</summary>
    public async Task<IReadOnlyDictionary<string, Page<IncentiveLineRow>>> Lines(
        IReadOnlyCollection<string> statements, DateTimeOffset? asOf, PageRequest page, CancellationToken cancellation)
    {
        await using var db = await incentives.CreateDbContextAsync(cancellation);
        var pages = await LinesOf(db, statements, asOf).AsNoTracking()
            .ReadPages(statements, page, row => row.StatementId, row => row.Number, row => row.Id, cancellation: cancellation);
        if (asOf is { } instant) await StatementMoments.Amounts(db, [.. pages.Values.SelectMany(lines => lines.Items)], instant, cancellation);
        return pages;
    }

    /// <summary>By ledger, as <see cref="StatementIds.LedgerOf"/> names it. Callers have read statements of these ledgers.</summary>
    public async Task<IReadOnlyDictionary<string, long>> Versions(IReadOnlyCollection<string> ledgers, CancellationToken cancellation)
    {
        await using var db = await incentives.CreateDbContextAsync(cancellation);
        var versions = await StreamVersions.Of(db, [.. ledgers.Select(ledger => IncentiveLedgerDecider.Definition.StreamOf(ledger))], cancellation);
        return ledgers.ToDictionary(ledger => ledger, ledger => versions.GetValueOrDefault(IncentiveLedgerDecider.Definition.StreamOf(ledger)));
    }

    /// <summary>All lines of a statement in their order, as they are at one moment, read while they are used. Callers have read the statement within the reader's scope.</summary>
    public async IAsyncEnumerable<IncentiveLineRow> AllLines(string statementId, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var db = await incentives.CreateDbContextAsync(cancellation);
        await foreach (var line in LinesOf(db, [statementId], asOf: null).OrderBy(row => row.Number).AsAsyncEnumerable().WithCancellation(cancellation))
            yield return line;
    }

    public async Task<IReadOnlyDictionary<string, int>> CountLines(
        IReadOnlyCollection<string> statements, DateTimeOffset? asOf, CancellationToken cancellation)
    {
        await using var db = await incentives.CreateDbContextAsync(cancellation);
        return await LinesOf(db, statements, asOf).CountEach(row => row.StatementId, cancellation);
    }

    private static IQueryable<IncentiveStatementRow> Matching(ReadModelContext db, PartnerScope scope, IncentiveQuery query)
    {
        var rows = db.Set<IncentiveStatementRow>().Within(scope).During(query.Generated, row => row.GeneratedAt);
        if (query.PartnerId is { } partner) rows = rows.Where(row => row.PartnerId == partner);
        if (query.Model is { } model) rows = rows.Where(row => row.Model == model);
        if (query.Period is { } period) rows = rows.Where(row => row.Period == period);
        if (query.AsOf is not { } instant) return query.State is { } state ? rows.Where(row => row.State == state) : rows;
        var moments = db.Set<IncentiveHistoryRow>().Where(moment => moment.At <= instant);
        return query.State is { } then
            ? rows.Where(row => moments.Where(moment => moment.StatementId == row.StatementId).OrderByDescending(moment => moment.Position).First().State == then)
            : rows.Where(row => moments.Any(moment => moment.StatementId == row.StatementId));
    }

    // Those of the version that stood then.
    private static IQueryable<IncentiveLineRow> LinesOf(ReadModelContext db, IReadOnlyCollection<string> statements, DateTimeOffset? asOf)
    {
        var lines = db.Set<IncentiveLineRow>().Where(row => statements.Contains(row.StatementId));
        if (asOf is { } instant)
            return lines.Where(row =>
                row.Version == db.Set<IncentiveHistoryRow>().Where(moment => moment.StatementId == row.StatementId && moment.At <= instant).Max(moment => moment.Version));
        // From the statement to its lines: asked for each line, it would be looked up as often as there are lines.
        return db.Set<IncentiveStatementRow>().Where(statement => statements.Contains(statement.StatementId))
            .Join(lines, statement => new { statement.StatementId, statement.Version }, line => new { line.StatementId, line.Version }, (_, line) => line);
    }
}

/// <summary>Which steps of a statement are asked for; a null field asks nothing.</summary>
public sealed record IncentiveHistoryQuery(IncentiveStatementStep? Step, TimeWindow Window) : IHistoryQuery;

/// <summary>Reads of how statements came to where they stand.</summary>
public sealed class IncentiveHistoryReads(IDbContextFactory<ReadModel<IncentiveProjection>> incentives)
    : HistoryReads<IncentiveProjection, IncentiveHistoryRow, IncentiveHistoryQuery>(incentives, row => row.StatementId, row => row.Position, row => row.Id)
{
    protected override IQueryable<IncentiveHistoryRow> Matching(
        IQueryable<IncentiveHistoryRow> rows, IReadOnlyCollection<string> of, IncentiveHistoryQuery query) =>
        rows.Where(row => of.Contains(row.StatementId) && (query.Step == null || row.Step == query.Step)).During(query.Window, row => row.At);
}
