using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Api.GraphQL.Hosting.Demo;

/// <summary>Billing lines from the first day of the older of two closed months until yesterday: the same day always costs the same.</summary>
internal static class DemoSpending
{
    private static readonly (string Service, string Region, BillingMode Mode, decimal PerDay)[] Services =
    [
        ("Elastic Cloud Server", "ap-southeast-1", BillingMode.PayPerUse, 11.40m),
        ("Object Storage Service", "ap-southeast-1", BillingMode.PayPerUse, 2.105m),
        ("Relational Database Service", "ap-southeast-3", BillingMode.YearlyMonthly, 6.25m),
        ("Content Delivery Network", "eu-west-101", BillingMode.PayPerUse, 0.00734521m),
    ];

    private static readonly (string Service, string Region, BillingMode Mode, decimal PerDay) LateService =
        ("Elastic Volume Service", "ap-southeast-1", BillingMode.PayPerUse, 12.5m);

    public static IEnumerable<ExpenditureLine> Lines(BusinessTime time, DateOnly firstDay, DateOnly lastDay) =>
        from customer in DemoActors.Customers
        from offset in Enumerable.Range(0, lastDay.DayNumber - firstDay.DayNumber + 1)
        from service in Services
        select Line(time, customer, firstDay.AddDays(offset), service);

    /// <summary>
    /// What comes when its month is closed: of the last bill and of the first statement. The next ones correct by it, unless the vendor restates (ADR 63).
    /// </summary>
    public static IEnumerable<ExpenditureLine> Late(DemoMonths months) =>
    [
        Line(months.Time, DemoActors.Customers[0], months.Running.FirstDay.AddDays(-1), LateService),
        Line(months.Time, DemoActors.Customers[2], months.Last.FirstDay.AddDays(-1), LateService),
    ];

    private static ExpenditureLine Line(
        BusinessTime time, DemoCustomer customer, DateOnly day, (string Service, string Region, BillingMode Mode, decimal PerDay) service)
    {
        var customerId = customer.Id;
        var list = Math.Round(service.PerDay * (100 + ((day.DayNumber * 7 + customerId.Length * 13) % 40)) / 100, Money.Scale);
        var discount = Math.Round(list * 0.10m, Money.Scale);
        // A referral customer pays the vendor, which is what its partner earns by; for the others the partner settles.
        var cash = customer.Model == AssociationModel.Referral ? list - discount : 0;
        var from = time.StartOf(day);
        return new(
            "demo", $"{customerId}:{day:yyyyMMdd}:{service.Service}", customerId, from, from.AddDays(1), service.Service, service.Region, service.Mode,
            BillType.Expenditure, new LineAmounts
            {
                ListPrice = ExactAmount.Of(list),
                DiscountedAmount = ExactAmount.Of(discount),
                AmountDue = ExactAmount.Of(list - discount),
                CashPayment = ExactAmount.Of(cash),
                MonthlySettlement = ExactAmount.Of(list - discount - cash),
            })
        {
            ResourceId = $"{customerId}-{service.Service.ToLowerInvariant().Replace(' ', '-')}",
        };
    }
}
