using System.Linq.Expressions;
using System.Reflection;
using GraphQL;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Projections.Paging;

namespace PartnerGraph.Api.Schema;

/// <summary>
/// A type of the schema as its CLR members say. A parameter of type <see cref="PageRequest"/> stands for the four paging
/// arguments; a parameter whose type is a registered service is injected.
/// </summary>
public class EntityGraphType<T> : AutoRegisteringObjectGraphType<T>
{
    private static readonly string[] PagingArguments = ["first", "after", "last", "before"];

    public EntityGraphType() => Name = SchemaNames.Of(typeof(T));

    protected override FieldType CreateField(MemberInfo memberInfo)
    {
        var field = base.CreateField(memberInfo)!;
        if (memberInfo is MethodInfo method && method.GetParameters().Any(parameter => parameter.ParameterType == typeof(PageRequest)))
            AddPaging(field);
        return field;
    }

    protected override ArgumentInformation GetArgumentInformation<TParameterType>(FieldType fieldType, ParameterInfo parameterInfo)
    {
        var argument = base.GetArgumentInformation<TParameterType>(fieldType, parameterInfo);
        if (typeof(TParameterType) == typeof(PageRequest))
            argument.SetDelegateWithCast(PageOf);
        else if (IsService(typeof(TParameterType)))
            argument.SetDelegateWithCast(context => context.RequestServices!.GetRequiredService(typeof(TParameterType)));
        return argument;
    }

    private static void AddPaging(FieldType field)
    {
        field.Arguments ??= [];
        foreach (var name in PagingArguments)
        {
            field.Arguments.Add(new QueryArgument(name is "first" or "last" ? typeof(IntGraphType) : typeof(StringGraphType))
            {
                Name = name,
                Description = name switch
                {
                    "first" => $"The first items, 1 to {PageRequest.MaxSize}; {PageRequest.DefaultSize} when neither first nor last is given.",
                    "last" => $"The last items, 1 to {PageRequest.MaxSize}.",
                    "after" => "Items after this cursor.",
                    _ => "Items before this cursor.",
                },
            });
        }
    }

    private static object PageOf(IResolveFieldContext context)
    {
        try
        {
            return PageRequest.Of(
                context.GetArgument<int?>("first"), ConnectionCursor.Open(context, context.GetArgument<string?>("after")),
                context.GetArgument<int?>("last"), ConnectionCursor.Open(context, context.GetArgument<string?>("before")));
        }
        catch (PageRequestException wrong)
        {
            throw RequestErrors.Of(RequestErrors.BadRequest, wrong.Message);
        }
    }

    // Services are classes of this product that are no inputs; inputs are records whose name ends in Input, Filter or Order.
    private static bool IsService(Type type) => type == typeof(TimeProvider) ||
        type is { IsClass: true } && (type.Namespace?.StartsWith(nameof(PartnerGraph), StringComparison.Ordinal) ?? false)
        && !type.Name.EndsWith("Input", StringComparison.Ordinal) && !type.Name.EndsWith("Filter", StringComparison.Ordinal)
        && !type.Name.EndsWith("Order", StringComparison.Ordinal);
}

/// <summary>Fields of a root type, as the methods of a class that the container makes.</summary>
public sealed class RootFieldsGraphType<T> : EntityGraphType<T>
    where T : notnull
{
    protected override LambdaExpression BuildMemberInstanceExpression(MemberInfo memberInfo) =>
        (Expression<Func<IResolveFieldContext, T>>)(context => context.RequestServices!.GetRequiredService<T>());
}
