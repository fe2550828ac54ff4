using GraphQL.Types;
using GraphQLParser.AST;

namespace PartnerGraph.Api.GraphQL.Schema.Scalars;

/// <summary>ISO 4217.</summary>
public sealed class CurrencyCodeScalar : ScalarGraphType
{
    public CurrencyCodeScalar()
    {
        Name = "CurrencyCode";
        Description = "A currency as ISO 4217 writes it: three capital letters, such as \"EUR\".";
        SpecifiedBy.Apply(this, SpecifiedBy.Page(Name));
    }

    public override object? ParseLiteral(GraphQLValue value) => value switch
    {
        GraphQLNullValue => null,
        GraphQLStringValue text => ParseValue(text.Value.ToString()),
        _ => ThrowLiteralConversionError(value),
    };

    public override object? ParseValue(object? value) => value switch
    {
        null => null,
        string { Length: 3 } code when code.All(char.IsAsciiLetterUpper) => code,
        _ => throw new FormatException("A currency is three capital letters as in ISO 4217, such as \"EUR\"."),
    };

    public override object? Serialize(object? value) => value;
}
