using PartnerGraph.Read.Projections.Finder;
using PartnerGraph.Write.Domain.Finder;
using PartnerGraph.Write.Domain.Partners;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Read.Projections.Tests.Finder.Elasticsearch;

/// <summary>Listed partners with names that resemble each other, some without a tier or an office, two at one place each.</summary>
internal static class SamplePartners
{
    private static readonly string[] Names =
        ["Aurora Cloud", "Aurora Clouds", "Auroral Systems GmbH", "Cloud Aurora", "Borealis (BLS)", "KubeSphere", "云服务", "Nebula Data"];

    private static readonly Industry[] Industries = [Industry.Retail, Industry.Energy, Industry.Gaming];

    public static int Count => Names.Length;

    public static string Id(int number) => $"p-{number}";

    public static IEnumerable<FinderEntry> Entries() => Events().GroupBy(recorded => FinderEvents.PartnersOf([recorded]).Single())
        .Select(partner => partner.Aggregate(new FinderEntry { PartnerId = partner.Key }, (entry, recorded) => entry.Apply(recorded)));

    public static IEnumerable<Recorded> Events()
    {
        var position = 0L;
        foreach (var (index, name) in Names.Index())
        {
            var (id, number) = (Id(index + 1), index + 1);
            yield return Aurora.At(++position, new PartnerRegistered(id, PartnerKind.SolutionProvider, number % 2 == 0 ? "SG" : "DE", name, "a@b.example", null, null, Aurora.Then));
            yield return Aurora.At(++position, new Write.Domain.Partners.BusinessInformationApproved(id, Aurora.Then));
            if (number % 3 > 0) yield return Aurora.At(++position, new TierGranted(id, (PartnerTier)(number % 3), InAdvance: false, "revenue"));
            yield return Aurora.At(++position, new ProfilePublished(id, Content(index, name), Aurora.Then.AddDays(number % 4)));
        }
    }

    private static ProfileContent Content(int index, string name) => Aurora.Content with
    {
        NameEnglish = name,
        Industries = [Industries[index % 3], Industries[index % 2]],
        Cities = index < 6 ? [.. Aurora.Content.Cities.Select(city => city with { Longitude = 90 + (index / 2 * 5) })] : [],
    };
}
