using System.Globalization;
using GraphQL.Types;
using GraphQLParser.AST;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Api.GraphQL.Schema.Scalars;

/// <summary>An exact decimal, always a string in JSON: binary floating point never touches an amount.</summary>
public class DecimalScalar : ScalarGraphType
{
    public DecimalScalar()
        : this("Decimal", "An exact decimal number, written as a string such as \"0.105\", of up to 28 digits. The field says what it counts.")
    {
    }

    protected DecimalScalar(string name, string description)
    {
        (Name, Description) = (name, description);
        SpecifiedBy.Apply(this, SpecifiedBy.Page(name));
    }

    public override object? ParseLiteral(GraphQLValue value) => value switch
    {
        GraphQLNullValue => null,
        GraphQLStringValue text => DecimalNotation.Parse(text.Value.ToString()),
        GraphQLIntValue number => DecimalNotation.Parse(number.Value.ToString()),
        GraphQLFloatValue number => DecimalNotation.Parse(number.Value.ToString()),
        _ => ThrowLiteralConversionError(value),
    };

    public override object? ParseValue(object? value) => value switch
    {
        null => null,
        string text => DecimalNotation.Parse(text),
        int or long => Convert.ToDecimal(value, CultureInfo.InvariantCulture),
        _ => throw new FormatException($"{Name}: write it as a string, such as \"10.50\". A JSON number may have lost digits before it arrives."),
    };

    public override object? Serialize(object? value) => value switch
    {
        null => null,
        Money money => money.ToExactString(),
        decimal number => Shortest(number),
        _ => ThrowSerializationError(value),
    };

    // A decimal carries the zeros of its making; the same ratio must read the same wherever it comes from.
    private static string Shortest(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);
}

/// <summary>An amount of US dollars, the currency of every amount that names no other (CONV-5).</summary>
public sealed class UsdAmountScalar() : DecimalScalar(
    "UsdAmount",
    "An exact amount of US dollars (CONV-5), written as a string with eight decimals such as \"0.10500000\". An input has up to 28 digits and 8 decimals, "
    + "of which zeros at the end may be left out; more decimals are refused, never rounded. For display, round half away from zero to cents.");

/// <summary>A part of a whole.</summary>
public sealed class RatioScalar() : DecimalScalar(
    "Ratio",
    "A part of a whole, written as a string such as \"0.75\" for 75 percent; 1 is the whole, and more than 1 exceeds it. Answers are rounded half away from zero "
    + "to eight decimals and end in no zeros.");
