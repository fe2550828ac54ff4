using System.Globalization;
using PartnerGraph.Domain.Expenditure;
using PartnerGraph.Domain.Kernel;

namespace PartnerGraph.Projections.Expenditure;

internal static class LineRows
{
    public static ExpenditureLineRow Of(ExpenditureRecorded e, long position, BusinessTime time, Attribution attribution) => new()
    {
        Position = position, Source = e.Source, LineId = e.LineId, MemberId = e.CustomerId, CustomerId = attribution.CustomerId,
        PartnerId = attribution.PartnerId, AccountManagerId = attribution.AccountManagerId, Model = attribution.Model,
        ChargedFrom = e.ChargedFrom.ToUnixTimeMilliseconds(), ChargedTo = e.ChargedTo.ToUnixTimeMilliseconds(),
        Day = Day(time.DayOf(e.ChargedFrom)), ServiceType = e.ServiceType, Region = e.Region ?? "", BillingMode = e.BillingMode,
        BillType = e.BillType, ResourceId = e.ResourceId, ResourceName = e.ResourceName, ResourceType = e.ResourceType, OrderId = e.OrderId,
        ListPrice = e.ListPrice.Units, DiscountedAmount = e.DiscountedAmount.Units, AmountDue = e.AmountDue.Units,
        CashPayment = e.CashPayment.Units, CashCoupons = e.CashCoupons.Units, MonthlySettlement = e.MonthlySettlement.Units,
        Tax = e.Tax.Units, ListRemainder = e.Remainder?.ListPrice ?? 0, DueRemainder = e.Remainder?.AmountDue ?? 0,
    };

    /// <summary>The same line as somebody else's.</summary>
    public static ExpenditureLineRow Under(ExpenditureLineRow line, Attribution attribution) => new()
    {
        Position = line.Position, Source = line.Source, LineId = line.LineId, MemberId = line.MemberId, CustomerId = attribution.CustomerId,
        PartnerId = attribution.PartnerId, AccountManagerId = attribution.AccountManagerId, Model = attribution.Model,
        ChargedFrom = line.ChargedFrom, ChargedTo = line.ChargedTo, Day = line.Day, ServiceType = line.ServiceType, Region = line.Region,
        BillingMode = line.BillingMode, BillType = line.BillType, ResourceId = line.ResourceId, ResourceName = line.ResourceName,
        ResourceType = line.ResourceType, OrderId = line.OrderId, ListPrice = line.ListPrice, DiscountedAmount = line.DiscountedAmount,
        AmountDue = line.AmountDue, CashPayment = line.CashPayment, CashCoupons = line.CashCoupons, MonthlySettlement = line.MonthlySettlement,
        Tax = line.Tax, ListRemainder = line.ListRemainder, DueRemainder = line.DueRemainder,
    };

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
