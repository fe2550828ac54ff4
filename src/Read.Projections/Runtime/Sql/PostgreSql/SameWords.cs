using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace PartnerGraph.Read.Projections.Runtime.Sql.PostgreSql;

/// <summary>
/// What reads say for SQLite means the same here: its LIKE takes ASCII letters of either case, which ILIKE does in texts that compare by bytes. Asked once
/// for each query, when it is compiled.
/// </summary>
internal sealed class SameWords : ExpressionVisitor, IQueryExpressionInterceptor
{
    public static readonly SameWords Instance = new();

    private static readonly MethodInfo Like = typeof(DbFunctionsExtensions).GetMethod(
        nameof(DbFunctionsExtensions.Like), [typeof(DbFunctions), typeof(string), typeof(string), typeof(string)])!;

    private static readonly MethodInfo AnyCase = typeof(NpgsqlDbFunctionsExtensions).GetMethod(
        nameof(NpgsqlDbFunctionsExtensions.ILike), [typeof(DbFunctions), typeof(string), typeof(string), typeof(string)])!;

    public Expression QueryCompilationStarting(Expression queryExpression, QueryExpressionEventData eventData) => Visit(queryExpression);

    protected override Expression VisitMethodCall(MethodCallExpression node) =>
        node.Method == Like ? Expression.Call(AnyCase, node.Arguments.Select(Visit)!) : base.VisitMethodCall(node);
}
