using GraphQL.Types;
using PartnerGraph.Api.GraphQL.Mutations;
using PartnerGraph.Api.GraphQL.Partners.Tiers;
using PartnerGraph.Api.GraphQL.Quotas;
using PartnerGraph.Api.GraphQL.Schema.Scalars;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Partners.Tiers;

namespace PartnerGraph.Api.GraphQL.Schema;

/// <summary>How CLR types of resolvers become types of the schema.</summary>
public sealed class TypeMapping : IGraphTypeMappingProvider
{
    private static readonly Dictionary<Type, Type> Named = new()
    {
        [typeof(decimal)] = typeof(DecimalScalar),
        [typeof(Money)] = typeof(UsdAmountScalar),
        [typeof(long)] = typeof(BigIntScalar),
        [typeof(LogPosition)] = typeof(PositionScalar),
        [typeof(BillingMonth)] = typeof(MonthScalar),
        [typeof(DateTimeOffset)] = typeof(InstantScalar),
        [typeof(DateOnly)] = typeof(DayScalar),
        [typeof(RuleCode)] = typeof(RuleCodeEnum),
        [typeof(PageInfo)] = typeof(PageInfoGraphType),
        [typeof(Alert)] = typeof(AlertInterface),
        [typeof(Competitor)] = typeof(CompetitorEnum),
    };

    public Type? GetGraphTypeFromClrType(Type clrType, bool isInputType, Type? preferredGraphType)
    {
        if (Named.TryGetValue(clrType, out var named)) return named;
        if (preferredGraphType is not null) return preferredGraphType;
        if (isInputType) return IsOurs(clrType) ? typeof(InputGraphType<>).MakeGenericType(clrType) : null;
        if (clrType.IsGenericType && clrType.GetGenericTypeDefinition() == typeof(Connection<>))
            return typeof(ConnectionGraphType<>).MakeGenericType(clrType.GetGenericArguments());
        return IsOurs(clrType)
            ? typeof(EntityGraphType<>).MakeGenericType(clrType)
            : null;
    }

    private static bool IsOurs(Type type) =>
        type is { IsClass: true, IsAbstract: false } && (type.Namespace?.StartsWith(nameof(PartnerGraph), StringComparison.Ordinal) ?? false);
}

/// <summary>An input as its CLR members say.</summary>
public sealed class InputGraphType<T> : AutoRegisteringInputObjectGraphType<T>
{
    public InputGraphType() => Name = SchemaNames.Of(typeof(T));

    // The library compiles what fills an overridden input when it is first sent, and all others with the schema.
    public override object ParseDictionary(IDictionary<string, object?> value) => base.ParseDictionary(value);
}
