using System.Reflection;
using GraphQL;
using GraphQL.Resolvers;
using GraphQL.Types;

namespace PartnerGraph.Api.GraphQL.Schema.Fields;

/// <summary>
/// A type whose fields are its CLR members, as the library finds them, but with resolvers that are compiled at their first use.
/// Streams and static members, of which there are few, are left to the library.
/// </summary>
public abstract class LateFieldsGraphType<T> : AutoRegisteringObjectGraphType<T>
{
    protected override FieldType CreateField(MemberInfo memberInfo) => memberInfo switch
    {
        PropertyInfo { GetMethod.IsStatic: false } property when OwnsSource && !IsTask(property.PropertyType) =>
            Declare(property, [], () => PropertyOf(property)),
        MethodInfo { IsStatic: false } method when !IsStream(method.ReturnType) => Declare(method, method.GetParameters(), () => MethodOf(method)),
        _ => base.CreateField(memberInfo)!,
    };

    protected override ArgumentInformation GetArgumentInformation<TParameterType>(FieldType fieldType, ParameterInfo parameterInfo)
    {
        var argument = base.GetArgumentInformation<TParameterType>(fieldType, parameterInfo);
        if (ServerSide(parameterInfo.ParameterType) is { } value) argument.SetDelegateWithCast(value);
        return argument;
    }

    /// <summary>How the server itself finds the value of a parameter that is no argument of the field; null for arguments.</summary>
    protected abstract Func<IResolveFieldContext, object?>? ServerSide(Type parameterType);

    /// <summary>Whether fields are asked of the object that the parent field answered; false where <c>BuildMemberInstanceExpression</c> says another.</summary>
    protected virtual bool OwnsSource => true;

    private FieldType Declare(MemberInfo member, ParameterInfo[] parameters, Func<IFieldResolver> resolver)
    {
        var field = new FieldType
        {
            Name = member.Name,
            Description = member.Description(),
            DeprecationReason = member.ObsoleteMessage(),
            Type = GetTypeInformation(member).ConstructGraphType(),
            Resolver = new LateResolver(resolver),
        };
        foreach (var parameter in parameters.Where(parameter => ServerSide(parameter.ParameterType) is null)) AddArgument(field, parameter);
        foreach (var attribute in member.GetGraphQLAttributes())
        {
            var ignored = false;
            attribute.Modify(field, isInputType: false);
            attribute.Modify(field, isInputType: false, this, member, ref ignored);
        }

        return field;
    }

    private void AddArgument(FieldType field, ParameterInfo parameter)
    {
        var information = new ArgumentInformation(parameter, typeof(T), field, GetTypeInformation(parameter));
        information.ApplyAttributes();
        if (information.ConstructQueryArgument().QueryArgument is not { } argument) return;
        ApplyArgumentAttributes(parameter, argument);
        (field.Arguments ??= []).Add(argument);
    }

    private static IFieldResolver PropertyOf(PropertyInfo property) => (IFieldResolver)Activator.CreateInstance(
        typeof(PropertyResolver<,>).MakeGenericType(typeof(T), property.PropertyType), property.GetMethod)!;

    private IFieldResolver MethodOf(MethodInfo method)
    {
        var field = new FieldType { Name = method.Name };
        BuildFieldType(field, method);
        return field.Resolver!;
    }

    private static bool IsTask(Type type) =>
        type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(Task<>) || type.GetGenericTypeDefinition() == typeof(ValueTask<>));

    private static bool IsStream(Type type) => type.IsGenericType &&
        (type.GetGenericTypeDefinition() == typeof(IObservable<>) || type.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>)
        || (IsTask(type) && IsStream(type.GetGenericArguments()[0])));
}
