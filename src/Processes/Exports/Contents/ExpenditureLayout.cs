using PartnerGraph.Read.Projections.Expenditure;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Processes.Exports.Contents;

/// <param name="MemberName">Of the customer that used the service; null when it is not known.</param>
/// <param name="AccountName">Of the customer under whose account the line is shown.</param>
internal sealed record NamedLine(ExpenditureLineRow Line, string? MemberName, string? AccountName)
{
    public bool IsUnderMaster => Line.CustomerId != Line.MemberId;

    public DateTimeOffset ChargedFrom => DateTimeOffset.FromUnixTimeMilliseconds(Line.ChargedFrom);

    public DateTimeOffset ChargedTo => DateTimeOffset.FromUnixTimeMilliseconds(Line.ChargedTo);
}

/// <summary>Lines as <c>partnergraph import csv</c> reads them, in the words of <c>expenditureDetails</c>.</summary>
internal static class ExpenditureLayout
{
    public static ExportLayout<NamedLine> Of(BusinessTime time) => new ExportLayout<NamedLine>()
        .Text("source", row => row.Line.Source, 10)
        .Text("lineId", row => row.Line.LineId, 24)
        .Text("reverses", row => LineCorrection.Of(row.Line.LineId).Reverses, 12)
        .Text("customerId", row => row.Line.MemberId)
        .Text("customerName", row => row.MemberName, 24)
        .Text("masterId", row => row.IsUnderMaster ? row.Line.CustomerId : null)
        .Text("masterName", row => row.IsUnderMaster ? row.AccountName : null, 24)
        .Text("billingMonth", row => time.MonthOf(row.ChargedFrom).ToString(), 13)
        .Day("billingDay", row => row.Line.Day)
        .Instant("chargedFrom", row => row.ChargedFrom)
        .Instant("chargedTo", row => row.ChargedTo)
        .Text("serviceType", row => row.Line.ServiceType, 28)
        .Text("region", row => row.Line.Region)
        .Text("billingMode", row => Words.Of(row.Line.BillingMode))
        .Text("billType", row => Words.Of(row.Line.BillType), 22)
        .Text("resourceId", row => row.Line.ResourceId, 24)
        .Text("resourceName", row => row.Line.ResourceName, 24)
        .Text("resourceType", row => row.Line.ResourceType)
        .Text("orderId", row => row.Line.OrderId)
        .Text("currency", _ => Money.Usd, 9)
        .Amount("listPrice", row => row.Line.Sums.ListPrice.Money)
        .Amount("discountedAmount", row => row.Line.Sums.DiscountedAmount.Money)
        .Amount("amountDue", row => row.Line.Sums.AmountDue.Money)
        .Amount("cashPayment", row => row.Line.Sums.CashPayment.Money)
        .Amount("cashCoupons", row => row.Line.Sums.CashCoupons.Money)
        .Amount("monthlySettlement", row => row.Line.Sums.MonthlySettlement.Money)
        .Amount("tax", row => row.Line.Sums.Tax.Money)
        .Remainder("roundingRemainder", row => row.Line.Sums.AmountDue)
        .Remainder("listPriceRemainder", row => row.Line.Sums.ListPrice)
        .Remainder("discountedAmountRemainder", row => row.Line.Sums.DiscountedAmount)
        .Remainder("cashPaymentRemainder", row => row.Line.Sums.CashPayment)
        .Remainder("cashCouponsRemainder", row => row.Line.Sums.CashCoupons)
        .Remainder("monthlySettlementRemainder", row => row.Line.Sums.MonthlySettlement)
        .Remainder("taxRemainder", row => row.Line.Sums.Tax);
}
