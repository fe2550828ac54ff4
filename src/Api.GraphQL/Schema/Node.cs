using System.ComponentModel;
using GraphQL;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Api.GraphQL.Transport.Documents;

namespace PartnerGraph.Api.GraphQL.Schema;

/// <summary>A type that <c>node(id)</c> can find: its name in global ids and how the caller's view of one is read.</summary>
/// <param name="Find">Null when there is none or the actor may not see it: the two are not told apart (CONV-7).</param>
public sealed record NodeType(string Name, Type ClrType, Func<IServiceProvider, Actor, string, CancellationToken, Task<object?>> Find);

/// <summary>Relay's <c>Node</c>.</summary>
public sealed class NodeInterface : InterfaceGraphType<object>
{
    public NodeInterface()
    {
        Name = "Node";
        Description = "Anything that can be fetched again by its global id.";
        Field<NonNullGraphType<IdGraphType>>("id");
    }
}

/// <summary>Makes an entity implement <c>Node</c>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NodeAttribute : GraphQLAttribute
{
    public override void Modify(IGraphType graphType)
    {
        if (graphType is IObjectGraphType entity) entity.Interfaces.Add<NodeInterface>();
    }
}

/// <summary><c>node(id)</c>, <c>nodes(ids)</c>: any entities that the caller may see.</summary>
public sealed class NodeQueries(IEnumerable<NodeType> types)
{
    private readonly Dictionary<string, NodeType> types = types.ToDictionary(type => type.Name);

    /// <summary>So many entities can be asked for at once.</summary>
    public const int AtMost = 100;

    [Description("The entity with this global id, or null when there is none that the caller may see.")]
    [OutputType(typeof(NodeInterface))]
    public Task<object?> Node(IResolveFieldContext context, [Id, Description("The entity's id, as it was given out.")] string id) => Find(context, id);

    [Cost(30, Each = 150, Of = "ids"), Description("The entities with these global ids in their order, at most 100; null in the place of each that the caller may not see or that does not exist (CONV-7).")]
    [OutputType(typeof(NonNullGraphType<ListGraphType<NodeInterface>>))]
    public async Task<IReadOnlyList<object?>> Nodes(IResolveFieldContext context, [Id, Description("The entities' ids, as they were given out; 1 to 100.")] IReadOnlyList<string> ids)
    {
        if (ids.Count is 0 or > AtMost) throw RequestErrors.Of(RequestErrors.BadRequest, $"Give 1 to {AtMost} ids.");
        Dictionary<string, object?> found = [];
        foreach (var id in ids.Distinct()) found[id] = await Find(context, id);
        return [.. ids.Select(id => found[id])];
    }

    private async Task<object?> Find(IResolveFieldContext context, string id) =>
        GlobalId.Parse(id) is { } parsed && types.TryGetValue(parsed.Type, out var type)
            ? await type.Find(context.RequestServices!, Actor.Of(context), parsed.Key, context.CancellationToken)
            : null;
}
