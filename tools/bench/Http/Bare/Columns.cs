namespace PartnerGraph.Bench.Http.Bare;

/// <summary>Where the values stand in the rows of the product's statements. Whoever fails or answers differently tells when they move.</summary>
internal static class Columns
{
    public const int CustomerId = 0, AccountManagerId = 1, AssociatedAt = 3, Country = 5, Email = 6, Model = 7, Name = 8, RegisteredAt = 12;

    public const int BudgetOf = 0, BudgetAmount = 2, BudgetFirst = 3, BudgetOnExceeded = 6;

    public const int MemberId = 0, MemberName = 10;

    public const int SpentBy = 0, ListPriceHigh = 2, AmountDueHigh = 5;
}
