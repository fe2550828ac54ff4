using GraphQL;
using GraphQL.Types;
using GraphQLParser.AST;
using PartnerGraph.Api.GraphQL.Transport.Answers;

namespace PartnerGraph.Api.GraphQL.Transport.Documents;

/// <summary>
/// What an operation may cost at most: itself, and every field 1 or what its <see cref="CostAttribute"/> says, and what stands below a field that takes <c>first</c> or <c>last</c>
/// counts once for each row that may come (<see cref="GraphQLTransportOptions.DefaultPageSize"/> rows when neither is given).
/// Introspection counts its values, of which many go on one unit, since they come from memory.
/// </summary>
public sealed class OperationCost(GraphQLDocument document, ISchema schema, IntrospectionRows introspection, Inputs? variables, int defaultPageSize)
{
    private const long Ceiling = 1_000_000_000;
    private readonly Dictionary<string, GraphQLFragmentDefinition> _fragments = document.Definitions.OfType<GraphQLFragmentDefinition>()
        .GroupBy(f => f.FragmentName.Name.StringValue, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);

    /// <summary>What an operation costs whatever it asks: to read, to find its document, to write the answer.</summary>
    private const int Operation = 30;

    private const int IntrospectedValuesPerUnit = 5;

    private readonly Stack<string> _open = new();
    private GraphQLVariablesDefinition? _definitions;

    /// <summary>The part of it that asks for the schema itself.</summary>
    public long Introspection { get; private set; }

    /// <summary>Whether it asks for a secret, also where a directive may leave it out.</summary>
    public bool HasSecrets { get; private set; }

    public long Of(GraphQLOperationDefinition operation)
    {
        _definitions = operation.Variables;
        IGraphType? root = operation.Operation switch
        {
            OperationType.Mutation => schema.Mutation,
            OperationType.Subscription => schema.Subscription,
            _ => schema.Query,
        };
        return Operation + Of(operation.SelectionSet, root, rows: 1);
    }

    /// <param name="rows">How many rows a connection that this is the selection of may bring.</param>
    private long Of(GraphQLSelectionSet selection, IGraphType? parent, long rows)
    {
        var cost = 0L;
        foreach (var node in selection.Selections)
        {
            cost += node switch
            {
                GraphQLField field => Of(field, parent, rows),
                GraphQLInlineFragment inline => Of(inline.SelectionSet, Named(inline.TypeCondition) ?? parent, rows),
                GraphQLFragmentSpread spread => OfFragment(spread.FragmentName.Name.StringValue, rows),
                _ => 0,
            };
            cost = Math.Min(cost, Ceiling);
        }

        return cost;
    }

    private long Of(GraphQLField field, IGraphType? parent, long rows)
    {
        if (field.Name.Value.Span.StartsWith("__"))
        {
            var asked = OfIntrospection(field);
            Introspection = Math.Min(Ceiling, Introspection + asked);
            return asked;
        }

        var definition = (parent as IComplexGraphType)?.GetField(field.Name.StringValue);
        HasSecrets |= SecretAttribute.IsOn(definition);
        var (type, own) = (definition?.ResolvedType?.GetNamedType(), Rows(field, definition, parent));
        // Of a connection the edges and nodes come once a row; its count, its page info and its facets once.
        var isConnection = type is IComplexGraphType complex && complex.GetField("edges") is not null;
        var below = field.SelectionSet is { } nested ? Of(nested, type, isConnection ? own : 1) : 0;
        // About every second type wraps another one, and tools ask many levels deep.
        if (field.Name.Value.Span is "ofType" && parent?.Name == "__Type") below /= 2;
        var times = isConnection ? 1 : own;
        if (rows > 1 && (field.Name.Value.Span is "edges" or "nodes")) times *= rows;
        return Math.Min(Ceiling, Own(field, definition) + (below * times));
    }

    private long Own(GraphQLField field, FieldType? definition) => CostAttribute.On(definition) switch
    {
        null => 1,
        { Each: > 0 } cost => cost.Cost + ((long)cost.Each * ArgumentItems.Count(field, cost.Of, variables)),
        var cost => cost.Cost,
    };

    private long OfIntrospection(GraphQLField field) => (field.Name.StringValue, field.SelectionSet) switch
    {
        ("__schema", { } asked) => 1 + (Of(asked, schema.SchemaMetaFieldType.ResolvedType?.GetNamedType(), rows: 1) / IntrospectedValuesPerUnit),
        ("__type", { } asked) => 1 + (Of(asked, schema.TypeMetaFieldType.ResolvedType?.GetNamedType(), rows: 1) * introspection.LargestType / IntrospectedValuesPerUnit),
        _ => 0,
    };

    private long OfFragment(string name, long rows)
    {
        if (!_fragments.TryGetValue(name, out var fragment) || _open.Contains(name)) return 0;
        _open.Push(name);
        var cost = Of(fragment.SelectionSet, Named(fragment.TypeCondition), rows);
        _open.Pop();
        return cost;
    }

    private IGraphType? Named(GraphQLTypeCondition? condition) =>
        condition is null ? null : schema.AllTypes[condition.Type.Name.StringValue];

    private long Rows(GraphQLField field, FieldType? definition, IGraphType? parent)
    {
        if (parent?.Name.StartsWith("__", StringComparison.Ordinal) == true) return introspection.Of(parent.Name, field.Name.StringValue);
        var paged = definition?.Arguments?.Find("first") is not null || definition?.Arguments?.Find("last") is not null;
        var asked = Math.Max(Number(Argument(field, "first")), Number(Argument(field, "last")));
        return asked > 0 ? Math.Min(asked, Ceiling / 1_000) : paged ? defaultPageSize : 1;
    }

    private static GraphQLValue? Argument(GraphQLField field, string name) =>
        field.Arguments?.FirstOrDefault(argument => argument.Name.Value.Span.SequenceEqual(name))?.Value;

    private long Number(GraphQLValue? value) => value switch
    {
        GraphQLIntValue number => long.TryParse(number.Value.Span, out var rows) ? rows : Ceiling,
        GraphQLVariable variable => Number(variable.Name.StringValue),
        _ => 0,
    };

    private long Number(string variable) => variables is not null && variables.TryGetValue(variable, out var value)
        ? value switch { int rows => rows, long rows => rows, null => 0, _ => 0 }
        : Number(_definitions?.FirstOrDefault(d => d.Variable.Name.StringValue == variable)?.DefaultValue);
}
