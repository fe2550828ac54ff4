using System.Collections.Frozen;
using GraphQL.Types;

namespace PartnerGraph.Api.GraphQL.Transport.Documents;

/// <summary>How many values a list of introspection yields: means of this schema, so that what is asked of all types is counted right.</summary>
public sealed class IntrospectionRows
{
    private readonly FrozenDictionary<(string Type, string Field), int> _rows;

    public IntrospectionRows(ISchema schema)
    {
        var types = schema.AllTypes.ToList();
        var fields = types.OfType<IComplexGraphType>().Where(type => type is not IInputObjectGraphType).ToList();
        var perType = Mean(fields.Select(type => type.Fields.Count));
        LargestType = (int)Math.Ceiling(fields.Select(type => type.Fields.Count).DefaultIfEmpty(1).Max() / (double)perType);
        _rows = new Dictionary<(string, string), int>
        {
            [("__Schema", "types")] = types.Count,
            [("__Schema", "directives")] = schema.Directives.Count,
            [("__Type", "fields")] = perType,
            [("__Type", "inputFields")] = Mean(types.OfType<IInputObjectGraphType>().Select(type => type.Fields.Count)),
            [("__Type", "enumValues")] = Mean(types.OfType<EnumerationGraphType>().Select(type => type.Values.Count)),
            [("__Type", "possibleTypes")] = types.OfType<IAbstractGraphType>().Select(type => type.PossibleTypes.Count).DefaultIfEmpty(1).Max(),
            [("__Field", "args")] = Mean(fields.SelectMany(type => type.Fields).Select(field => field.Arguments?.Count ?? 0)),
        }.ToFrozenDictionary();
    }

    /// <summary>How many times more fields the largest type has than the mean; <c>__type</c> may name it.</summary>
    public int LargestType { get; }

    /// <summary>1 for what is no list, or a short one.</summary>
    public int Of(string type, string field) => _rows.GetValueOrDefault((type, field), 1);

    private static int Mean(IEnumerable<int> counts) => (int)Math.Ceiling(counts.DefaultIfEmpty(1).Average()) is var mean and > 0 ? mean : 1;
}
