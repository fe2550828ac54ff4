using GraphQL;
using GraphQL.Types;

namespace PartnerGraph.Api.Transport.Documents;

/// <summary>What resolving a field costs, where it is more than looking at what has been read: counted by <see cref="OperationCost"/>.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class CostAttribute(int cost) : GraphQLAttribute
{
    private const string Key = "cost";

    public int Cost { get; } = cost;

    public override void Modify(FieldType fieldType, bool isInputType) => fieldType.WithMetadata(Key, Cost);

    /// <summary>1 for a field that says nothing.</summary>
    internal static int Of(FieldType? field) => field?.GetMetadata<int?>(Key) ?? 1;
}
