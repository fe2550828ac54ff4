using System.Collections.Immutable;
using PartnerGraph.Read.Projections.Finder;
using PartnerGraph.Read.Projections.Finder.Ranking;

namespace PartnerGraph.Read.Projections.Tests.Finder.Elasticsearch;

public abstract partial class ElasticsearchBehaviour
{
    private static readonly GeoPoint Here = new(1.25, 91);

    private static readonly ImmutableArray<FacetFilter> Filters = [new(Facet.Industry, ["Retail", "Gaming"]), new(Facet.Country, ["SG"])];

    [SkippableTheory]
    [InlineData(null, null)]
    [InlineData("cloud", null)]
    [InlineData(null, 1_000_000.0)]
    [InlineData("aurora", 500_000.0)]
    public async Task Filters_narrow_and_facets_leave_their_own_filter_out(string? text, double? withinMetres)
    {
        await using var server = Server($"{nameof(Filters_narrow_and_facets_leave_their_own_filter_out)}_{text}_{withinMetres}");
        await Fill(server);
        var query = text is null ? null : Relevance.Search(text);
        var found = await server.Store.Search(
            FinderSearch.Everything with { Query = query, Filters = Filters, Near = new(Here, withinMetres), Facets = [.. Enum.GetValues<Facet>()] });
        var matching = SamplePartners.Entries().Select(entry => new FinderDocument(entry)).Where(document => query is null || QueryEvaluation.Of(query, document) is not null)
            .Where(document => withinMetres is null || Sphere.Nearest(Here, document.Entry) <= withinMetres).ToList();
        var expected = matching.Where(document => Passes(document, except: null)).Select(document => document.Entry.PartnerId).Order().ToList();
        Assert.Equal(expected, found.Matches.Select(match => match.Entry.PartnerId).Order());
        Assert.Equal(expected.Count, found.Total);
        foreach (var facet in Enum.GetValues<Facet>())
        {
            var counts = matching.Where(document => Passes(document, facet)).SelectMany(document => document.Facets[facet]).CountBy(value => value)
                .Select(count => new FacetCount(count.Key, count.Value)).OrderByDescending(count => count.Count).ThenBy(count => count.Value, StringComparer.Ordinal);
            Assert.Equal(counts, found.Facets[facet]);
        }
    }

    private static bool Passes(FinderDocument document, Facet? except) =>
        Filters.All(filter => filter.Facet == except || document.Facets[filter.Facet].Intersect(filter.Values).Any());
}
