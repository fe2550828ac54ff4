using System.Linq.Expressions;
using System.Reflection;
using GraphQL;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Api.GraphQL.Schema.Fields;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Api.GraphQL.Transport.Documents;
using PartnerGraph.Read.Projections.Paging;

namespace PartnerGraph.Api.GraphQL.Schema;

/// <summary>
/// A type of the schema as its CLR members say. A parameter of type <see cref="PageRequest"/> stands for the four paging
/// arguments; a parameter whose type is a registered service is injected.
/// </summary>
public class EntityGraphType<T> : LateFieldsGraphType<T>
{
    // A row of a batch.
    private static readonly CostAttribute Batched = new(20);

    private const string LongestPage = "longest-page";

    private static readonly string[] PagingArguments = ["first", "after", "last", "before"];

    public EntityGraphType() => Name = SchemaNames.Of(typeof(T));

    protected override FieldType CreateField(MemberInfo memberInfo)
    {
        var field = base.CreateField(memberInfo);
        OwnFields.Mark(field, memberInfo);
        if (memberInfo is MethodInfo method && method.GetParameters().Any(parameter => parameter.ParameterType == typeof(PageRequest)))
            AddPaging(field, method);
        if (memberInfo.GetCustomAttribute<SeenLikeAttribute>() is { } seen)
        {
            SeenLikeAttribute.Guard(field, seen.Root);
            if (CostAttribute.On(field) is null) CostAttribute.Set(field, Batched);
        }

        return field;
    }

    protected override Func<IResolveFieldContext, object?>? ServerSide(Type parameterType) =>
        parameterType == typeof(PageRequest) ? PageOf
        : IsService(parameterType) ? context => context.RequestServices!.GetRequiredService(parameterType)
        : null;

    private static void AddPaging(FieldType field, MethodInfo method)
    {
        var longest = method.GetCustomAttribute<LongestPageAttribute>()?.Items ?? PageRequest.MaxSize;
        field.WithMetadata(LongestPage, longest);
        field.Arguments ??= [];
        foreach (var name in PagingArguments)
        {
            field.Arguments.Add(new QueryArgument(name is "first" or "last" ? typeof(IntGraphType) : typeof(StringGraphType))
            {
                Name = name,
                Description = name switch
                {
                    "first" => $"The first items, 1 to {longest}; {PageRequest.DefaultSize} when neither first nor last is given.",
                    "last" => $"The last items, 1 to {longest}.",
                    "after" => "Items after this cursor.",
                    _ => "Items before this cursor.",
                },
            });
        }
    }

    private static PageRequest PageOf(IResolveFieldContext context)
    {
        try
        {
            return PageRequest.Of(
                context.GetArgument<int?>("first"), ConnectionCursor.Open(context, context.GetArgument<string?>("after")),
                context.GetArgument<int?>("last"), ConnectionCursor.Open(context, context.GetArgument<string?>("before")),
                context.FieldDefinition.GetMetadata(LongestPage, PageRequest.MaxSize));
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
    protected override bool OwnsSource => false;

    protected override LambdaExpression BuildMemberInstanceExpression(MemberInfo memberInfo) =>
        (Expression<Func<IResolveFieldContext, T>>)(context => context.RequestServices!.GetRequiredService<T>());
}

/// <summary>A connection that may be asked for more at once than others, because a screen shows all of it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LongestPageAttribute(int items) : Attribute
{
    public int Items { get; } = items;
}
