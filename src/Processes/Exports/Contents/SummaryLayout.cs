using PartnerGraph.Read.Projections.Expenditure.Reading;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Processes.Exports.Contents;

/// <param name="CustomerName">Null when it is not known.</param>
internal sealed record NamedSum(SummaryRow Row, string? CustomerName);

/// <summary>The summary in the words of the API: what <c>expenditureSummary { rows }</c> tells.</summary>
internal static class SummaryLayout
{
    public static readonly ExportLayout<NamedSum> Whole = new ExportLayout<NamedSum>()
        .Text("month", row => row.Row.Month, 9)
        .Text("customerId", row => row.Row.CustomerId, 24)
        .Text("customerName", row => row.CustomerName is { Length: > 0 } name ? name : null, 24)
        .Text("associationModel", row => Enum.TryParse<AssociationModel>(row.Row.Model, out var model) ? Words.Of(model) : null)
        .Text("serviceType", row => row.Row.ServiceType, 28)
        .Text("billingMode", row => Enum.TryParse<Write.Domain.Expenditure.BillingMode>(row.Row.BillingMode, out var mode) ? Words.Of(mode) : null)
        .Text("currency", _ => Money.Usd, 9)
        .Amount("listPrice", row => row.Row.Sums.ListPrice.Money)
        .Amount("discountedAmount", row => row.Row.Sums.DiscountedAmount.Money)
        .Amount("amount", row => row.Row.Sums.Charged.Money)
        .Amount("refunds", row => row.Row.Sums.Refunds.Money)
        .Amount("cashPayment", row => row.Row.Sums.CashPayment.Money)
        .Amount("cashCoupons", row => row.Row.Sums.CashCoupons.Money)
        .Amount("monthlySettlement", row => row.Row.Sums.MonthlySettlement.Money)
        .Amount("tax", row => row.Row.Sums.Tax.Money)
        .Amount("preTaxAmount", row => row.Row.Sums.BeforeTax.Money)
        .Remainder("roundingRemainder", row => row.Row.Sums.AmountDue);
}
