using System.Text.Json;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Api.GraphQL.Transport.Documents;
using PartnerGraph.Api.GraphQL.Transport.Rates;

namespace PartnerGraph.Api.GraphQL.Schema;

/// <summary>The one schema: its roots are put together from the field classes of the capabilities.</summary>
public sealed class PartnerGraphSchema : global::GraphQL.Types.Schema
{
    // A read of one or two SQL commands; a command with its loads and its append.
    private static readonly CostAttribute Reading = new(150), Mutating = new(2_500);

    public PartnerGraphSchema(IServiceProvider services, IEnumerable<RootFields> fields, AccessPolicy access) : base(services)
    {
        Description = "PartnerGraph: the API of a cloud vendor's partner centre.";
        var parts = fields.ToLookup(part => part.Root);
        Query = Compose(RootKind.Query, "Query", parts, access);
        if (parts.Contains(RootKind.Mutation)) Mutation = Compose(RootKind.Mutation, "Mutation", parts, access);
        if (parts.Contains(RootKind.Subscription)) Subscription = Compose(RootKind.Subscription, "Subscription", parts, access);
        RegisterTypes([.. services.GetServices<NodeType>().Select(node => typeof(EntityGraphType<>).MakeGenericType(node.ClrType))]);
    }

    private static ObjectGraphType Compose(RootKind kind, string name, ILookup<RootKind, RootFields> parts, AccessPolicy access)
    {
        var root = new ObjectGraphType { Name = name };
        foreach (var (field, service) in parts[kind].SelectMany(part => part.Build().Fields.Select(field => (Field: field, part.Service)))
            .OrderBy(part => part.Field.Name, StringComparer.Ordinal))
        {
            ServiceName.Set(field, service);
            field.Name = JsonNamingPolicy.CamelCase.ConvertName(field.Name);
            access.Guard(kind, field);
            if (CostAttribute.On(field) is null) CostAttribute.Set(field, kind == RootKind.Mutation ? Mutating : Reading);
            field.Type = Nullable(field.Type!);
            root.AddField(field);
        }

        return root;
    }

    // Any root may be refused or fail; were it not null, the answers of the others would be lost with it.
    private static Type Nullable(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(NonNullGraphType<>) ? type.GetGenericArguments()[0] : type;
}

public enum RootKind { Query, Mutation, Subscription }

/// <summary>A class whose methods are fields of a root type.</summary>
/// <param name="Service">The capability that brings it, whose calls are counted together (API-2).</param>
public sealed record RootFields(RootKind Root, string Service, Func<IObjectGraphType> Build)
{
    public static RootFields Of<T>(RootKind root) where T : notnull => new(root, ServiceName.Of(typeof(T)), static () => new RootFieldsGraphType<T>());
}
