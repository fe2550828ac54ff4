using PartnerGraph.Read.Projections.Contract.Finder;
using PartnerGraph.Read.Projections.Finder;
using PartnerGraph.Read.Projections.Finder.Ranking;
using PartnerGraph.Write.Domain.Finder;
using PartnerGraph.Write.Domain.Partners;
using Snapshooter.Xunit;

namespace PartnerGraph.Read.Projections.Tests.Finder;

/// <summary>What documents are made of. Indexes that exist keep what they were made of: when this changes, raise <see cref="FinderEvents.Version"/>.</summary>
public sealed class TermsTests
{
    [Fact]
    public void The_terms_of_a_document_change_together_with_the_version() => Snapshot.Match(new
    {
        FinderEvents.Version,
        Terms = Enum.GetValues<FinderField>().ToDictionary(field => field.ToString(), field => Document.Terms(field).Select(terms => string.Join(' ', terms))),
        Facets = Document.Facets.ToDictionary(facet => facet.Key.ToString(), facet => facet.Value),
        Document.SortName, Document.TierRank, Document.Points,
    });

    private static FinderDocument Document { get; } = new(new FinderLog(FinderSamples.Listed(
        "p",
        new ProfileContent(
            "Société KubeSphere C++ (KSC) Ltd.", "北京云服务有限公司", "Monitors 3-tier databases; 数据库 in O'Reilly's style.",
            [new("Zurich", null, "CH", 47.37, 8.55), new("Shenzhen", "Guangdong", "CN", 22.54, 114.06)], [Geography.AsiaPacific], [Industry.NonProfit],
            [Competency.DevSecOps], ["Managed databases"], ["de"], null, null, null),
        "CN", PartnerTier.Premier)).Entries.Single());
}
