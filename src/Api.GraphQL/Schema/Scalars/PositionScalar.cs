using System.Globalization;
using GraphQL.Types;
using GraphQLParser.AST;

namespace PartnerGraph.Api.GraphQL.Schema.Scalars;

/// <summary>A position of the event log: opaque to clients, who hand it back to read their own writes.</summary>
public sealed class PositionScalar : ScalarGraphType
{
    public PositionScalar()
    {
        Name = "Position";
        Description = "A place in the event log, opaque. Send it as the header PartnerGraph-Min-Position to read what a mutation wrote.";
        SpecifiedBy.Apply(this, SpecifiedBy.Page(Name));
    }

    public override object? ParseLiteral(GraphQLValue value) => value is GraphQLStringValue text ? ParseValue(text.Value.ToString()) : ThrowLiteralConversionError(value);

    public override object? ParseValue(object? value) =>
        value is string text && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var position)
            ? new LogPosition(position)
            : value is null ? null : ThrowValueConversionError(value);

    public override object? Serialize(object? value) => value switch
    {
        null => null,
        LogPosition position => position.Value.ToString(CultureInfo.InvariantCulture),
        _ => ThrowSerializationError(value),
    };
}
