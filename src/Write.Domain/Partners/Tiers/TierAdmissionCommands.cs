using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Kernel.Deadlines;

namespace PartnerGraph.Write.Domain.Partners.Tiers;

/// <param name="Partner">The partner as its own stream tells it.</param>
public abstract record TierAdmissionCommand(string PartnerId, Partner Partner);

/// <summary>What a partner says of itself when it applies for a tier in advance.</summary>
/// <param name="BusinessPlan">What the detailed plan on file is called; blank for none.</param>
/// <param name="CustomerBase">Whether it has customers in the local market.</param>
/// <param name="ProfessionalCapability">Whether it has professional ability in the local market.</param>
[GivenTexts]
public sealed record InAdvanceAnswers(EnterpriseSize Size, TierPledge Pledge, string? BusinessPlan, bool CustomerBase, bool ProfessionalCapability);

/// <param name="Floor">What the policies of the day ask of the tier in the partner's country.</param>
public sealed record ApplyInAdvance(
    string PartnerId, PartnerTier Tier, InAdvanceAnswers Answers, Partner Partner, PledgeFloor Floor, DateTimeOffset At, WorkingCalendar Calendar)
    : TierAdmissionCommand(PartnerId, Partner);

/// <param name="Requested">The tier that is asked for; null for the one of the mapping.</param>
/// <param name="Mapping">What REF-3 says of the standing on the day; null when it knows none.</param>
public sealed record AdmitWonBack(
    string PartnerId, CompetitorStanding Standing, PartnerTier? Requested, Partner Partner, WonBackTier? Mapping, DateTimeOffset At)
    : TierAdmissionCommand(PartnerId, Partner);

public sealed record InviteToCore(string PartnerId, CoreRoute Route, Partner Partner, DateTimeOffset At) : TierAdmissionCommand(PartnerId, Partner);

/// <summary>What a partner says of itself when it applies for Core; what its route does not ask is left out.</summary>
/// <param name="CarrierRank">Among the carriers of its home country, the first is 1.</param>
/// <param name="GlobalPartner">The name of the partner whose local organization it is.</param>
[GivenTexts]
public sealed record CoreAnswers(
    CoreRoute Route, TierPledge Pledge, bool B2BBasis, int? CarrierRank, ImmutableArray<SpecialCapability> Capabilities, bool OwnUse,
    ImmutableArray<string> Solutions, [property: Text(TextKind.Name)] string? GlobalPartner);

/// <param name="GlobalPartnerCertified">Whether the vendor has certified the global partner that is named.</param>
public sealed record ApplyForCore(string PartnerId, CoreAnswers Answers, Partner Partner, PledgeFloor Floor, bool GlobalPartnerCertified, DateTimeOffset At)
    : TierAdmissionCommand(PartnerId, Partner);

/// <param name="Today">In the business zone.</param>
public sealed record RecordFaceToFaceCertification(string PartnerId, DateOnly CertifiedOn, Partner Partner, DateOnly Today) : TierAdmissionCommand(PartnerId, Partner);

public sealed record ApproveCore(string PartnerId, Partner Partner, DateTimeOffset At, WorkingCalendar Calendar) : TierAdmissionCommand(PartnerId, Partner);

/// <param name="FallbackTier">At which the partner is certified instead; null for what the route says.</param>
/// <param name="Mapping">What REF-3 says of what the partner was at a competitor; null when it was at none.</param>
public sealed record DeclineCore(
    string PartnerId, [property: Text(TextKind.Reason)] string Reason, PartnerTier? FallbackTier, Partner Partner, WonBackTier? Mapping, DateTimeOffset At)
    : TierAdmissionCommand(PartnerId, Partner);

/// <summary>The partner has left the tier Core, by a review or by operations.</summary>
public sealed record EndCore(string PartnerId, Partner Partner, DateTimeOffset At) : TierAdmissionCommand(PartnerId, Partner);

public sealed record RecordCertifiedEmployee(
    string PartnerId, string EmployeeId, CertificationLevel Level, DateOnly CertifiedOn, Partner Partner, DateTimeOffset At, BusinessTime Zone)
    : TierAdmissionCommand(PartnerId, Partner);

/// <summary>The time of the pledge is over.</summary>
/// <param name="GraceDays">After which the tier ends (GAP-53).</param>
public sealed record ReviewCommitment(string PartnerId, int GraceDays, Partner Partner, DateTimeOffset At, WorkingCalendar Calendar) : TierAdmissionCommand(PartnerId, Partner);

/// <summary>The time of grace is over, too.</summary>
public sealed record LapseCommitment(string PartnerId, Partner Partner, DateTimeOffset At) : TierAdmissionCommand(PartnerId, Partner);

/// <summary>The yearly review.</summary>
/// <param name="Year">Whose revenue is counted.</param>
/// <param name="Earned">The tier that the revenue earns, Premier at most.</param>
/// <param name="KeepsCore">Whether the revenue is what the route of a Core partner asks.</param>
public sealed record ReviewTier(string PartnerId, int Year, Money CountedRevenue, PartnerTier Earned, bool KeepsCore, Partner Partner, DateTimeOffset At)
    : TierAdmissionCommand(PartnerId, Partner);
