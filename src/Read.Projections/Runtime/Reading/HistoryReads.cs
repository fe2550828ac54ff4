using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Read.Projections.Scoping;

namespace PartnerGraph.Read.Projections.Runtime.Reading;

/// <summary>What of a history is asked for.</summary>
public interface IHistoryQuery
{
    TimeWindow Window { get; }
}

/// <summary>
/// Reads of what was done to many, one after the other and in the order of the log, each within the reader's scope: that of one, or the same page of
/// each of several in one SQL command.
/// </summary>
/// <param name="whose">To whom it was done, indexed together with <paramref name="position"/>.</param>
public abstract class HistoryReads<TProjection, TRow, TQuery>(
    IDbContextFactory<ReadModel<TProjection>> histories, Expression<Func<TRow, string>> whose, Expression<Func<TRow, long>> position, Expression<Func<TRow, string>> id)
    where TProjection : Projection where TRow : class, IPartnerRow where TQuery : IHistoryQuery
{
    public async Task<Page<TRow>> Page(PartnerScope scope, string of, TQuery query, PageRequest page, CancellationToken cancellation)
    {
        await using var db = await histories.CreateDbContextAsync(cancellation);
        return await Matching(db.Set<TRow>().Within(scope), [of], query).ReadPage(page, position, id, query.Window.Descending, cancellation);
    }

    public async Task<int> Count(PartnerScope scope, string of, TQuery query, CancellationToken cancellation)
    {
        await using var db = await histories.CreateDbContextAsync(cancellation);
        return await Matching(db.Set<TRow>().Within(scope), [of], query).CountAsync(cancellation);
    }

    /// <summary>A page of each one's; who has nothing is left out.</summary>
    public async Task<IReadOnlyDictionary<string, Page<TRow>>> Pages(
        PartnerScope scope, IReadOnlyCollection<string> of, TQuery query, PageRequest page, CancellationToken cancellation)
    {
        await using var db = await histories.CreateDbContextAsync(cancellation);
        return await Matching(db.Set<TRow>().Within(scope), of, query).ReadPages(page, whose, position, id, query.Window.Descending, cancellation);
    }

    /// <summary>How much each one has; who has nothing is left out.</summary>
    public async Task<IReadOnlyDictionary<string, int>> Counts(
        PartnerScope scope, IReadOnlyCollection<string> of, TQuery query, CancellationToken cancellation)
    {
        await using var db = await histories.CreateDbContextAsync(cancellation);
        return await Matching(db.Set<TRow>().Within(scope), of, query).CountEach(whose, cancellation);
    }

    /// <summary>The rows of these that the query includes.</summary>
    protected abstract IQueryable<TRow> Matching(IQueryable<TRow> rows, IReadOnlyCollection<string> of, TQuery query);
}
