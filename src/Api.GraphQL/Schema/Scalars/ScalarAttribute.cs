using GraphQL;
using GraphQL.Types;

namespace PartnerGraph.Api.GraphQL.Schema.Scalars;

/// <summary>The scalar of a member whose CLR type says too little, such as a decimal that is a ratio.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Method | AttributeTargets.Parameter)]
public sealed class ScalarAttribute<TScalar> : GraphQLAttribute
    where TScalar : ScalarGraphType
{
    public override void Modify(TypeInformation typeInformation)
    {
        ArgumentNullException.ThrowIfNull(typeInformation);
        typeInformation.GraphType = typeof(TScalar);
    }
}
