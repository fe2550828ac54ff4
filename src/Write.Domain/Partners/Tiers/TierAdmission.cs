using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Partners.Tiers.CoreTier;

namespace PartnerGraph.Write.Domain.Partners.Tiers;

/// <summary>A pledge of employees that is still to be met.</summary>
/// <param name="CertifyBy">The last second in time.</param>
/// <param name="Certified">Who has passed.</param>
/// <param name="DowngradeAt">When the tier ends; null while the time for the pledge runs.</param>
public sealed record TierCommitment(PartnerTier Tier, int Employees, DateTimeOffset CertifyBy, ImmutableSortedSet<string> Certified, DateTimeOffset? DowngradeAt = null)
{
    /// <summary>The rule that asks for it.</summary>
    public Rule Rule => Tier == PartnerTier.Core ? CoreRules.Commitment : TierRules.Commitment;
}

/// <summary>Where a Core partner has its place.</summary>
public sealed record CoreSeat(CoreRoute Route, string Country);

/// <summary>How a partner came, or may come, to a tier by other ways than revenue.</summary>
public sealed record TierAdmission
{
    public static readonly TierAdmission None = new();

    /// <summary>What was granted in advance, for what pledge.</summary>
    public TierGrantedInAdvance? InAdvance { get; init; }

    public WonBackPartnerAdmitted? WonBack { get; init; }

    /// <summary>The route of the open invitation; null while there is none.</summary>
    public CoreRoute? Invitation { get; init; }

    /// <summary>The application that is to be decided.</summary>
    public CoreApplied? Application { get; init; }

    public DateOnly? FaceToFaceOn { get; init; }

    public CoreSeat? Core { get; init; }

    public CoreDeclined? Declined { get; init; }

    public TierCommitment? Commitment { get; init; }

    /// <summary>When the tier was given that does not follow from revenue; a review lowers it a year later at the earliest.</summary>
    public DateTimeOffset? GrantedAt { get; init; }

    /// <summary>The last year whose revenue was reviewed; 0 before the first.</summary>
    public int ReviewedYear { get; init; }

    public static TierAdmission Evolve(TierAdmission state, IDomainEvent @event) => @event switch
    {
        TierGrantedInAdvance e => state with { InAdvance = e, GrantedAt = e.GrantedAt, Commitment = new(e.Tier, e.Employees, e.CertifyBy, []) },
        WonBackPartnerAdmitted e => state with { WonBack = e, GrantedAt = e.AdmittedAt },
        CoreInvited e => state with { Invitation = e.Route, Application = null, Declined = null },
        CoreApplied e => state with { Application = e },
        FaceToFaceCertified e => state with { FaceToFaceOn = e.CertifiedOn },
        CoreApproved e => state with
        {
            Invitation = null,
            Application = null,
            Core = new(e.Route, e.Country),
            GrantedAt = e.ApprovedAt,
            Commitment = new(PartnerTier.Core, e.Employees, e.CertifyBy, []),
        },
        CoreDeclined e => state with { Invitation = null, Application = null, Declined = e, GrantedAt = e.FallbackTier is null ? state.GrantedAt : e.DeclinedAt },
        CoreEnded => state with { Core = null, Commitment = null },
        PledgedEmployeeCertified e => state.Commitment is { } open ? state with { Commitment = open with { Certified = open.Certified.Add(e.EmployeeId) } } : state,
        TierCommitmentMet => state with { Commitment = null },
        TierCommitmentMissed e => state.Commitment is { } missed ? state with { Commitment = missed with { DowngradeAt = e.DowngradeAt } } : state,
        TierCommitmentLapsed => state with { Commitment = null, GrantedAt = null },
        TierReviewed e => state with { ReviewedYear = e.Year, Commitment = e.To == e.From ? state.Commitment : null },
        _ => throw new UnknownEventException(state, @event),
    };
}
