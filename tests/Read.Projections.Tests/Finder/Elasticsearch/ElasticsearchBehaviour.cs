using PartnerGraph.Read.Projections.Finder;
using PartnerGraph.Read.Projections.Finder.Ranking;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Following;
using PartnerGraph.Write.Domain.Partners;

namespace PartnerGraph.Read.Projections.Tests.Finder.Elasticsearch;

/// <summary>The adapter as its callers see it, before whichever server.</summary>
public abstract partial class ElasticsearchBehaviour
{
    [SkippableFact]
    public async Task Scores_are_those_of_the_evaluation()
    {
        await using var server = Server(nameof(Scores_are_those_of_the_evaluation));
        await Fill(server);
        foreach (var text in new[] { "aurora cloud", "arora", "cluod aurora", "kubespere", "sphere", "bls", "云服务", "服务", "databases", "retail" })
        {
            var query = Relevance.Search(text)!;
            var expected = SamplePartners.Entries().Select(entry => (entry.PartnerId, Score: QueryEvaluation.Of(query, new FinderDocument(entry))?.Score))
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
        Assert.Equal(SamplePartners.Count, seen.Distinct().Count());
    }

    [SkippableFact]
    public async Task What_is_no_longer_listed_is_neither_found_nor_suggested()
    {
        await using var server = Server(nameof(What_is_no_longer_listed_is_neither_found_nor_suggested));
        var generation = await Fill(server);
        Assert.Equal("nebula", (await server.Store.Corrections(["nebla"]))["nebla"]);
        var hidden = SamplePartners.Count;
        var frozen = Aurora.At(1_000, new PartnerFrozen(SamplePartners.Id(hidden), FreezeCause.Operations, "audit", Aurora.Then));
        Assert.Equal(1_000, await generation.Commit([frozen], 900, 1_000, default));
        Assert.Empty(await server.Store.Corrections(["nebla"]));
        Assert.Equal(SamplePartners.Count - 1, (await server.Store.Search(FinderSearch.Everything)).Total);
        Assert.False((await server.Store.Get([SamplePartners.Id(hidden)]))[SamplePartners.Id(hidden)].IsListed);
    }

    [SkippableFact]
    public async Task A_rebuild_switches_and_deletes()
    {
        await using var server = Server(nameof(A_rebuild_switches_and_deletes));
        await Fill(server);
        var next = await server.Store.Next(default);
        await next.Open(ready: false, default);
        await next.Commit([.. Aurora.History], 0, 4, default);
        Assert.Equal(SamplePartners.Count, (await server.Store.Search(FinderSearch.Everything)).Total);
        await next.MarkReady(default);
        await server.Store.Use(next, default);
        Assert.Equal(1, (await server.Store.Search(FinderSearch.Everything)).Total);
        await server.Store.DeleteOthers(default);
        Assert.Equal(next.Name, Assert.Single(await server.Store.Existing(default)).Name);
        Assert.Equal(4, await next.Commit([.. Aurora.History], 0, 9, default));
    }

    private protected abstract ElasticsearchServerFixture Server(string test);

    private static async Task<IReadModelGeneration> Fill(ElasticsearchServerFixture server)
    {
        var generation = await server.Open();
        Assert.Equal(900, await generation.Commit([.. SamplePartners.Events()], 0, 900, default));
        return generation;
    }
}
