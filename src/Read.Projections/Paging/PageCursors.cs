using System.Collections;
using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;

namespace PartnerGraph.Read.Projections.Paging;

/// <summary>The cursors of a page's rows, each made when it is asked for: most pages are read without, or with that of their last row.</summary>
internal sealed class PageCursors<TRow>(IReadOnlyList<TRow> rows, Func<Func<TRow, string>> writer) : IReadOnlyList<string>
{
    private Func<TRow, string>? write;

    public int Count => rows.Count;

    public string this[int index] => (write ??= writer())(rows[index]);

    public IEnumerator<string> GetEnumerator()
    {
        for (var index = 0; index < Count; index++) yield return this[index];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>Sort keys of rows in memory. Most are a property, which is compiled once for all pages.</summary>
internal static class RowKeys
{
    private static readonly ConcurrentDictionary<(Type, MemberInfo), Delegate> Properties = [];

    public static Func<TRow, TKey> Of<TRow, TKey>(Expression<Func<TRow, TKey>> key) =>
        key.Body is MemberExpression { Expression: ParameterExpression } property
            ? (Func<TRow, TKey>)Properties.GetOrAdd((typeof(TRow), property.Member), static (_, made) => made.Compile(), key)
            : key.Compile();
}
