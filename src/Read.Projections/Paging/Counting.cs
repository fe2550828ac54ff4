using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace PartnerGraph.Read.Projections.Paging;

public static class Counting
{
    /// <summary>How many rows each parent has, in one SQL command; parents without rows are left out.</summary>
    public static async Task<IReadOnlyDictionary<string, int>> CountEach<TRow>(
        this IQueryable<TRow> rows, Expression<Func<TRow, string>> parent, CancellationToken cancellation) =>
        await rows.GroupBy(parent).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancellation);
}
