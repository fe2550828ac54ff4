using System.Globalization;
using PartnerGraph.Read.Projections.Expenditure.Attributing;
using PartnerGraph.Read.Projections.Expenditure.Reading;
using PartnerGraph.Read.Projections.Expenditure.Sums;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Read.Projections.Expenditure;

internal static class LineRows
{
    public static ExpenditureLineRow Of(ExpenditureRecorded e, long position, BusinessTime time, Attribution attribution) => new()
    {
        Position = position, Source = e.Source, LineId = e.LineId, MemberId = e.CustomerId, CustomerId = attribution.CustomerId,
        SummaryId = attribution.SummaryId, PartnerId = attribution.PartnerId, AccountManagerId = attribution.AccountManagerId, Model = attribution.Model,
        ChargedFrom = e.ChargedFrom.ToUnixTimeMilliseconds(), ChargedTo = e.ChargedTo.ToUnixTimeMilliseconds(),
        Day = Day(time.DayOf(e.ChargedFrom)), ServiceType = e.ServiceType, Region = e.Region ?? "", BillingMode = e.BillingMode,
        BillType = e.BillType, ResourceId = e.ResourceId, ResourceName = e.ResourceName, ResourceType = e.ResourceType, OrderId = e.OrderId,
        UnbilledOf = Owing(attribution), UnstatedOf = Earning(attribution), Offering = e.Offering, Payments = PaymentText.Of(e.OtherPayments), Sums = Sums(e),
    };

    /// <summary>The same line as somebody else's.</summary>
    public static ExpenditureLineRow Under(ExpenditureLineRow line, Attribution attribution) => new()
    {
        Position = line.Position, Source = line.Source, LineId = line.LineId, MemberId = line.MemberId, CustomerId = attribution.CustomerId,
        SummaryId = attribution.SummaryId, PartnerId = attribution.PartnerId, AccountManagerId = attribution.AccountManagerId, Model = attribution.Model,
        ChargedFrom = line.ChargedFrom, ChargedTo = line.ChargedTo, Day = line.Day, ServiceType = line.ServiceType, Region = line.Region,
        BillingMode = line.BillingMode, BillType = line.BillType, ResourceId = line.ResourceId, ResourceName = line.ResourceName,
        ResourceType = line.ResourceType, OrderId = line.OrderId, UnbilledOf = StaysBilled(line, attribution) ? null : Owing(attribution),
        UnstatedOf = StaysStated(line, attribution) ? null : Earning(attribution), Offering = line.Offering, Payments = line.Payments, Sums = line.Sums,
    };

    /// <summary>Whether the bill that holds the line still holds it when it is attributed otherwise.</summary>
    public static bool StaysBilled(ExpenditureLineRow line, Attribution attribution) => line.IsBilled && Owing(attribution) == line.PartnerId;

    /// <summary>Whether the statement that holds the line still holds it when it is attributed otherwise.</summary>
    public static bool StaysStated(ExpenditureLineRow line, Attribution attribution) => line.IsStated && Earning(attribution) == line.PartnerId;

    // Only the referral model earns by the line itself.
    private static string? Earning(Attribution attribution) => attribution.Model == nameof(AssociationModel.Referral) ? attribution.PartnerId : null;

    // Only the reseller model makes a partner owe.
    private static string? Owing(Attribution attribution) => attribution.Model == nameof(AssociationModel.Reseller) ? attribution.PartnerId : null;

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static DateOnly DayOf(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static ExpenditureSums Sums(ExpenditureRecorded e)
    {
        var due = SplitAmount.Of(e.AmountDue, e.Remainder?.AmountDue ?? 0);
        return new()
        {
            Lines = 1, AmountDue = due, Refunds = e.BillType is BillType.RefundUnsubscription or BillType.RefundTax ? due : default,
            ListPrice = SplitAmount.Of(e.ListPrice, e.Remainder?.ListPrice ?? 0),
            DiscountedAmount = SplitAmount.Of(e.DiscountedAmount, e.Remainder?.DiscountedAmount ?? 0),
            CashPayment = SplitAmount.Of(e.CashPayment, e.Remainder?.CashPayment ?? 0),
            CashCoupons = SplitAmount.Of(e.CashCoupons, e.Remainder?.CashCoupons ?? 0),
            MonthlySettlement = SplitAmount.Of(e.MonthlySettlement, e.Remainder?.MonthlySettlement ?? 0),
            Tax = SplitAmount.Of(e.Tax, e.Remainder?.Tax ?? 0),
        };
    }
}
