using System.Linq.Expressions;

namespace PartnerGraph.Read.Projections.Paging;

/// <summary>When what is asked for happened, both ends included and open where null, and in which order it is listed.</summary>
public sealed record TimeWindow(DateTimeOffset? From, DateTimeOffset? Until, TimeOrder Order)
{
    public static readonly TimeWindow Always = new(null, null, TimeOrder.LatestFirst);

    public bool Descending => Order.IsDescending();
}

public static class TimeWindows
{
    /// <summary>The rows whose instant lies in the window.</summary>
    public static IQueryable<TRow> During<TRow>(this IQueryable<TRow> rows, TimeWindow window, Expression<Func<TRow, DateTimeOffset>> at)
    {
        if (window.From is { } from) rows = rows.Where(Compared(at, Expression.GreaterThanOrEqual(at.Body, Captured(from))));
        return window.Until is { } until ? rows.Where(Compared(at, Expression.LessThanOrEqual(at.Body, Captured(until)))) : rows;
    }

    private static Expression<Func<TRow, bool>> Compared<TRow>(Expression<Func<TRow, DateTimeOffset>> at, Expression comparison) =>
        Expression.Lambda<Func<TRow, bool>>(comparison, at.Parameters);

    // A parameter of the SQL command, so that its plan is used again.
    private static MemberExpression Captured(DateTimeOffset instant) => Expression.Field(Expression.Constant(new Holder(instant)), nameof(Holder.Instant));

    private sealed class Holder(DateTimeOffset instant)
    {
        public readonly DateTimeOffset Instant = instant;
    }
}
