using GraphQL;
using GraphQL.Types;

namespace PartnerGraph.Api.GraphQL.Transport.Documents;

/// <summary>
/// What resolving a field costs, where it is more than looking at what has been read: counted by <see cref="OperationCost"/>. A unit
/// is about 2 µs of processor time on the machine of docs/benchmarks.md; <c>./build.sh bench costs</c> holds one against the other.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class CostAttribute(int cost) : GraphQLAttribute
{
    private const string Key = "cost";

    public int Cost { get; } = cost;

    /// <summary>What each item of the list <see cref="Of"/> adds.</summary>
    public int Each { get; init; }

    /// <summary>A list among the arguments, such as <c>input.lines</c>.</summary>
    public string Of { get; init; } = "";

    public override void Modify(FieldType fieldType, bool isInputType) => Set(fieldType, this);

    internal static void Set(FieldType field, CostAttribute cost) => field.WithMetadata(Key, cost);

    /// <summary>Null for a field that says nothing.</summary>
    internal static CostAttribute? On(FieldType? field) => field?.GetMetadata<CostAttribute?>(Key);
}

/// <summary>What the <c>totalCount</c> of a connection of these nodes costs, where it is more than counting by an index.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class CountCostAttribute(int cost) : Attribute
{
    public int Cost { get; } = cost;
}
