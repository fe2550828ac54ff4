using GraphQL.Types;
using GraphQLParser;
using GraphQLParser.AST;

namespace PartnerGraph.Api.GraphQL.Transport.Documents;

/// <summary>What tools ask of a schema to know all of it; the measure of what anybody may ask of it.</summary>
internal static class WholeSchema
{
    // As deep as the tools that ask deepest: types of types are counted to the end, although most end sooner.
    private const int TypeDepth = 10;

    private static readonly string Type = string.Concat(Enumerable.Repeat("{ kind name ofType ", TypeDepth)) + "{ kind name }" + string.Concat(Enumerable.Repeat(" }", TypeDepth));

    private static readonly string Input = $"{{ name description type {Type} defaultValue isDeprecated deprecationReason }}";

    private static readonly string Document = $$"""
        {
          __schema {
            description queryType { name kind } mutationType { name kind } subscriptionType { name kind }
            types {
              kind name description specifiedByURL isOneOf
              fields(includeDeprecated: true) { name description args(includeDeprecated: true) {{Input}} type {{Type}} isDeprecated deprecationReason }
              inputFields(includeDeprecated: true) {{Input}} interfaces {{Type}} possibleTypes {{Type}}
              enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason }
            }
            directives { name description isRepeatable locations args(includeDeprecated: true) {{Input}} }
          }
        }
        """;

    public static long CostOf(ISchema schema, IntrospectionRows rows)
    {
        var document = Parser.Parse(Document);
        return new OperationCost(document, schema, rows, variables: null, defaultPageSize: 1)
            .Of(document.Definitions.OfType<GraphQLOperationDefinition>().Single());
    }
}
