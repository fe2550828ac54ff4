using System.Linq.Expressions;

namespace PartnerGraph.Read.Projections.Expenditure.Sums;

/// <summary>What rows have in common, and what they add up to.</summary>
public sealed class Summed<TKey>
{
    public required TKey Key { get; init; }

    public required ExpenditureSums Sums { get; init; }
}

/// <summary>Adds up in SQL: the one place that says how.</summary>
internal static class Summing
{
    /// <summary>All rows together; nothing when there are none.</summary>
    public static IQueryable<Summed<int>> InAll<TRow>(this IQueryable<TRow> rows, IReadOnlyCollection<string>? amounts = null) where TRow : ISummed =>
        rows.GroupBy(row => 1).Summed(amounts);

    /// <param name="amounts">Those of <see cref="SummedColumns.Amounts"/> that somebody looks at; all of them when null. The others stay zero.</param>
    public static IQueryable<Summed<TKey>> Summed<TKey, TRow>(this IQueryable<IGrouping<TKey, TRow>> groups, IReadOnlyCollection<string>? amounts = null)
        where TRow : ISummed
    {
        var group = Expression.Parameter(typeof(IGrouping<TKey, TRow>), "group");
        return groups.Select(Expression.Lambda<Func<IGrouping<TKey, TRow>, Summed<TKey>>>(
            Expression.MemberInit(
                Expression.New(typeof(Summed<TKey>)),
                Bind<Summed<TKey>>(nameof(Summed<>.Key), Expression.Property(group, nameof(IGrouping<,>.Key))),
                Bind<Summed<TKey>>(nameof(Summed<>.Sums), SumsOf<TRow>(group, amounts))),
            group));
    }

    private static MemberInitExpression SumsOf<TRow>(Expression group, IReadOnlyCollection<string>? amounts) => Expression.MemberInit(
        Expression.New(typeof(ExpenditureSums)),
        [
            Bind<ExpenditureSums>(nameof(ExpenditureSums.Lines), Sum<TRow>(group, nameof(ExpenditureSums.Lines))),
            .. SummedColumns.Amounts.Where(amount => amounts?.Contains(amount) ?? true).Select(amount => Bind<ExpenditureSums>(amount, Expression.MemberInit(
                Expression.New(typeof(SplitAmount)),
                new[] { nameof(SplitAmount.High), nameof(SplitAmount.Low), nameof(SplitAmount.Rest) }
                    .Select(part => Bind<SplitAmount>(part, Sum<TRow>(group, amount, part)))))),
        ]);

    private static MethodCallExpression Sum<TRow>(Expression group, params IEnumerable<string> path)
    {
        var row = Expression.Parameter(typeof(TRow), "row");
        var column = path.Aggregate((Expression)Expression.Property(row, nameof(ISummed.Sums)), Expression.Property);
        return Expression.Call(typeof(Enumerable), nameof(Enumerable.Sum), [typeof(TRow)], group, Expression.Lambda<Func<TRow, long>>(column, row));
    }

    private static MemberAssignment Bind<T>(string member, Expression value) => Expression.Bind(typeof(T).GetProperty(member)!, value);
}
