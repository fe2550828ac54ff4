using GraphQL;
using GraphQL.DataLoader;
using GraphQL.Types;
using PartnerGraph.Projections.Paging;

namespace PartnerGraph.Api.Schema;

/// <summary>A page of entities as Relay describes it.</summary>
/// <param name="CountAll">Counts every entity of the connection; run only when a client asks for <c>totalCount</c>.</param>
public sealed record Connection<TNode>(Page<TNode> Page, Func<CancellationToken, Task<int>>? CountAll = null)
{
    /// <summary>The same for a connection below a list: siblings are counted together.</summary>
    public Func<IResolveFieldContext, IDataLoaderResult<int>>? CountBatched { get; init; }
}

public sealed record Edge<TNode>(TNode Node, string Cursor);

/// <summary><c>XConnection</c> with edges, nodes, page info and the total.</summary>
public sealed class ConnectionGraphType<TNode> : ObjectGraphType<Connection<TNode>>
{
    public ConnectionGraphType()
    {
        var node = SchemaNames.Of(typeof(TNode));
        Name = node + "Connection";
        Description = $"A page of {node} items.";
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<EdgeGraphType<TNode>>>>>("edges")
            .Resolve(context => context.Source.Page.Items.Zip(context.Source.Page.Cursors, (item, cursor) => new Edge<TNode>(item, cursor)));
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<GraphQLClrOutputTypeReference<TNode>>>>>("nodes")
            .Resolve(context => context.Source.Page.Items);
        Field<NonNullGraphType<PageInfoGraphType>>("pageInfo").Resolve(context => new PageInfo(
            context.Source.Page.HasNext, context.Source.Page.HasPrevious,
            context.Source.Page.Cursors is [var first, ..] ? first : null, context.Source.Page.Cursors is [.., var last] ? last : null));
        Field<NonNullGraphType<IntGraphType>>("totalCount")
            .Description("How many items the whole connection has; counted only when asked for.")
            .ResolveAsync(async context => context.Source switch
            {
                { CountBatched: { } batched } => batched(context),
                { CountAll: { } count } => await count(context.CancellationToken),
                var whole => (object)whole.Page.Items.Count,
            });
    }
}

public sealed class EdgeGraphType<TNode> : ObjectGraphType<Edge<TNode>>
{
    public EdgeGraphType()
    {
        Name = SchemaNames.Of(typeof(TNode)) + "Edge";
        Field<NonNullGraphType<GraphQLClrOutputTypeReference<TNode>>>("node").Resolve(context => context.Source.Node);
        Field<NonNullGraphType<StringGraphType>>("cursor").Resolve(context => context.Source.Cursor);
    }
}

public sealed record PageInfo(bool HasNextPage, bool HasPreviousPage, string? StartCursor, string? EndCursor);

public sealed class PageInfoGraphType : AutoRegisteringObjectGraphType<PageInfo>
{
    public PageInfoGraphType() => Name = nameof(PageInfo);
}

/// <summary>The name a CLR type has in the schema.</summary>
public static class SchemaNames
{
    public static string Of(Type type) =>
        type.GetCustomAttributes(typeof(NameAttribute), false).OfType<NameAttribute>().FirstOrDefault()?.Name ?? type.Name;
}
