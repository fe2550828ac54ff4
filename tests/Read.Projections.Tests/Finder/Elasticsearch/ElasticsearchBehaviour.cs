using PartnerGraph.Domain.Finder;
using PartnerGraph.Domain.Partners;
using PartnerGraph.EventStore.Types;
using PartnerGraph.Projections.Finder;
using PartnerGraph.Projections.Finder.Ranking;

namespace PartnerGraph.Projections.Tests.Finder.Elasticsearch;

/// <summary>The adapter as its callers see it, before whichever server.</summary>
public abstract class ElasticsearchBehaviour
{
    private static readonly string[] Names =
        ["Aurora Cloud", "Aurora Clouds", "Auroral Systems GmbH", "Cloud Aurora", "Borealis (BLS)", "KubeSphere", "云服务", "Nebula Data"];

    [SkippableFact]
    public async Task Scores_are_those_of_the_evaluation()
    {
        await using var server = Server(nameof(Scores_are_those_of_the_evaluation));
        await Fill(server);
        foreach (var text in new[] { "aurora cloud", "arora", "cluod aurora", "kubespere", "sphere", "bls", "云服务", "服务", "databases", "retail" })
        {
            var query = Relevance.Search(text)!;
            var expected = Entries().Select(entry => (entry.PartnerId, Score: QueryEvaluation.Of(query, new FinderDocument(entry))?.Score))
                .Where(each => each.Score is not null).Select(each => (each.PartnerId, Score: (float)each.Score!)).OrderByDescending(each => each.Score);
            var found = await server.Store.Search(FinderSearch.Everything with { Query = query });
            Assert.Equal(expected.OrderBy(each => each.PartnerId), found.Matches.Select(match => (match.Entry.PartnerId, match.Score)).OrderBy(each => each.PartnerId));
        }
    }

    [SkippableTheory]
    [InlineData(FinderOrder.Relevance)]
    [InlineData(FinderOrder.Name)]
    [InlineData(FinderOrder.Tier)]
    [InlineData(FinderOrder.Distance)]
    [InlineData(FinderOrder.Newest)]
    public async Task Pages_hold_everything_once(FinderOrder order)
    {
        await using var server = Server($"{nameof(Pages_hold_everything_once)}_{order}");
        await Fill(server);
        var search = FinderSearch.Everything with { Order = order, Near = new(new(1, 100), null) };
        var whole = await server.Store.Search(search);
        List<string> seen = [];
        FinderFound page;
        FinderKey? after = null;
        do
        {
            page = await server.Store.Search(search with { Size = 3, After = after });
            seen.AddRange(page.Matches.Select(match => match.Entry.PartnerId));
            after = page.Matches[^1].Key;
        }
        while (page.HasMore);
        Assert.Equal(whole.Matches.Select(match => match.Entry.PartnerId), seen);
        Assert.Equal(Names.Length, seen.Distinct().Count());
    }

    [SkippableFact]
    public async Task What_is_no_longer_listed_is_neither_found_nor_suggested()
    {
        await using var server = Server(nameof(What_is_no_longer_listed_is_neither_found_nor_suggested));
        var generation = await Fill(server);
        Assert.Equal("nebula", (await server.Store.Corrections(["nebla"]))["nebla"]);
        var hidden = Names.Length;
        var frozen = Aurora.At(1_000, new PartnerFrozen(Id(hidden), FreezeCause.Operations, "audit", Aurora.Then));
        Assert.Equal(1_000, await generation.Commit([frozen], 900, 1_000, default));
        Assert.Empty(await server.Store.Corrections(["nebla"]));
        Assert.Equal(Names.Length - 1, (await server.Store.Search(FinderSearch.Everything)).Total);
        Assert.False((await server.Store.Get([Id(hidden)]))[Id(hidden)].IsListed);
    }

    [SkippableFact]
    public async Task A_rebuild_switches_and_deletes()
    {
        await using var server = Server(nameof(A_rebuild_switches_and_deletes));
        await Fill(server);
        var next = await server.Store.Next(default);
        await next.Open(ready: false, default);
        await next.Commit([.. Aurora.History], 0, 4, default);
        Assert.Equal(Names.Length, (await server.Store.Search(FinderSearch.Everything)).Total);
        await next.MarkReady(default);
        await server.Store.Use(next, default);
        Assert.Equal(1, (await server.Store.Search(FinderSearch.Everything)).Total);
        await server.Store.DeleteOthers(default);
        Assert.Equal(next.Name, Assert.Single(await server.Store.Existing(default)).Name);
        Assert.Equal(4, await next.Commit([.. Aurora.History], 0, 9, default));
    }

    private protected abstract ElasticsearchServerFixture Server(string test);

    private static async Task<Projections.Runtime.IReadModelGeneration> Fill(ElasticsearchServerFixture server)
    {
        var generation = await server.Open();
        Assert.Equal(900, await generation.Commit([.. Events()], 0, 900, default));
        return generation;
    }

    private static string Id(int number) => $"p-{number}";

    private static IEnumerable<FinderEntry> Entries() => Events().GroupBy(recorded => FinderEvents.PartnersOf([recorded]).Single())
        .Select(partner => partner.Aggregate(new FinderEntry { PartnerId = partner.Key }, (entry, recorded) => entry.Apply(recorded)));

    private static IEnumerable<Recorded> Events()
    {
        var position = 0L;
        foreach (var (index, name) in Names.Index())
        {
            var (id, number) = (Id(index + 1), index + 1);
            // The last ones have no office; two have one at the same place.
            var cities = index < 6 ? Aurora.Content.Cities.Select(city => city with { Longitude = 90 + (index / 2 * 5) }) : [];
            yield return Aurora.At(++position, new PartnerRegistered(id, PartnerKind.SolutionProvider, "SG", name, "a@b.example", null, null, Aurora.Then));
            yield return Aurora.At(++position, new Domain.Partners.BusinessInformationApproved(id, Aurora.Then));
            if (number % 3 > 0) yield return Aurora.At(++position, new TierGranted(id, (PartnerTier)(number % 3), false, "revenue"));
            yield return Aurora.At(++position, new ProfilePublished(id, Aurora.Content with { NameEnglish = name, Cities = [.. cities] }, Aurora.Then.AddDays(number % 4)));
        }
    }
}
