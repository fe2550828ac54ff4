using System.Reflection;
using GraphQL;
using GraphQL.Resolvers;

namespace PartnerGraph.Api.GraphQL.Schema.Fields;

/// <summary>A resolver that is made when its field is first asked: a schema has thousands of fields, an operation asks a few.</summary>
internal sealed class LateResolver(Func<IFieldResolver> make) : IFieldResolver
{
    private IFieldResolver? _made;

    public ValueTask<object?> ResolveAsync(IResolveFieldContext context) => (_made ??= make()).ResolveAsync(context);
}

/// <summary>What a property of the object itself says, without an expression that had to be compiled.</summary>
internal sealed class PropertyResolver<TSource, TValue>(MethodInfo getter) : IFieldResolver
{
    private readonly Func<TSource, TValue> _get = getter.CreateDelegate<Func<TSource, TValue>>();

    public ValueTask<object?> ResolveAsync(IResolveFieldContext context) => new(_get((TSource)context.Source!));
}
