using System.ComponentModel;
using GraphQL;
using GraphQL.DataLoader;
using Mapster;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Read.Projections.Partners.Tiers;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Partners;
using PartnerGraph.Write.Domain.Partners.Tiers;

namespace PartnerGraph.Api.GraphQL.Partners.Tiers;

[Node, Description("How a partner came, or may come, to its tier by other ways than revenue: in advance, after a change from a competitor, as Core; and the pledge that came with it.")]
public sealed record TierAdmission
{
    [Id]
    public required string Id { get; init; }

    [Ignore]
    public required string Key { get; init; }

    [Id]
    public required string PartnerId { get; init; }

    [SeenLike("partner"), Description("That partner; null where the caller may not see it (CONV-7).")]
    public IDataLoaderResult<Partner?>? Partner(IResolveFieldContext context) => context.PartnerOf(PartnerId);

    [Description("How far the way to Core is.")]
    public required CoreStatus Core { get; init; }

    [Description("The route of the last invitation to Core; null when there was none.")]
    public required CoreRoute? Route { get; init; }

    [Description("Why Core was declined; null unless it was.")]
    public required string? DeclineReason { get; init; }

    [Description("The day on which the vendor's organizations certified it face to face (PROG-34).")]
    public required DateOnly? FaceToFaceOn { get; init; }

    [Description("The competitor from which it was won back; null for others.")]
    public required Competitor? Competitor { get; init; }

    [Description("What it was there.")]
    public required CompetitorTier? CompetitorTier { get; init; }

    [Description("What was committed to and pledged; null when nothing was.")]
    public TierPledgeView? Pledge => PledgedTier is { } tier
        ? new(tier, new(AnnualRevenue!.Value), Employees!.Value, BusinessPlan, PledgeStatus, Certified, CertifyBy, DowngradeAt)
        : null;

    [Description("What the last yearly review counted; null before the first (PROG-41, PROG-42).")]
    public TierReviewView? Review => ReviewedYear is { } year ? new(year, new(CountedRevenue!.Value)) : null;

    [Description("Who is certified of those that were pledged, the latest recorded first unless orderBy says otherwise.")]
    public IDataLoaderResult<Connection<CertifiedEmployee>> CertifiedEmployees(IResolveFieldContext context, TierAdmissionReads reads, TimeOrder? orderBy, PageRequest page) =>
        context.Pages<CertifiedEmployeeRow, CertifiedEmployee>("certified-employees", Key, page, row => row.To<CertifiedEmployee>(),
            (keys, cancellation) => reads.Employees(keys, orderBy ?? TimeOrder.LatestFirst, page, cancellation), reads.CountEmployees)!;

    [Description("When it began: with the first invitation, application or admission.")]
    public required DateTimeOffset BegunAt { get; init; }

    [Description("When it changed last.")]
    public required DateTimeOffset ChangedAt { get; init; }

    [Description("For expectedVersion.")]
    public required long Version { get; init; }

    [Ignore]
    public required PartnerTier? PledgedTier { get; init; }

    [Ignore]
    public required decimal? AnnualRevenue { get; init; }

    [Ignore]
    public required int? Employees { get; init; }

    [Ignore]
    public required string? BusinessPlan { get; init; }

    [Ignore]
    public required PledgeStatus PledgeStatus { get; init; }

    [Ignore]
    public required int Certified { get; init; }

    [Ignore]
    public required DateTimeOffset? CertifyBy { get; init; }

    [Ignore]
    public required DateTimeOffset? DowngradeAt { get; init; }

    [Ignore]
    public required int? ReviewedYear { get; init; }

    [Ignore]
    public required decimal? CountedRevenue { get; init; }
}

[Name("TierPledge"), Description("What a partner committed to and pledged for a tier.")]
public sealed record TierPledgeView(
    [property: Description("For which tier.")] PartnerTier Tier,
    [property: Description("Committed to in writing, a year.")] Money AnnualRevenueCommitment,
    [property: Description("Full-time employees that were pledged.")] int EmployeesPledged,
    [property: Description("What the business plan on file is called; null where none was asked for.")] string? BusinessPlan,
    [property: Description("How it stands with the pledge; NONE before Core is decided.")] PledgeStatus Status,
    [property: Description("How many of them are certified.")] int EmployeesCertified,
    [property: Description("The last second at which the pledge is met in time; null before Core is decided (PROG-10, PROG-40).")] DateTimeOffset? CertifyBy,
    [property: Description("When the tier ends unless the pledge is met before; null unless it was missed (GAP-53).")] DateTimeOffset? DowngradeAt);

[Name("TierReview"), Description("A yearly review of the tier (PROG-41).")]
public sealed record TierReviewView(
    [property: Description("Whose revenue was counted.")] int Year,
    [property: Description("Of both models, without tax (PROG-42).")] Money CountedRevenue);

[Description("An employee of a pledge who is certified.")]
public sealed record CertifiedEmployee
{
    [Description("How the partner tells its employees apart.")]
    public required string EmployeeId { get; init; }

    [Description("What was passed.")]
    public required CertificationLevel Level { get; init; }

    [Description("The day on which it was obtained, in the business zone.")]
    public required DateOnly CertifiedOn { get; init; }
}

internal sealed class TierAdmissionMapping : IRegister
{
    public void Register(TypeAdapterConfig config)
    {
        config.NewConfig<TierAdmissionRow, TierAdmission>()
            .Map(admission => admission.Id, row => GlobalId.Of(nameof(TierAdmission), row.PartnerId))
            .Map(admission => admission.Key, row => row.PartnerId)
            .Map(admission => admission.PartnerId, row => GlobalId.Of("Partner", row.PartnerId))
            .Map(admission => admission.PledgeStatus, row => row.Pledge)
            .Ignore(admission => admission.Pledge!);
        config.NewConfig<CertifiedEmployeeRow, CertifiedEmployee>();
    }
}
