using System.Globalization;
using GraphQL.Types;
using GraphQLParser.AST;

namespace PartnerGraph.Api.GraphQL.Schema.Scalars;

/// <summary>A 64-bit count, a string in JSON: many clients keep 53 bits of a number.</summary>
public sealed class BigIntScalar : ScalarGraphType
{
    public BigIntScalar()
    {
        Name = "BigInt";
        Description = "A whole number of up to 64 bits, written as a string such as \"12\"; an input may also be a number.";
        SpecifiedBy.Apply(this, SpecifiedBy.Page(Name));
    }

    public override object? ParseLiteral(GraphQLValue value) => value switch
    {
        GraphQLNullValue => null,
        GraphQLStringValue text => Parse(text.Value.ToString()),
        GraphQLIntValue number => Parse(number.Value.ToString()),
        _ => ThrowLiteralConversionError(value),
    };

    public override object? ParseValue(object? value) => value switch
    {
        null => null,
        string text => Parse(text),
        int or long => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        _ => throw new FormatException("BigInt: write it as a string of digits, such as \"12\"."),
    };

    public override object? Serialize(object? value) => value switch
    {
        null => null,
        long or int => Convert.ToString(value, CultureInfo.InvariantCulture),
        _ => ThrowSerializationError(value),
    };

    private static long Parse(string text) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw new FormatException($"'{(text.Length > 64 ? text[..64] + "..." : text)}' is not a whole number of 64 bits.");
}
