using System.Globalization;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Incentives.Statements;

namespace PartnerGraph.Api.GraphQL.Incentives.Statements;

/// <summary>Writes a line's calculation down, so that whoever doubts it can do it again.</summary>
internal static class IncentiveFormula
{
    public static string Of(AssociationModel model, bool showsPerformance, StatementLine line)
    {
        if (showsPerformance) return $"{line.Performance.ToExactString()} was billed, and a month earns nothing";
        var percentage = model == AssociationModel.Reseller
            ? Text(line.Rate)
            : line.Rate >= line.CustomerDiscount ? $"({Text(line.Rate)} - {Text(line.CustomerDiscount)})" : $"0 ({Text(line.Rate)} is less than {Text(line.CustomerDiscount)})";
        var earned = line.EarnedIn is null ? "" : line.EarnedIn.Length == 0 ? ", as it earned nothing" : ", as it was earned";
        return $"{line.Performance.ToExactString()} x {percentage} = {line.Amount.ToExactString()}{earned}";
    }

    private static string Text(decimal part) => part.ToString("0.00##", CultureInfo.InvariantCulture);
}
