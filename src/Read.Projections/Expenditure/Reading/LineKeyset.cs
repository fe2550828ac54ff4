using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Paging;

namespace PartnerGraph.Read.Projections.Expenditure.Reading;

/// <summary>Pages of lines by instant and place in the log: both are numbers, which keeps the widest table without an index on its texts.</summary>
internal static class LineKeyset
{
    /// <exception cref="PageRequestException">The cursor is not one of this connection.</exception>
    public static async Task<Page<ExpenditureLineRow>> Read(
        IQueryable<ExpenditureLineRow> rows, PageRequest page, CancellationToken cancellation)
    {
        if (page.Cursor is { } cursor)
        {
            var (at, position) = Parse(cursor);
            rows = page.Backward
                ? rows.Where(row => row.ChargedFrom < at || (row.ChargedFrom == at && row.Position < position))
                : rows.Where(row => row.ChargedFrom > at || (row.ChargedFrom == at && row.Position > position));
        }

        var ordered = page.Backward
            ? rows.OrderByDescending(row => row.ChargedFrom).ThenByDescending(row => row.Position)
            : rows.OrderBy(row => row.ChargedFrom).ThenBy(row => row.Position);
        var found = await ordered.Take(page.Size + 1).ToListAsync(cancellation);
        var more = found.Count > page.Size;
        if (more) found.RemoveAt(page.Size);
        if (page.Backward) found.Reverse();
        return new(
            found, [.. found.Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.ChargedFrom}.{row.Position}"))],
            HasPrevious: page.Backward ? more : page.Cursor is not null, HasNext: page.Backward ? page.Cursor is not null : more);
    }

    private static (long At, long Position) Parse(string cursor)
    {
        var parts = cursor.Split('.');
        return parts.Length == 2
            && long.TryParse(parts[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var at)
            && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var position)
            ? (at, position)
            : throw new PageRequestException("The cursor is not one of this connection.");
    }
}
