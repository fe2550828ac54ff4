using PartnerGraph.Read.Projections.Finder;
using PartnerGraph.Write.Domain.Finder;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Partners;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Read.Projections.Tests.Finder.Elasticsearch;

/// <summary>A partner of two words in Singapore, small enough to be read in a recorded exchange.</summary>
internal static class Aurora
{
    public const string Id = "p-1";

    public static readonly DateTimeOffset Then = new(2026, 2, 1, 9, 30, 0, TimeSpan.Zero);

    public static readonly ProfileContent Content = new(
        "Aurora Cloud", null, "Runs databases", [new ProfileCity("Singapore", null, "SG", 1.25, 103.75)], [Geography.AsiaPacific], [Industry.Retail],
        [Competency.Database], [], ["en"], null, null, null);

    public static IReadOnlyList<Recorded> History { get; } =
    [
        At(1, new PartnerRegistered(Id, PartnerKind.SolutionProvider, "SG", "Aurora Cloud Pte Ltd", "info@aurora.example", null, null, Then)),
        At(2, new BusinessInformationApproved(Id, Then)),
        At(3, new TierGranted(Id, PartnerTier.Advanced, InAdvance: false, "revenue")),
        At(4, new ProfilePublished(Id, Content, Then)),
    ];

    public static FinderEntry Entry => History.Aggregate(new FinderEntry { PartnerId = Id }, (entry, recorded) => entry.Apply(recorded));

    public static Recorded At(long position, IDomainEvent @event) =>
        new(@event, new EventMetadata(Then, "tester", "test"), Guid.Empty, $"partner-{Id}", position - 1, position);
}
