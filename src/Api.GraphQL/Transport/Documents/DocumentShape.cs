using GraphQLParser.AST;

namespace PartnerGraph.Api.GraphQL.Transport.Documents;

/// <summary>
/// Lays the fields of a document out by response name, fragments expanded, and stops as soon as a limit is passed, so that
/// counting never costs more than the limits allow.
/// </summary>
internal sealed class DocumentShape
{
    private readonly GraphQLTransportOptions _options;
    private readonly Dictionary<string, GraphQLFragmentDefinition> _fragments = new(StringComparer.Ordinal);
    private readonly HashSet<GraphQLField> _written = new(ReferenceEqualityComparer.Instance);
    private readonly Stack<string> _open = new();
    private int _expanded;
    private int _aliases;
    private long _pairs;

    public DocumentShape(GraphQLDocument document, GraphQLTransportOptions options)
    {
        _options = options;
        foreach (var fragment in document.Definitions.OfType<GraphQLFragmentDefinition>())
            _fragments[fragment.FragmentName.Name.StringValue] = fragment;
    }

    public void Add(GraphQLSelectionSet root) => Add(root, new Merged(), 1);

    private void Add(GraphQLSelectionSet selection, Merged into, int depth)
    {
        if (depth > _options.MaxDepth) throw DocumentLimits.TooDeep(_options.MaxDepth);
        foreach (var node in selection.Selections)
        {
            if (++_expanded > _options.MaxExpandedFields)
                throw DocumentLimits.TooComplex($"The document asks for more than {_options.MaxExpandedFields} fields when its fragments are expanded.");
            switch (node)
            {
                case GraphQLField field:
                    AddField(field, into, depth);
                    break;
                case GraphQLInlineFragment inline:
                    Add(inline.SelectionSet, into, depth);
                    break;
                case GraphQLFragmentSpread spread:
                    AddFragment(spread.FragmentName.Name.StringValue, into, depth);
                    break;
            }
        }
    }

    private void AddField(GraphQLField field, Merged into, int depth)
    {
        if (_written.Add(field))
        {
            if (_written.Count > _options.MaxFields) throw DocumentLimits.TooLarge($"The document has more than {_options.MaxFields} fields.");
            if (field.Alias is not null && ++_aliases > _options.MaxAliases)
                throw DocumentLimits.TooComplex($"The document has more than {_options.MaxAliases} aliases.");
        }

        var merged = into.Named((field.Alias?.Name ?? field.Name).StringValue);
        _pairs += merged.Uses++;
        if (_pairs > _options.MaxMergePairs)
            throw DocumentLimits.TooComplex($"The document repeats fields in more than {_options.MaxMergePairs} pairs.");
        if (field.SelectionSet is { } nested) Add(nested, merged, depth + 1);
    }

    private void AddFragment(string name, Merged into, int depth)
    {
        // An unknown fragment and a cycle are faults that validation describes better.
        if (!_fragments.TryGetValue(name, out var fragment) || _open.Contains(name)) return;
        _open.Push(name);
        Add(fragment.SelectionSet, into, depth);
        _open.Pop();
    }

    private sealed class Merged
    {
        private Dictionary<string, Merged>? _nested;

        public int Uses { get; set; }

        public Merged Named(string name)
        {
            _nested ??= new(StringComparer.Ordinal);
            if (!_nested.TryGetValue(name, out var merged)) _nested[name] = merged = new();
            return merged;
        }
    }
}
