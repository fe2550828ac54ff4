using PartnerGraph.Read.Projections.Finder;
using PartnerGraph.Read.Projections.Finder.Elasticsearch;
using PartnerGraph.Read.Projections.Finder.Ranking;
using PartnerGraph.Read.Projections.Runtime;

namespace PartnerGraph.Read.Projections.Tests.Finder.Elasticsearch;

public sealed class SearchTests
{
    private static readonly GeoPoint Point = new(1.5, 103.5);

    private static readonly FinderKey Aurora1 = new(0, 1, "aurora cloud", "p-1");

    [Fact]
    public async Task Everything_that_is_listed()
    {
        using var played = new PlayedStore("search-everything");
        var found = await played.Store.Search(FinderSearch.Everything);
        Assert.Equal((1, false, 0), (found.Total, found.HasMore, found.Facets.Count));
        var match = Assert.Single(found.Matches);
        Assert.Equal(Aurora.Content, match.Entry.Content);
        Assert.Equal((0f, null, Aurora1), (match.Score, match.DistanceMetres, match.Key));
    }

    [Fact]
    public async Task A_page_with_query_filters_nearness_and_facets()
    {
        using var played = new PlayedStore("search-page");
        var query = new FinderQuery.Sum(
            [new FinderQuery.Term(FinderField.Key, "aurora", 4096), new FinderQuery.Best([new FinderQuery.Term(FinderField.Name, "aurora", 64)])], AtLeast: 0);
        var found = await played.Store.Search(new(
            query, [new(Facet.Country, ["SG", "MY"]), new(Facet.Tier, ["Advanced"])], new(Point, 50_000), FinderOrder.Relevance, Size: 1,
            After: new(4160, 2, "zebra", "p-9"), [Facet.Country, Facet.Tier, Facet.Industry]));
        Assert.Equal((5, true), (found.Total, found.HasMore));
        var match = Assert.Single(found.Matches);
        Assert.Equal((64f, Aurora1 with { Number = 64 }), (match.Score, match.Key));
        Assert.Equal(Sphere.Metres(Point, new(1.25, 103.75)), match.DistanceMetres);
        Assert.Equal([new("SG", 4), new("DE", 3), new("MY", 3)], found.Facets[Facet.Country]);
        Assert.Equal([new("Advanced", 5), new("Premier", 2)], found.Facets[Facet.Tier]);
        Assert.Empty(found.Facets[Facet.Industry]);
    }

    [Fact]
    public async Task Nearest_first_and_without_an_office_last()
    {
        using var played = new PlayedStore("search-distance");
        var search = FinderSearch.Everything with { Near = new(Point, null), Order = FinderOrder.Distance, Size = 2 };
        var found = await played.Store.Search(search);
        Assert.True(found.HasMore);
        Assert.Equal([39305.7, FinderKey.Nowhere], found.Matches.Select(match => match.Key.Number));
        Assert.Null(found.Matches[1].DistanceMetres);
        var next = await played.Store.Search(search with { After = found.Matches[1].Key });
        Assert.Equal("p-4", Assert.Single(next.Matches).Key.PartnerId);
    }

    [Fact]
    public async Task Other_orders_go_on_after_a_key()
    {
        using var played = new PlayedStore("search-orders");
        foreach (var (order, after, number) in new[] { (FinderOrder.Name, 0L, 0L), (FinderOrder.Tier, 0L, 0L), (FinderOrder.Newest, 1769938200001, 1769938200000) })
        {
            var found = await played.Store.Search(FinderSearch.Everything with { Order = order, After = new(after, 2, "aurora", "p-0") });
            Assert.Equal(Aurora1 with { Number = number }, Assert.Single(found.Matches).Key);
        }
    }

    [Fact]
    public async Task A_read_model_that_is_not_open_is_told_of()
    {
        using var played = new PlayedStore("search-not-open");
        var fault = await Assert.ThrowsAsync<ReadModelUnavailableException>(() => played.Store.Search(FinderSearch.Everything));
        Assert.StartsWith("The read model 'finder' cannot be asked for the moment", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_tells_what_the_shards_said()
    {
        using var played = new PlayedStore("search-failing");
        var fault = await Assert.ThrowsAsync<ElasticsearchException>(() => played.Store.Search(FinderSearch.Everything));
        Assert.Equal("all shards failed: query_shard_exception: failed to find geo field [points]", fault.Reason);
    }

    [Fact]
    public async Task Misspelt_words_are_corrected_to_what_listed_entries_say()
    {
        using var played = new PlayedStore("corrections");
        var corrections = await played.Store.Corrections(["aurira", "cloud", "retired", "qwertz", "abc", "aurira"]);
        Assert.Equal([new("aurira", "aurita"), new("retired", "retires")], corrections.OrderBy(pair => pair.Key));
    }
}
