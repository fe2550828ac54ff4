using System.ComponentModel;
using GraphQL;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Api.Security;

namespace PartnerGraph.Api.Schema;

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

/// <summary><c>node(id)</c>: any entity that the caller may see.</summary>
public sealed class NodeQueries(IEnumerable<NodeType> types)
{
    private readonly Dictionary<string, NodeType> types = types.ToDictionary(type => type.Name);

    [Description("The entity with this global id, or null when there is none that the caller may see.")]
    [OutputType(typeof(NodeInterface))]
    public async Task<object?> Node(IResolveFieldContext context, [Id] string id) =>
        GlobalId.Parse(id) is { } parsed && types.TryGetValue(parsed.Type, out var type)
            ? await type.Find(context.RequestServices!, Actor.Of(context), parsed.Key, context.CancellationToken)
            : null;
}
