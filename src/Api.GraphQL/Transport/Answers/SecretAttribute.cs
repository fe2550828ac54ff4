using GraphQL;
using GraphQL.Types;

namespace PartnerGraph.Api.GraphQL.Transport.Answers;

/// <summary>
/// A field whose value lets whoever has it act: a signed link, the token of an invitation, a key. Answers that show one are neither compressed nor kept anywhere
/// (ADR 85).
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class SecretAttribute : GraphQLAttribute
{
    private const string Key = "secret";

    public override void Modify(FieldType fieldType, bool isInputType) => fieldType.WithMetadata(Key, true);

    internal static bool IsOn(FieldType? field) => field?.GetMetadata<bool>(Key) == true;
}
