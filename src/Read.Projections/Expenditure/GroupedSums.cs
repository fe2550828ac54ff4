namespace PartnerGraph.Projections.Expenditure;

/// <summary>A row of the grouping query: keys, an id made of them to page by, and sums.</summary>
internal sealed class GroupedSums
{
    public required string Id { get; init; }

    public required string ServiceType { get; init; }

    public required string Region { get; init; }

    public required string CustomerId { get; init; }

    public required string Day { get; init; }

    public required string BillingMode { get; init; }

    public required string Model { get; init; }

    public required string AccountManagerId { get; init; }

    public long Lines { get; init; }

    public long ListPrice { get; init; }

    public long DiscountedAmount { get; init; }

    public long AmountDue { get; init; }

    public long Refunds { get; init; }

    public long CashPayment { get; init; }

    public long CashCoupons { get; init; }

    public long MonthlySettlement { get; init; }

    public long Tax { get; init; }

    public long ListRemainder { get; init; }

    public long DueRemainder { get; init; }

    public ExpenditureSlice ToSlice() => new()
    {
        ServiceType = ServiceType, Region = Region, CustomerId = CustomerId, Day = Day, BillingMode = BillingMode, Model = Model,
        AccountManagerId = AccountManagerId,
        Sums = new ExpenditureSums
        {
            Lines = Lines, ListPrice = ListPrice, DiscountedAmount = DiscountedAmount, AmountDue = AmountDue, Refunds = Refunds,
            CashPayment = CashPayment, CashCoupons = CashCoupons, MonthlySettlement = MonthlySettlement, Tax = Tax,
            ListRemainder = ListRemainder, DueRemainder = DueRemainder,
        },
    };
}
