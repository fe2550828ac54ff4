using PartnerGraph.Read.Projections.Billing.Bills;
using PartnerGraph.Read.Projections.Expenditure.Sums;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Processes.Exports.Contents;

/// <param name="CustomerName">Null when it is not known.</param>
internal sealed record NamedBilledLine(BilledLine Line, string? CustomerName)
{
    public DateTimeOffset ChargedFrom => DateTimeOffset.FromUnixTimeMilliseconds(Line.Line.ChargedFrom);

    public DateTimeOffset ChargedTo => DateTimeOffset.FromUnixTimeMilliseconds(Line.Line.ChargedTo);

    /// <summary>As the bill counts it: the opposite of what an earlier one held.</summary>
    public Money Counted(SplitAmount amount) => Line.Of.Reversal ? Money.Zero - amount.Money : amount.Money;

    public bool IsCorrection(BillingMonth bill) => Line.Of.Reversal || !Line.Line.Day.StartsWith(bill.ToString(), StringComparison.Ordinal);
}

/// <summary>A bill in the words of the API: what <c>partnerBill { lines }</c> tells.</summary>
internal static class BillLayout
{
    public static ExportLayout<NamedBilledLine> Of(BillingMonth bill) => new ExportLayout<NamedBilledLine>()
        .Text("billingMonth", _ => bill.ToString(), 13)
        .Text("kind", row => row.Line.Of.Reversal ? "REVERSAL" : "CHARGE", 10)
        .Text("isCorrection", row => row.IsCorrection(bill) ? "true" : "false", 12)
        .Day("billingDay", row => row.Line.Line.Day)
        .Text("source", row => row.Line.Line.Source, 10)
        .Text("lineId", row => row.Line.Line.LineId, 24)
        .Text("customerId", row => row.Line.Of.CustomerId, 24)
        .Text("customerName", row => row.CustomerName, 24)
        .Instant("chargedFrom", row => row.ChargedFrom)
        .Instant("chargedTo", row => row.ChargedTo)
        .Text("serviceType", row => row.Line.Line.ServiceType, 28)
        .Text("region", row => row.Line.Line.Region)
        .Text("billingMode", row => Words.Of(row.Line.Line.BillingMode))
        .Text("billType", row => Words.Of(row.Line.Line.BillType), 22)
        .Text("resourceId", row => row.Line.Line.ResourceId, 24)
        .Text("orderId", row => row.Line.Line.OrderId)
        .Text("currency", _ => Money.Usd, 9)
        .Amount("listPrice", row => row.Counted(row.Line.Line.Sums.ListPrice))
        .Amount("amount", row => row.Counted(row.Line.Line.Sums.AmountDue));
}
