using System.Globalization;
using PartnerGraph.Read.Projections.Incentives;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Incentives.Statements;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Processes.Exports.Contents.Incentives;

/// <summary>A statement in the words of the API: what <c>incentiveStatement { lines }</c> tells.</summary>
internal static class StatementLayout
{
    public static ExportLayout<IncentiveLineRow> Of((string PartnerId, AssociationModel Model, IncentiveSpan Span) statement) => new ExportLayout<IncentiveLineRow>()
        .Text("period", _ => statement.Span.ToString(), 10)
        .Text("model", _ => Words.Of(statement.Model), 10)
        .Text("number", row => row.Number.ToString(CultureInfo.InvariantCulture), 8)
        .Text("month", row => row.Month.ToString(), 9)
        .Day("from", row => Day(row.From))
        .Day("to", row => Day(row.To))
        .Text("serviceType", row => row.ServiceType, 28)
        .Text("offering", row => Words.Of(row.Offering))
        .Text("currency", _ => Money.Usd, 9)
        .Amount("listPrice", row => row.ListPrice)
        .Amount("performance", row => row.Performance)
        .Ratio("customerDiscount", row => row.CustomerDiscount)
        .Text("rebateType", row => row.Type is { } type ? Words.Of(type) : null, 22)
        .Ratio("rebateRate", row => row.Rate)
        .Ratio("rebatePercentage", row => row.Percentage)
        .Amount("amount", row => row.Amount)
        .Text("corrected", row => row.Corrected ? "true" : "false", 10)
        .Text("policyVersion", row => row.PolicyVersion.ToString(CultureInfo.InvariantCulture), 13);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
