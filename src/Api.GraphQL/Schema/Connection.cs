using System.Reflection;
using GraphQL;
using GraphQL.DataLoader;
using GraphQL.Types;
using PartnerGraph.Api.GraphQL.Transport.Documents;
using PartnerGraph.Read.Projections.Paging;

namespace PartnerGraph.Api.GraphQL.Schema;

/// <summary>A page of entities as Relay describes it.</summary>
public sealed record Connection<TNode>
{
    /// <param name="page">The page that was asked for.</param>
    /// <param name="countAll">Counts every entity of the connection; run only when a client asks for <c>totalCount</c>.</param>
    public Connection(Page<TNode> page, Func<CancellationToken, Task<int>> countAll) => (Page, CountAll) = (page, countAll);

    /// <param name="page">The page that was asked for.</param>
    /// <param name="countBatched">The same for a connection below a list: siblings are counted together.</param>
    public Connection(Page<TNode> page, Func<IResolveFieldContext, IDataLoaderResult<int>> countBatched) => (Page, CountBatched) = (page, countBatched);

    public Page<TNode> Page { get; }

    public Func<CancellationToken, Task<int>>? CountAll { get; }

    public Func<IResolveFieldContext, IDataLoaderResult<int>>? CountBatched { get; }
}

public sealed record Edge<TNode>(TNode Node, string Cursor);

/// <summary><c>XConnection</c> with edges, nodes, page info and the total.</summary>
public sealed class ConnectionGraphType<TNode> : ObjectGraphType<Connection<TNode>>
{
    // One SQL command that counts by an index.
    private const int Counting = 150;

    public ConnectionGraphType()
    {
        var node = SchemaNames.Of(typeof(TNode));
        Name = node + "Connection";
        Description = $"A page of {node} items.";
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<EdgeGraphType<TNode>>>>>("edges")
            .Resolve(context => context.Source.Page.Items.Zip(ConnectionCursor.Seal(context.Parent!, context.Source.Page.Cursors), (item, cursor) => new Edge<TNode>(item, cursor)));
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<GraphQLClrOutputTypeReference<TNode>>>>>("nodes")
            .Resolve(context => context.Source.Page.Items);
        Field<NonNullGraphType<PageInfoGraphType>>("pageInfo").Resolve(context => PageInfoOf(context.Source.Page, context.Parent!));
        CostAttribute.Set(Field<NonNullGraphType<IntGraphType>>("totalCount")
            .Description("How many items the whole connection has; counted only when asked for.")
            .ResolveAsync(async context => context.Source switch
            {
                { CountBatched: { } batched } => batched(context),
                var whole => (object)await whole.CountAll!(context.CancellationToken),
            })
            .FieldType, new CostAttribute(typeof(TNode).GetCustomAttribute<CountCostAttribute>()?.Cost ?? Counting));
    }

    private static PageInfo PageInfoOf(Page<TNode> page, IResolveFieldContext connection) =>
        new(page.HasNext, page.HasPrevious, index => page.Cursors.Count == 0 ? null : ConnectionCursor.Seal(connection, [page.Cursors[index.GetOffset(page.Cursors.Count)]])[0]);
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

/// <param name="cursorAt">Makes a cursor of the page, null when it is empty.</param>
public sealed class PageInfo(bool hasNextPage, bool hasPreviousPage, Func<Index, string?> cursorAt)
{
    public bool HasNextPage => hasNextPage;

    public bool HasPreviousPage => hasPreviousPage;

    public string? StartCursor => cursorAt(0);

    public string? EndCursor => cursorAt(^1);
}

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

/// <summary>Connections below the rows of a list: pages and counts of all siblings are read at once.</summary>
internal static class ConnectionBelow
{
    /// <param name="name">Names the batch together with the page and the field's filter and order; it says what else the rows are chosen by.</param>
    /// <param name="parent">Whose rows are asked for.</param>
    public static IDataLoaderResult<Connection<TNode>?> Pages<TRow, TNode>(
        this IResolveFieldContext context, string name, string parent, PageRequest page, Func<TRow, TNode> map,
        Func<IReadOnlyCollection<string>, CancellationToken, Task<IReadOnlyDictionary<string, Page<TRow>>>> read,
        Func<IReadOnlyCollection<string>, CancellationToken, Task<IReadOnlyDictionary<string, int>>> count)
    {
        var chosen = $"{name} {ConnectionCursor.Chosen(context)}";
        return context.Load($"{chosen} {page}", parent, read).Then(found =>
            (Connection<TNode>?)new Connection<TNode>((found ?? Page<TRow>.Empty).Select(map), inner => inner.Load($"{chosen} counted", parent, count)));
    }
}
