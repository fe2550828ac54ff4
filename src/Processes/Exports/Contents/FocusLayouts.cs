using PartnerGraph.Read.Projections.Expenditure;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Processes.Exports.Contents;

/// <summary>A charge in the terms of FOCUS.</summary>
/// <param name="Id">Unique in the file.</param>
/// <param name="AccountId">Who is billed.</param>
/// <param name="Bill">Whose month is billed; a charge of another one corrects it.</param>
internal sealed record FocusCharge(
    string Id, string AccountId, string? AccountName, BillingMonth Bill, bool IsCorrection, ExpenditureLineRow Line, string CustomerId, string? CustomerName,
    Money Billed, Money List);

/// <summary>
/// The columns of FOCUS 1.0. What a billing line does not know is left empty; columns of this product's own begin with <c>x_</c>. The import reads it again.
/// </summary>
internal static class FocusLayouts
{
    public const string Provider = "Huawei Cloud";

    private const string Other = "Other";

    public static ExportLayout<NamedBilledLine> Bill(string partnerId, BillingMonth bill, BusinessTime time) => Of<NamedBilledLine>(time, row => new(
        row.Line.Of.Reversal ? $"{row.Line.Line.Source}/{row.Line.Line.LineId}/reversal" : $"{row.Line.Line.Source}/{row.Line.Line.LineId}",
        partnerId, null, bill, row.IsCorrection(bill), row.Line.Line, row.Line.Of.CustomerId, row.CustomerName,
        row.Counted(row.Line.Line.Sums.AmountDue), row.Counted(row.Line.Line.Sums.ListPrice)));

    public static ExportLayout<NamedLine> Expenditures(BusinessTime time) => Of<NamedLine>(time, row => new(
        $"{row.Line.Source}/{row.Line.LineId}", row.Line.PartnerId.Length > 0 ? row.Line.PartnerId : row.Line.CustomerId,
        row.Line.PartnerId.Length > 0 ? null : row.AccountName, time.MonthOf(row.ChargedFrom), LineCorrection.Of(row.Line.LineId).IsReversal,
        row.Line, row.Line.MemberId, row.MemberName, row.Line.Sums.AmountDue.Money, row.Line.Sums.ListPrice.Money));

    private static ExportLayout<TRow> Of<TRow>(BusinessTime time, Func<TRow, FocusCharge> charge) where TRow : class
    {
        var layout = new ExportLayout<TRow>();
        (TRow Row, FocusCharge Charge)? last = null;
        FocusCharge Of(TRow row)
        {
            // The columns of one row are asked one after the other.
            if (last is not { } known || !ReferenceEquals(known.Row, row)) last = known = (row, charge(row));
            return known.Charge;
        }

        void Text(string name, Func<FocusCharge, string?> text) => layout.Text(name, row => text(Of(row)));
        void Empty(params ReadOnlySpan<string> names)
        {
            foreach (var name in names) layout.Text(name, _ => null);
        }

        Empty("AvailabilityZone");
        layout.Amount("BilledCost", row => Of(row).Billed);
        Text("BillingAccountId", row => row.AccountId);
        Text("BillingAccountName", row => row.AccountName);
        Text("BillingCurrency", _ => Money.Usd);
        layout.Instant("BillingPeriodEnd", row => time.StartOf(Of(row).Bill.Next.FirstDay));
        layout.Instant("BillingPeriodStart", row => time.StartOf(Of(row).Bill.FirstDay));
        Text("ChargeCategory", FocusTerms.CategoryOf);
        Text("ChargeClass", row => row.IsCorrection ? "Correction" : null);
        Text("ChargeDescription", row => row.Line.ServiceType);
        Text("ChargeFrequency", FocusTerms.FrequencyOf);
        layout.Instant("ChargePeriodEnd", row => DateTimeOffset.FromUnixTimeMilliseconds(Of(row).Line.ChargedTo));
        layout.Instant("ChargePeriodStart", row => DateTimeOffset.FromUnixTimeMilliseconds(Of(row).Line.ChargedFrom));
        Text("CommitmentDiscountCategory", row => FocusTerms.CommitmentOf(row)?.Category);
        Text("CommitmentDiscountId", row => FocusTerms.CommitmentOf(row)?.Id);
        Empty("CommitmentDiscountName", "CommitmentDiscountStatus");
        Text("CommitmentDiscountType", row => FocusTerms.CommitmentOf(row)?.Type);
        Empty("ConsumedQuantity", "ConsumedUnit");
        layout.Amount("ContractedCost", row => Of(row).Billed);
        Empty("ContractedUnitPrice");
        layout.Amount("EffectiveCost", row => Of(row).Billed);
        Text("InvoiceIssuerName", _ => Provider);
        layout.Amount("ListCost", row => Of(row).List);
        Empty("ListUnitPrice");
        Text("PricingCategory", row => FocusTerms.CommitmentOf(row) is null ? "Standard" : "Committed");
        Empty("PricingQuantity", "PricingUnit");
        Text("ProviderName", _ => Provider);
        Text("PublisherName", _ => Provider);
        Text("RegionId", row => row.Line.Region);
        Empty("RegionName");
        Text("ResourceId", row => row.Line.ResourceId);
        Text("ResourceName", row => row.Line.ResourceName);
        Text("ResourceType", row => row.Line.ResourceType);
        Text("ServiceCategory", _ => Other);
        Text("ServiceName", row => row.Line.ServiceType);
        Empty("SkuId", "SkuPriceId");
        Text("SubAccountId", row => row.CustomerId);
        Text("SubAccountName", row => row.CustomerName);
        Empty("Tags");
        Text("Id", row => row.Id);
        Text("x_BillType", row => Words.Of(row.Line.BillType));
        Text("x_OrderId", row => row.Line.OrderId);
        return layout;
    }
}
