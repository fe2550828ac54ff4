using System.ComponentModel;
using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Read.Projections.Runtime.Following;
using PartnerGraph.Read.Projections.Runtime.Sql;

namespace PartnerGraph.Processes.Deadlines;

[Description("How a deadline stands.")]
public enum DeadlineState
{
    [Description("Its instant has not come.")]
    Waiting,

    [Description("Its instant has come, and its command is about to run.")]
    Due,

    [Description("Its command failed; it is tried again.")]
    SetAside,
}

/// <param name="Kinds">Null for every kind.</param>
/// <param name="From">Due at this instant or later.</param>
/// <param name="Until">Due at this instant or earlier.</param>
/// <param name="Now">By what waiting and due are told apart.</param>
public sealed record DeadlineQuery(
    IReadOnlyCollection<string>? Kinds, string? Key, string? PartnerId, DeadlineState? State, DateTimeOffset? From, DateTimeOffset? Until, DateTimeOffset Now,
    TimeOrder Order = TimeOrder.EarliestFirst);

public sealed class DeadlineReads(
    IDbContextFactory<ReadModel<DeadlineProjection>> deadlines, IReadModelStatements<DeadlineProjection> statements) : IDisposable
{
    private readonly KeptStatement nextRunAt = statements.Keep("SELECT \"RunAt\" FROM \"deadline\" WHERE \"HasPassed\" = FALSE ORDER BY \"RunAt\" LIMIT 1");

    /// <summary>What is to be tried first, at this instant or before: everything of one and the same instant, by kind and key, at most so much.</summary>
    public async Task<IReadOnlyList<DeadlineRow>> First(DateTimeOffset until, int atMost, CancellationToken cancellation)
    {
        if (NextRunAt() is not { } first || first > until) return [];
        await using var db = await deadlines.CreateDbContextAsync(cancellation);
        return await Unmet(db).Where(row => row.RunAt == first)
            .OrderBy(row => row.Kind).ThenBy(row => row.Key).Take(atMost).ToListAsync(cancellation);
    }

    /// <summary>When the next one is to be tried; null when there is none.</summary>
    public DateTimeOffset? NextRunAt() => nextRunAt.Scalar() is long instant ? DateTimeOffset.FromUnixTimeMilliseconds(instant) : null;

    /// <summary>Those of them that stand as they did.</summary>
    public async Task<IReadOnlyList<DeadlineRow>> Standing(IReadOnlyList<DeadlineRow> before, CancellationToken cancellation)
    {
        string[] ids = [.. before.Select(row => row.Id)];
        await using var db = await deadlines.CreateDbContextAsync(cancellation);
        var now = await Unmet(db).Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancellation);
        return [.. before.Where(row => now.TryGetValue(row.Id, out var same) && same.DueAt == row.DueAt && same.RunAt == row.RunAt)];
    }

    /// <summary>By the instant at which they fall due.</summary>
    public async Task<Page<DeadlineRow>> Page(DeadlineQuery query, PageRequest page, CancellationToken cancellation)
    {
        await using var db = await deadlines.CreateDbContextAsync(cancellation);
        return await Matching(db, query).ReadPage(page, row => row.DueAt, row => row.Id, query.Order.IsDescending(), cancellation);
    }

    public async Task<int> Count(DeadlineQuery query, CancellationToken cancellation)
    {
        await using var db = await deadlines.CreateDbContextAsync(cancellation);
        return await Matching(db, query).CountAsync(cancellation);
    }

    public void Dispose() => nextRunAt.Dispose();

    /// <summary>As a query filters by it and as an answer tells it.</summary>
    public static DeadlineState StateOf(DeadlineRow row, DateTimeOffset now) =>
        row.Attempts > 0 ? DeadlineState.SetAside : row.DueAt <= now ? DeadlineState.Due : DeadlineState.Waiting;

    private static IQueryable<DeadlineRow> Unmet(ReadModelContext db)
    {
        // As a parameter: a negated column would not be looked up in the index.
        var passed = false;
        return db.Set<DeadlineRow>().Where(row => row.HasPassed == passed);
    }

    private static IQueryable<DeadlineRow> Matching(ReadModelContext db, DeadlineQuery query)
    {
        var rows = Unmet(db);
        if (query.Kinds is { } kinds) rows = rows.Where(row => kinds.Contains(row.Kind));
        if (query.Key is { } key) rows = rows.Where(row => row.Key == key);
        if (query.PartnerId is { } partner) rows = rows.Where(row => row.PartnerId == partner);
        if (query.From is { } from) rows = rows.Where(row => row.DueAt >= from);
        if (query.Until is { } until) rows = rows.Where(row => row.DueAt <= until);
        return query.State switch
        {
            DeadlineState.SetAside => rows.Where(row => row.Attempts > 0),
            DeadlineState.Due => rows.Where(row => row.Attempts == 0 && row.DueAt <= query.Now),
            DeadlineState.Waiting => rows.Where(row => row.Attempts == 0 && row.DueAt > query.Now),
            _ => rows,
        };
    }
}
