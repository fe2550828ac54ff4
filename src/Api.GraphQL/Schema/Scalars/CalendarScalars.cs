using GraphQL.Types;
using GraphQLParser.AST;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Api.GraphQL.Schema.Scalars;

/// <summary>An instant within the bounds of <see cref="BillingMonth"/>: at the ends of the calendar a zone or a month more is no date any more.</summary>
public sealed class InstantScalar : DateTimeOffsetGraphType
{
    public InstantScalar()
    {
        Name = "DateTime";
        Description = "An instant with its offset from UTC as ISO 8601 writes it, such as \"2024-09-01T00:00:00+08:00\"; from 1970 to 2999. Answers are in UTC.";
        SpecifiedBy.Apply(this, SpecifiedBy.Rfc3339);
    }

    public override object? ParseLiteral(GraphQLValue value) => Within(base.ParseLiteral(value)) ?? ThrowOutside(value is GraphQLNullValue);

    public override object? ParseValue(object? value) => Within(base.ParseValue(value)) ?? ThrowOutside(value is null);

    private static object? Within(object? instant) => instant is DateTimeOffset { UtcDateTime.Year: >= 1970 and <= 2999 } ? instant : null;

    private static object? ThrowOutside(bool isNull) => isNull ? null : throw new FormatException("An instant lies between 1970-01-01 and 2999-12-31 UTC.");
}

/// <summary>A day within the same bounds.</summary>
public sealed class DayScalar : DateOnlyGraphType
{
    public DayScalar()
    {
        Name = "Date";
        Description = "A day as yyyy-MM-dd, from 1970-01-01 to 2999-12-31; the field says of which time zone.";
        SpecifiedBy.Apply(this, SpecifiedBy.Rfc3339);
    }

    public override object? ParseLiteral(GraphQLValue value) => Within(base.ParseLiteral(value)) ?? ThrowOutside(value is GraphQLNullValue);

    public override object? ParseValue(object? value) => Within(base.ParseValue(value)) ?? ThrowOutside(value is null);

    private static object? Within(object? day) => day is DateOnly { Year: >= 1970 and <= 2999 } ? day : null;

    private static object? ThrowOutside(bool isNull) => isNull ? null : throw new FormatException("A day lies between 1970-01-01 and 2999-12-31.");
}
