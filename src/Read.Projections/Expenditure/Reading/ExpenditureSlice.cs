using PartnerGraph.Read.Projections.Expenditure.Sums;

namespace PartnerGraph.Read.Projections.Expenditure.Reading;

/// <summary>What expenditure can be grouped by.</summary>
public enum ExpenditureDimension { ServiceType, Region, Customer, Day, BillingMode, AssociationModel, AccountManager, Month }

/// <summary>The order of slices; by time needs a grouping by day or by month.</summary>
public enum ExpenditureSliceOrder { HighestAmountDueFirst, LowestAmountDueFirst, LatestFirst, EarliestFirst }

/// <summary>A slice of a distribution: the values of what it is grouped by, empty for the rest, and its sums.</summary>
public sealed class ExpenditureSlice
{
    /// <summary>Made of the values, to page by.</summary>
    public required string Id { get; init; }

    public required string ServiceType { get; init; }

    public required string Region { get; init; }

    public required string CustomerId { get; init; }

    public required string Day { get; init; }

    /// <summary>Such as 2024-09.</summary>
    public required string Month { get; init; }

    public required string BillingMode { get; init; }

    public required string Model { get; init; }

    public required string AccountManagerId { get; init; }

    public required ExpenditureSums Sums { get; init; }
}
