using GraphQL;
using GraphQL.Types;
using GraphQLParser.AST;
using PartnerGraph.Api.GraphQL.Schema.Fields;

namespace PartnerGraph.Api.GraphQL.Subscriptions;

/// <summary>
/// Whether what a selection tells follows from its object alone: properties all the way down, without an argument or a directive, through which variables
/// would come in. Anything else is not, such as what leads to other objects with the caller's rights.
/// </summary>
internal static class OwnSelection
{
    public static bool Is(GraphQLField root, IGraphType type, GraphQLDocument document) => root.Directives is null && Is(root.SelectionSet, type, document);

    private static bool Is(GraphQLSelectionSet? selection, IGraphType type, GraphQLDocument document) => selection is null
        || (type.GetNamedType() is IObjectGraphType of && selection.Selections.TrueForAll(part => part switch
        {
            GraphQLField field => Is(field, of, document),
            GraphQLInlineFragment { Directives: null } fragment => Is(fragment.SelectionSet, of, document),
            GraphQLFragmentSpread { Directives: null } spread => FragmentOf(spread, document) is { } fragment && Is(fragment.SelectionSet, of, document),
            _ => false,
        }));

    private static bool Is(GraphQLField field, IObjectGraphType of, GraphQLDocument document)
    {
        if (field.Arguments is not null || field.Directives is not null) return false;
        return field.Name.Value == "__typename"
            || (of.Fields.Find(field.Name.Value) is { ResolvedType: { } type } known && OwnFields.Includes(known) && Is(field.SelectionSet, type, document));
    }

    private static GraphQLFragmentDefinition? FragmentOf(GraphQLFragmentSpread spread, GraphQLDocument document) =>
        document.Definitions.OfType<GraphQLFragmentDefinition>().FirstOrDefault(fragment => fragment.FragmentName.Name.Value == spread.FragmentName.Name.Value);
}
