using PartnerGraph.Read.Projections.Scoping;
using PartnerGraph.Write.Domain.Partners;
using PartnerGraph.Write.Domain.Partners.Tiers;

namespace PartnerGraph.Read.Projections.Partners.Tiers;

/// <summary>How far the way to Core is.</summary>
public enum CoreStatus
{
    /// <summary>Neither invited nor Core.</summary>
    None,
    Invited,
    Applied,
    Core,
    Declined,
}

/// <summary>What became of a pledge of employees.</summary>
public enum PledgeStatus
{
    /// <summary>Nothing was pledged.</summary>
    None,

    /// <summary>The six months run.</summary>
    Open,

    Met,

    /// <summary>The six months are over, and the time of grace runs.</summary>
    Missed,

    /// <summary>The tier ended with it.</summary>
    Lapsed,

    /// <summary>The tier ended before.</summary>
    Ended,
}

/// <summary>How a partner came, or may come, to its tier by other ways than revenue.</summary>
public sealed class TierAdmissionRow : IPartnerRow
{
    public required string PartnerId { get; init; }

    public CoreStatus Core { get; set; }

    public CoreRoute? Route { get; set; }

    /// <summary>Why Core was declined.</summary>
    public string? DeclineReason { get; set; }

    public DateOnly? FaceToFaceOn { get; set; }

    public Competitor? Competitor { get; set; }

    public CompetitorTier? CompetitorTier { get; set; }

    /// <summary>What the last application for Core committed to, in USD a year.</summary>
    public decimal? AppliedRevenue { get; set; }

    /// <summary>The tier that was pledged for; before anything was granted that of the application.</summary>
    public PartnerTier? PledgedTier { get; set; }

    /// <summary>In USD a year.</summary>
    public decimal? AnnualRevenue { get; set; }

    public int? Employees { get; set; }

    public string? BusinessPlan { get; set; }

    public PledgeStatus Pledge { get; set; }

    public int Certified { get; set; }

    public DateTimeOffset? CertifyBy { get; set; }

    public DateTimeOffset? DowngradeAt { get; set; }

    public int? ReviewedYear { get; set; }

    /// <summary>In USD.</summary>
    public decimal? CountedRevenue { get; set; }

    public DateTimeOffset BegunAt { get; init; }

    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>Of the event by which it began: lists do not move while it goes on.</summary>
    public long Position { get; init; }

    /// <summary>The version of the last event, for <c>expectedVersion</c>.</summary>
    public long Version { get; set; }
}

/// <summary>An employee of a pledge who is certified.</summary>
public sealed class CertifiedEmployeeRow : IPartnerRow
{
    public required string PartnerId { get; init; }

    public required string EmployeeId { get; init; }

    public CertificationLevel Level { get; init; }

    public DateOnly CertifiedOn { get; init; }

    public long Position { get; init; }
}
