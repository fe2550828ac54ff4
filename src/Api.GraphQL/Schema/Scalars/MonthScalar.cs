using GraphQL.Types;
using GraphQLParser.AST;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Api.GraphQL.Schema.Scalars;

/// <summary>A calendar month of the billing zone, such as <c>2024-09</c>.</summary>
public sealed class MonthScalar : ScalarGraphType
{
    public MonthScalar()
    {
        Name = "Month";
        Description = "A billing month in the billing time zone (GMT+08:00 unless configured), such as \"2024-09\", from 1970-01 to 2999-12 (BILL-23).";
        SpecifiedBy.Apply(this, SpecifiedBy.Page(Name));
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
