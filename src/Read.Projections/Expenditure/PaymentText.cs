using System.Globalization;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Read.Projections.Expenditure;

/// <summary>Payments that few lines have, in one column: test coupons, flexi-purchase coupons and stored-value cards, separated by blanks.</summary>
internal static class PaymentText
{
    public static string? Of(OtherPayments? payments) => payments is null
        ? null
        : string.Join(' ', new[] { payments.TestCoupons, payments.FlexiPurchaseCoupons, payments.StoredValueCards }.Select(amount => amount.ToExactString()));

    public static OtherPayments Of(string? text)
    {
        if (text is null) return OtherPayments.None;
        var amounts = text.Split(' ').Select(amount => new Money(decimal.Parse(amount, CultureInfo.InvariantCulture))).ToList();
        return new(amounts[0], amounts[1], amounts[2]);
    }
}
