using GraphQL.Types;
using GraphQLParser.AST;

namespace PartnerGraph.Api.GraphQL.Transport.Rates;

/// <summary>
/// Which services an operation calls, and how often: each root field is one call, under however many fragments it stands, so that aliases in one request are no way
/// around a limit. Introspection calls nothing.
/// </summary>
internal sealed class RootCalls
{
    private readonly GraphQLDocument document;
    private readonly IComplexGraphType? root;
    private readonly HashSet<string> counted = new(StringComparer.Ordinal);
    private readonly HashSet<string> entered = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> calls = new(StringComparer.Ordinal);

    private RootCalls(GraphQLDocument document, IComplexGraphType? root) => (this.document, this.root) = (document, root);

    public static IReadOnlyDictionary<string, int> Of(GraphQLDocument document, GraphQLOperationDefinition operation, ISchema schema)
    {
        var found = new RootCalls(document, operation.Operation switch
        {
            OperationType.Mutation => schema.Mutation,
            OperationType.Subscription => schema.Subscription,
            _ => schema.Query,
        });
        found.Count(operation.SelectionSet);
        return found.calls;
    }

    private void Count(GraphQLSelectionSet selection)
    {
        foreach (var node in selection.Selections)
        {
            switch (node)
            {
                case GraphQLField field when root?.GetField(field.Name.StringValue) is { } definition:
                    if (counted.Add((field.Alias?.Name ?? field.Name).StringValue)) calls[ServiceName.On(definition)] = calls.GetValueOrDefault(ServiceName.On(definition)) + 1;
                    break;
                case GraphQLInlineFragment inline:
                    Count(inline.SelectionSet);
                    break;
                case GraphQLFragmentSpread spread when entered.Add(spread.FragmentName.Name.StringValue):
                    if (document.Definitions.OfType<GraphQLFragmentDefinition>().FirstOrDefault(fragment => fragment.FragmentName.Name.StringValue == spread.FragmentName.Name.StringValue) is { } named)
                        Count(named.SelectionSet);
                    break;
            }
        }
    }
}
