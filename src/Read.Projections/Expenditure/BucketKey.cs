using PartnerGraph.Domain.Expenditure;

namespace PartnerGraph.Projections.Expenditure;

/// <summary>What lines must have in common to be added up.</summary>
internal readonly record struct BucketKey(
    string PartnerId, string Day, string CustomerId, string SummaryId, string ServiceType, string Region, BillingMode BillingMode, string Model, string AccountManagerId)
{
    public static BucketKey Of(ExpenditureLineRow line) => new(
        line.PartnerId, line.Day, line.CustomerId, line.SummaryId, line.ServiceType, line.Region, line.BillingMode, line.Model, line.AccountManagerId);
}
