using System.Linq.Expressions;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace PartnerGraph.Read.Projections.Paging;

/// <summary>
/// Pages by the values of the last row seen, never by an offset: a page costs the same wherever it lies, and rows that
/// come or go meanwhile shift nothing. The order is a key and then the row's unique id.
/// </summary>
public static class Keyset
{
    // The longest sort key, a name of rare letters, still fits.
    private const int Longest = 8_192;

    /// <param name="key">The sort key, indexed together with <paramref name="id"/>.</param>
    /// <exception cref="PageRequestException">The cursor is not one of this connection.</exception>
    public static async Task<Page<TRow>> ReadPage<TRow, TKey>(
        this IQueryable<TRow> rows, PageRequest page, Expression<Func<TRow, TKey>> key, Expression<Func<TRow, string>> id,
        bool descending = false, CancellationToken cancellation = default)
        where TKey : notnull
    {
        var down = descending != page.Backward;
        if (page.Cursor is { } cursor) rows = rows.Where(After(Read<TKey>(cursor), key, id, down));
        var ordered = down ? rows.OrderByDescending(key).ThenByDescending(id) : rows.OrderBy(key).ThenBy(id);
        return Window(await ordered.Take(page.Size + 1).ToListAsync(cancellation), page, () => Writer(RowKeys.Of(key), RowKeys.Of(id)));
    }

    /// <summary>The same with a key of two parts.</summary>
    /// <exception cref="PageRequestException">The cursor is not one of this connection.</exception>
    public static async Task<Page<TRow>> ReadPage<TRow, TKey, TThen>(
        this IQueryable<TRow> rows, PageRequest page, Expression<Func<TRow, TKey>> key, Expression<Func<TRow, TThen>> then,
        Expression<Func<TRow, string>> id, bool descending = false, CancellationToken cancellation = default)
        where TKey : notnull where TThen : notnull
    {
        var down = descending != page.Backward;
        if (page.Cursor is { } cursor)
        {
            var (at, last) = Read<TwoKeys<TKey, TThen>>(cursor);
            if (at.Key is null || at.Then is null) throw Foreign();
            var row = key.Parameters[0];
            var behind = After((at.Then, last), new Replace(then.Parameters[0], row).Of(then), id, down);
            rows = rows.Where(Expression.Lambda<Func<TRow, bool>>(Behind(key.Body, Captured(at.Key), behind.Body, down), row));
        }

        var ordered = down
            ? rows.OrderByDescending(key).ThenByDescending(then).ThenByDescending(id)
            : rows.OrderBy(key).ThenBy(then).ThenBy(id);
        return Window(await ordered.Take(page.Size + 1).ToListAsync(cancellation), page, () =>
        {
            var (keyOf, thenOf) = (RowKeys.Of(key), RowKeys.Of(then));
            return Writer(row => new TwoKeys<TKey, TThen>(keyOf(row), thenOf(row)), RowKeys.Of(id));
        });
    }

    /// <summary>The same page of each parent's rows in one SQL command, for connections below a list; parents without rows are left out.</summary>
    /// <exception cref="PageRequestException">The cursor is not one of this connection.</exception>
    public static async Task<IReadOnlyDictionary<string, Page<TRow>>> ReadPages<TRow, TKey>(
        this IQueryable<TRow> rows, PageRequest page, Expression<Func<TRow, string>> parent, Expression<Func<TRow, TKey>> key,
        Expression<Func<TRow, string>> id, bool descending = false, CancellationToken cancellation = default)
        where TKey : notnull
    {
        var down = descending != page.Backward;
        if (page.Cursor is { } cursor) rows = rows.Where(After(Read<TKey>(cursor), key, id, down));
        var size = page.Size + 1;
        var groups = down
            ? rows.GroupBy(parent).Select(group => group.AsQueryable().OrderByDescending(key).ThenByDescending(id).Take(size).ToList())
            : rows.GroupBy(parent).Select(group => group.AsQueryable().OrderBy(key).ThenBy(id).Take(size).ToList());
        var parentOf = RowKeys.Of(parent);
        return (await groups.ToListAsync(cancellation)).ToDictionary(
            group => parentOf(group[0]), group => Window(group, page, () => Writer(RowKeys.Of(key), RowKeys.Of(id))));
    }

    /// <summary>
    /// The same of these parents, which <paramref name="rows"/> belong to. The page of one alone is read along the index, and costs by its size; those of several
    /// are numbered within their parents, which looks at everything behind the cursor.
    /// </summary>
    /// <exception cref="PageRequestException">The cursor is not one of this connection.</exception>
    public static async Task<IReadOnlyDictionary<string, Page<TRow>>> ReadPages<TRow, TKey>(
        this IQueryable<TRow> rows, IReadOnlyCollection<string> parents, PageRequest page, Expression<Func<TRow, string>> parent,
        Expression<Func<TRow, TKey>> key, Expression<Func<TRow, string>> id, bool descending = false, CancellationToken cancellation = default)
        where TKey : notnull
    {
        if (parents.Count != 1) return await rows.ReadPages(page, parent, key, id, descending, cancellation);
        var only = await rows.ReadPage(page, key, id, descending, cancellation);
        return only.Items.Count == 0 ? new Dictionary<string, Page<TRow>>() : new() { [parents.First()] = only };
    }

    private static Func<TRow, string> Writer<TRow, TKey>(Func<TRow, TKey> keyOf, Func<TRow, string> idOf) => row => Write(keyOf(row), idOf(row));

    private static Page<TRow> Window<TRow>(List<TRow> found, PageRequest page, Func<Func<TRow, string>> writer)
    {
        var more = found.Count > page.Size;
        if (more) found.RemoveAt(page.Size);
        if (page.Backward) found.Reverse();
        return new(found, new PageCursors<TRow>(found, writer),
            HasPrevious: page.Backward ? more : page.Cursor is not null,
            HasNext: page.Backward ? page.Cursor is not null : more);
    }

    private static Expression<Func<TRow, bool>> After<TRow, TKey>(
        (TKey Key, string Id) cursor, Expression<Func<TRow, TKey>> key, Expression<Func<TRow, string>> id, bool down)
    {
        var row = key.Parameters[0];
        var rowId = new Replace(id.Parameters[0], row).Visit(id.Body);
        // Captured, so that EF Core sends parameters and reuses the plan.
        var keyValue = Captured(cursor.Key);
        var idValue = Captured(cursor.Id);
        return Expression.Lambda<Func<TRow, bool>>(Behind(key.Body, keyValue, Beyond(rowId, idValue, down), down), row);
    }

    // Beyond the value in this column, or at it and behind in the next.
    private static BinaryExpression Behind(Expression column, Expression value, Expression next, bool down) =>
        Expression.OrElse(Beyond(column, value, down), Expression.AndAlso(Expression.Equal(column, value), next));

    private static BinaryExpression Beyond(Expression column, Expression value, bool down)
    {
        if (column.Type != typeof(string)) return down ? Expression.LessThan(column, value) : Expression.GreaterThan(column, value);
        var compared = Expression.Call(typeof(string), nameof(string.Compare), null, column, value);
        return down ? Expression.LessThan(compared, Expression.Constant(0)) : Expression.GreaterThan(compared, Expression.Constant(0));
    }

    private static MemberExpression Captured<T>(T value) =>
        Expression.Property(Expression.Constant(new Holder<T>(value)), nameof(Holder<>.Value));

    private static string Write<TKey>(TKey key, string id) =>
        System.Buffers.Text.Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(new CursorValue<TKey>(key, id)));

    private static (TKey Key, string Id) Read<TKey>(string cursor)
    {
        try
        {
            if (OpaqueText.Decode(cursor, Longest) is { } bytes
                && JsonSerializer.Deserialize<CursorValue<TKey>>(bytes) is { K: not null, I: not null } value) return (value.K, value.I);
        }
        catch (Exception unreadable) when (unreadable is JsonException or NotSupportedException)
        {
        }

        throw Foreign();
    }

    private static PageRequestException Foreign() => new("The cursor is not one of this connection.");

    private sealed record CursorValue<TKey>(TKey K, string I);

    private sealed record TwoKeys<TKey, TThen>(TKey Key, TThen Then);

    private sealed record Holder<T>(T Value);

    private sealed class Replace(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        public Expression<Func<TRow, T>> Of<TRow, T>(Expression<Func<TRow, T>> of) => Expression.Lambda<Func<TRow, T>>(Visit(of.Body), to);

        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : base.VisitParameter(node);
    }
}
