using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Partners.Tiers;

/// <param name="AnnualRevenue">Committed to in writing.</param>
/// <param name="BusinessPlan">What the plan on file is called.</param>
/// <param name="CertifyBy">The last second at which the pledge is met in time.</param>
[EventType("partners.tier-granted-in-advance")]
public sealed record TierGrantedInAdvance(
    string PartnerId, PartnerTier Tier, Money AnnualRevenue, int Employees, string BusinessPlan, DateTimeOffset GrantedAt, DateTimeOffset CertifyBy) : IDomainEvent;

[EventType("partners.won-back-partner-admitted")]
public sealed record WonBackPartnerAdmitted(string PartnerId, Competitor Competitor, CompetitorTier CompetitorTier, PartnerTier Tier, DateTimeOffset AdmittedAt) : IDomainEvent;

[EventType("partners.core-invited")]
public sealed record CoreInvited(string PartnerId, CoreRoute Route, DateTimeOffset InvitedAt) : IDomainEvent;

/// <param name="CarrierRank">In its home country; of carriers alone.</param>
/// <param name="GlobalPartner">As it was certified; of local organizations alone.</param>
[EventType("partners.core-applied")]
public sealed record CoreApplied(
    string PartnerId, CoreRoute Route, Money AnnualRevenue, int Employees, int? CarrierRank, ImmutableArray<SpecialCapability> Capabilities,
    ImmutableArray<string> Solutions, string? GlobalPartner, DateTimeOffset AppliedAt) : IDomainEvent;

/// <summary>The vendor's organizations certified the local organization of a global partner in person.</summary>
[EventType("partners.face-to-face-certified")]
public sealed record FaceToFaceCertified(string PartnerId, DateOnly CertifiedOn) : IDomainEvent;

/// <param name="Country">Of registration, where it takes a place.</param>
/// <param name="CertifyBy">The last second at which the pledge is met in time.</param>
[EventType("partners.core-approved")]
public sealed record CoreApproved(string PartnerId, CoreRoute Route, string Country, int Employees, DateTimeOffset ApprovedAt, DateTimeOffset CertifyBy) : IDomainEvent;

/// <param name="FallbackTier">At which it is certified instead; null where it keeps its tier.</param>
[EventType("partners.core-declined")]
public sealed record CoreDeclined(string PartnerId, CoreRoute Route, string Reason, PartnerTier? FallbackTier, DateTimeOffset DeclinedAt) : IDomainEvent;

/// <summary>The partner is Core no longer, and its place is free.</summary>
[EventType("partners.core-ended")]
public sealed record CoreEnded(string PartnerId, CoreRoute Route, string Country, DateTimeOffset EndedAt) : IDomainEvent;

/// <param name="EmployeeId">How the partner tells its employees apart, such as a staff number.</param>
[EventType("partners.pledged-employee-certified")]
public sealed record PledgedEmployeeCertified(string PartnerId, string EmployeeId, CertificationLevel Level, DateOnly CertifiedOn) : IDomainEvent;

/// <param name="Certified">How many of the pledged employees are certified.</param>
[EventType("partners.tier-commitment-met")]
public sealed record TierCommitmentMet(string PartnerId, int Certified, DateTimeOffset MetAt) : IDomainEvent;

/// <param name="DowngradeAt">When the tier ends unless the pledge is met before (GAP-53).</param>
[EventType("partners.tier-commitment-missed")]
public sealed record TierCommitmentMissed(string PartnerId, int Certified, int Pledged, DateTimeOffset MissedAt, DateTimeOffset DowngradeAt) : IDomainEvent;

/// <summary>The pledge was not met in the time of grace either: the tier that it was given for ends.</summary>
[EventType("partners.tier-commitment-lapsed")]
public sealed record TierCommitmentLapsed(string PartnerId, PartnerTier Tier, DateTimeOffset LapsedAt) : IDomainEvent;

/// <param name="Year">Whose revenue was counted.</param>
/// <param name="CountedRevenue">Of both models, without tax.</param>
/// <param name="From">The tier before the review.</param>
/// <param name="To">The tier after it, often the same.</param>
[EventType("partners.tier-reviewed")]
public sealed record TierReviewed(string PartnerId, int Year, Money CountedRevenue, PartnerTier From, PartnerTier To, DateTimeOffset ReviewedAt) : IDomainEvent;
