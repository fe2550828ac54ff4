using System.Globalization;
using GraphQL.Types;
using GraphQLParser.AST;
using PartnerGraph.Domain.Kernel;

namespace PartnerGraph.Api.Schema;

/// <summary>An exact decimal, always a string in JSON: binary floating point never touches an amount.</summary>
public sealed class DecimalScalar : ScalarGraphType
{
    public DecimalScalar()
    {
        Name = "Decimal";
        Description = "An exact decimal number, written as a string such as \"0.10500000\". Amounts of money have eight decimals, ratios no trailing zeros.";
    }

    public override object? ParseLiteral(GraphQLValue value) => value switch
    {
        GraphQLNullValue => null,
        GraphQLStringValue text => Parse(text.Value.ToString()),
        GraphQLIntValue number => Parse(number.Value.ToString()),
        GraphQLFloatValue number => Parse(number.Value.ToString()),
        _ => ThrowLiteralConversionError(value),
    };

    public override object? ParseValue(object? value) => value switch
    {
        null => null,
        string text => Parse(text),
        int or long => Convert.ToDecimal(value, CultureInfo.InvariantCulture),
        _ => ThrowValueConversionError(value),
    };

    public override object? Serialize(object? value) => value switch
    {
        null => null,
        Money money => money.ToExactString(),
        decimal number => Shortest(number),
        _ => ThrowSerializationError(value),
    };

    private static decimal Parse(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && Digits(text) <= 28
            ? number
            : throw new FormatException($"'{(text.Length > 64 ? text[..64] + "..." : text)}' is not a decimal number of at most 28 digits.");

    // A decimal carries the zeros of its making; the same ratio must read the same wherever it comes from.
    private static string Shortest(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);

    // decimal.Parse rounds what it cannot hold; an amount must never be rounded silently.
    private static int Digits(string text) => text.TrimStart('+', '-', '0').Count(char.IsAsciiDigit);
}

/// <summary>A position of the event log: opaque to clients, who hand it back to read their own writes.</summary>
public sealed class PositionScalar : ScalarGraphType
{
    public PositionScalar()
    {
        Name = "Position";
        Description = "A place in the event log, opaque. Send it as the header PartnerGraph-Min-Position to read what a mutation wrote.";
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

public readonly record struct LogPosition(long Value);

/// <summary>A calendar month of the billing zone, such as <c>2024-09</c>.</summary>
public sealed class MonthScalar : ScalarGraphType
{
    public MonthScalar()
    {
        Name = "Month";
        Description = "A billing month in the billing time zone (GMT+08:00 unless configured), such as \"2024-09\", from 1970-01 to 2999-12 (BILL-23).";
    }

    public override object? ParseLiteral(GraphQLValue value) => value is GraphQLStringValue text ? ParseValue(text.Value.ToString()) : ThrowLiteralConversionError(value);

    public override object? ParseValue(object? value) => value is null
        ? null
        : BillingMonth.TryParse(value as string, out var month) ? month : ThrowValueConversionError(value);

    public override object? Serialize(object? value) => value switch
    {
        null => null,
        BillingMonth month => month.ToString(),
        _ => ThrowSerializationError(value),
    };
}
