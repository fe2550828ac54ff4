using GraphQL;
using GraphQL.Resolvers;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;

namespace PartnerGraph.Api.GraphQL.Security;

/// <summary>
/// A field below an entity that shows what a root field shows: whoever may not use that one reads null here, so that no way through
/// objects leads further than the roots do (ADR 47).
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class SeenLikeAttribute(string root) : GraphQLAttribute
{
    private const string Key = "seen-like";

    /// <summary>The root field whose access rule holds.</summary>
    public string Root { get; } = root;

    public override void Modify(FieldType fieldType, bool isInputType) => fieldType.WithMetadata(Key, Root);

    /// <summary>The root field by which a field is seen; null for one that belongs to its entity.</summary>
    public static string? On(FieldType field) => field.GetMetadata<string?>(Key);

    internal static void Guard(FieldType field, string root)
    {
        var inner = field.Resolver ?? throw new InvalidOperationException($"{field.Name} resolves nothing.");
        field.Resolver = new FuncFieldResolver<object?>(context =>
            context.RequestServices!.GetRequiredService<AccessPolicy>().Allows(Actor.Of(context), root) ? inner.ResolveAsync(context) : default);
    }
}
