namespace PartnerGraph.Read.Projections.Paging;

/// <summary>Pages of a list that is in memory, as long as a database's would be.</summary>
public static class InMemory
{
    /// <param name="items">Ascending by their keys, compared by their bytes.</param>
    /// <param name="key">Unique; it is the cursor.</param>
    public static Page<T> PageOf<T>(this IReadOnlyList<T> items, PageRequest page, Func<T, string> key)
    {
        var open = page.Cursor is not { } cursor
            ? items
            : [.. items.Where(item => page.Backward ? string.CompareOrdinal(key(item), cursor) < 0 : string.CompareOrdinal(key(item), cursor) > 0)];
        var (more, shown) = (open.Count > page.Size, (T[])[.. page.Backward ? open.TakeLast(page.Size) : open.Take(page.Size)]);
        return new(shown, [.. shown.Select(key)],
            HasPrevious: page.Backward ? more : page.Cursor is not null,
            HasNext: page.Backward ? page.Cursor is not null : more);
    }
}
