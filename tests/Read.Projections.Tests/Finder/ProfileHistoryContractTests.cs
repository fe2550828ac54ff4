using PartnerGraph.Read.Projections.Contract;
using PartnerGraph.Read.Projections.Contract.Finder;
using PartnerGraph.Read.Projections.Finder;

namespace PartnerGraph.Read.Projections.Tests.Finder;

public sealed class ProfileHistoryContractTests : ProjectionContract<ProfileHistoryProjection>
{
    protected override IEnumerable<PastEvent> History =>
    [
        new("profile-p", FinderSamples.Published("p", FinderSamples.Profile("One"))),
        new("profile-q", FinderSamples.Published("q", FinderSamples.Profile("Two"))),
        new("profile-p", FinderSamples.Updated("p", FinderSamples.Profile("Three"))),
        new("profile-p", FinderSamples.Unpublished("p")),
        new("profile-p", FinderSamples.Published("p", FinderSamples.Profile("Three"))),
    ];
}
