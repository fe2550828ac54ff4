namespace PartnerGraph.Write.Domain.Customers.Accounts;

/// <summary>Figures of freezing that the vendor may set.</summary>
/// <param name="DefaultScope">The scope when the caller names none (GAP-9).</param>
/// <param name="DataKept">How long the data of frozen resources is kept, in elapsed time.</param>
public sealed record CustomerStatusPolicy(FreezeScope DefaultScope, TimeSpan DataKept)
{
    public static readonly CustomerStatusPolicy Default = new(FreezeScope.Account, TimeSpan.FromDays(15));
}
