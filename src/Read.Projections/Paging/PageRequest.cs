namespace PartnerGraph.Read.Projections.Paging;

/// <summary>A window of a connection in the sense of Relay: <c>first</c>/<c>after</c> or <c>last</c>/<c>before</c>, 1 to 100 items where a connection allows no more, 20 unless said.</summary>
public sealed record PageRequest(int Size, string? Cursor, bool Backward)
{
    public const int MaxSize = 100;

    public const int DefaultSize = 20;

    /// <exception cref="PageRequestException">The arguments contradict each other or are out of range.</exception>
    public static PageRequest Of(int? first, string? after, int? last, string? before, int maxSize = MaxSize)
    {
        if (first is not null && last is not null) throw new PageRequestException("Give first or last, not both.");
        if (last is not null && after is not null) throw new PageRequestException("last goes with before, not with after.");
        if (last is null && before is not null) throw new PageRequestException("before goes with last.");
        if ((first ?? last) is { } size && (size < 1 || size > maxSize)) throw new PageRequestException($"first and last lie between 1 and {maxSize}.");
        return new(first ?? last ?? DefaultSize, last is null ? after : before, last is not null);
    }
}

/// <summary>The caller's paging arguments are wrong; the message says how.</summary>
public sealed class PageRequestException(string message) : Exception(message);

/// <summary>A window of rows with the cursor of each.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, IReadOnlyList<string> Cursors, bool HasPrevious, bool HasNext)
{
    public static readonly Page<T> Empty = new([], [], false, false);

    public Page<TOther> Select<TOther>(Func<T, TOther> map) => new([.. Items.Select(map)], Cursors, HasPrevious, HasNext);
}
