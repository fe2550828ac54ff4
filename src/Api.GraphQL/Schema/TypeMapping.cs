using GraphQL.Types;
using PartnerGraph.Domain.Kernel;

namespace PartnerGraph.Api.Schema;

/// <summary>How CLR types of resolvers become types of the schema.</summary>
public sealed class TypeMapping : IGraphTypeMappingProvider
{
    private static readonly Dictionary<Type, Type> Scalars = new()
    {
        [typeof(decimal)] = typeof(DecimalScalar),
        [typeof(Money)] = typeof(DecimalScalar),
        [typeof(LogPosition)] = typeof(PositionScalar),
        [typeof(BillingMonth)] = typeof(MonthScalar),
    };

    public Type? GetGraphTypeFromClrType(Type clrType, bool isInputType, Type? preferredGraphType)
    {
        if (Scalars.TryGetValue(clrType, out var scalar)) return scalar;
        if (preferredGraphType is not null || isInputType) return preferredGraphType;
        if (clrType.IsGenericType && clrType.GetGenericTypeDefinition() == typeof(Connection<>))
            return typeof(ConnectionGraphType<>).MakeGenericType(clrType.GetGenericArguments());
        return clrType is { IsClass: true, IsAbstract: false } && (clrType.Namespace?.StartsWith(nameof(PartnerGraph), StringComparison.Ordinal) ?? false)
            ? typeof(EntityGraphType<>).MakeGenericType(clrType)
            : null;
    }
}
