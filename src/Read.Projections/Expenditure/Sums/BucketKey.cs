using PartnerGraph.Read.Projections.Expenditure.Reading;
using PartnerGraph.Write.Domain.Expenditure;

namespace PartnerGraph.Read.Projections.Expenditure.Sums;

/// <summary>What lines must have in common to be added up.</summary>
internal readonly record struct BucketKey(
    string PartnerId, string Day, string CustomerId, string SummaryId, string ServiceType, string Region, BillingMode BillingMode, string Model, string AccountManagerId)
{
    /// <summary>The whole day of the partner that it is a part of.</summary>
    public BucketKey WholeDay => this with { CustomerId = "", SummaryId = "" };

    public static BucketKey Of(ExpenditureLineRow line) => new(
        line.PartnerId, line.Day, line.CustomerId, line.SummaryId, line.ServiceType, line.Region, line.BillingMode, line.Model, line.AccountManagerId);
}
