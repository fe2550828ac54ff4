using PartnerGraph.Read.Projections.Finder;

namespace PartnerGraph.Read.Projections.Contract.Finder;

public abstract partial class FinderIndexContract
{
    private static readonly Facet[] Facets = Enum.GetValues<Facet>();

    private static FacetFilter Any(Facet facet, params string[] values) => new(facet, [.. values]);

    /// <summary>Filters on every facet, alone and together, also with values that nothing has.</summary>
    private static readonly FacetFilter[][] FilterSets =
    [
        [], [Any(Facet.Country, "DE")], [Any(Facet.Country, "DE", "FR", "WS")], [Any(Facet.State, "Bavaria")], [Any(Facet.City, "São Paulo", "Suva")],
        [Any(Facet.Geography, "Europe", "Africa")], [Any(Facet.Industry, "Retail")], [Any(Facet.Competency, "DevSecOps")], [Any(Facet.Product, "Container Engine")],
        [Any(Facet.Language, "zh", "de")], [Any(Facet.Program, "Carrier", "Distribution")], [Any(Facet.Tier, "Premier", "Core")], [Any(Facet.Country, "XX")],
        [Any(Facet.Country, "DE"), Any(Facet.Tier, "Premier")], [Any(Facet.Competency, "DevSecOps"), Any(Facet.Industry, "Retail", "Automotive"), Any(Facet.City, "Munich", "Singapore")],
        [Any(Facet.Country, "DE"), Any(Facet.Language, "zh")],
    ];

    [SkippableFact]
    public async Task Any_value_of_a_filter_will_do_and_every_filter_must_hold()
    {
        var log = FinderSamples.Log();
        var run = await Start(log);
        foreach (var filters in FilterSets)
            foreach (var search in new[] { Everything, For("cloud") })
                await AssertExpected(run, log, search with { Filters = [.. filters] }, string.Join(" & ", filters.Select(Told)));
    }

    [SkippableFact]
    public async Task Filters_compare_values_exactly()
    {
        var run = await Start(FinderSamples.Log());

        Assert.Equal(["banco"], await Ids(run, Everything with { Filters = [Any(Facet.City, "São Paulo")] }));
        Assert.Empty(await Ids(run, Everything with { Filters = [Any(Facet.City, "Sao Paulo")] }));
        Assert.Empty(await Ids(run, Everything with { Filters = [Any(Facet.Product, "Container")] }));
        Assert.Empty(await Ids(run, Everything with { Filters = [Any(Facet.Tier, "core")] }));
    }

    [SkippableFact]
    public async Task Counts_of_a_facet_leave_its_own_filter_out_and_keep_the_others()
    {
        var log = FinderSamples.Log();
        var run = await Start(log);
        foreach (var filters in FilterSets)
            foreach (var search in new[] { Everything, For("cloud"), Everything with { Near = new(new(50, 10), 2_000_000) } })
                await AssertCounts(run, log, search with { Filters = [.. filters], Facets = [.. Facets], Size = 2 }, string.Join(" & ", filters.Select(Told)));
    }

    [SkippableFact]
    public async Task Values_come_by_falling_count_and_then_by_value()
    {
        var found = await (await Start(FinderSamples.Log())).Index.Search(For("cloudberg systems") with { Facets = [Facet.City, Facet.Tier] });

        Assert.Equal([new("Munich", 3), new("Berlin", 1)], found.Facets[Facet.City]);
        Assert.Equal([new("Premier", 2), new("Standard", 1)], found.Facets[Facet.Tier]);
    }

    [SkippableFact]
    public async Task Only_the_facets_asked_for_are_counted_and_a_later_page_counts_the_same()
    {
        var run = await Start(FinderSamples.Log());
        var search = For("cloud") with { Facets = [Facet.Country], Size = 3 };
        var first = await run.Index.Search(search);
        var second = await run.Index.Search(search with { After = first.Matches[^1].Key });

        Assert.Equal([Facet.Country], first.Facets.Keys);
        Assert.Equal(first.Facets[Facet.Country], second.Facets[Facet.Country]);
        Assert.Empty((await run.Index.Search(search with { Facets = [] })).Facets);
    }

    [SkippableFact]
    public async Task Counts_follow_what_is_published_changed_and_hidden()
    {
        var log = FinderSamples.Log();
        var run = await Start(log);
        await run.Follow(log.Add(FinderSamples.Frozen("berg-2")).Add(FinderSamples.Updated("zenith", FinderSamples.Profile("Zenith", null, "", Places.Munich))));

        await AssertCounts(run, log, Everything with { Facets = [.. Facets] }, "after changes");
    }

    private static async Task AssertCounts(FinderRun run, FinderLog log, FinderSearch search, string about)
    {
        var found = await AssertExpected(run, log, search, about);
        Assert.Equal(search.Facets.Order(), found.Facets.Keys.Order());
        foreach (var facet in search.Facets)
            Assert.Equal([about, .. Expected.Counts(facet, search, log.Listed).Select(count => $"{facet} {count}")], [about, .. found.Facets[facet].Select(count => $"{facet} {count}")]);
    }

    private static string Told(FacetFilter filter) => $"{filter.Facet} in {string.Join(", ", filter.Values)}";
}
