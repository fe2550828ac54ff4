using System.Linq.Expressions;

namespace PartnerGraph.Read.Projections.Paging;

/// <summary>The order of what has a name and an instant at which it came.</summary>
public enum ListOrder { NameAscending, NameDescending, LatestFirst, EarliestFirst }

public static class ListOrders
{
    /// <summary>A page by name or by instant, whichever is asked for; each is indexed together with <paramref name="id"/>.</summary>
    /// <exception cref="PageRequestException">The cursor is not one of this connection.</exception>
    public static Task<Page<TRow>> ReadPage<TRow>(
        this IQueryable<TRow> rows, PageRequest page, ListOrder order, Expression<Func<TRow, string>> name,
        Expression<Func<TRow, DateTimeOffset>> at, Expression<Func<TRow, string>> id, CancellationToken cancellation) =>
        ByName(order)
            ? rows.ReadPage(page, name, id, order == ListOrder.NameDescending, cancellation)
            : rows.ReadPage(page, at, id, order == ListOrder.LatestFirst, cancellation);

    /// <summary>The same page of each parent's rows in one SQL command.</summary>
    /// <exception cref="PageRequestException">The cursor is not one of this connection.</exception>
    public static Task<IReadOnlyDictionary<string, Page<TRow>>> ReadPages<TRow>(
        this IQueryable<TRow> rows, PageRequest page, ListOrder order, Expression<Func<TRow, string>> parent, Expression<Func<TRow, string>> name,
        Expression<Func<TRow, DateTimeOffset>> at, Expression<Func<TRow, string>> id, CancellationToken cancellation) =>
        ByName(order)
            ? rows.ReadPages(page, parent, name, id, order == ListOrder.NameDescending, cancellation)
            : rows.ReadPages(page, parent, at, id, order == ListOrder.LatestFirst, cancellation);

    private static bool ByName(ListOrder order) => order is ListOrder.NameAscending or ListOrder.NameDescending;
}
