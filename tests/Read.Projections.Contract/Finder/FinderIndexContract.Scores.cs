using PartnerGraph.Read.Projections.Finder.Ranking;

namespace PartnerGraph.Read.Projections.Contract.Finder;

public abstract partial class FinderIndexContract
{
    private const int RandomQueries = 300;

    /// <summary>Every kind of match, alone and together.</summary>
    private static readonly string[] Queries =
    [
        "cloudberg systems", "Cloudberg", "cloudberg sistems", "systems cloudberg", "cloud", "the cloud", "works", "c", "c++", "c#", "3-shake", "24/7",
        "o'brien", "ltd", "kube", "sphere", "kubernetes monitoring", "monitored costs", "object storage", "manufacturing in europe", "devsecops retail",
        "berlin", "guangdong cloud", "云", "云服务", "北京云", "クラウド", "société", "strasse", "data lake analytics", "carrier network", "edge of the islands",
        "zenith singapore kubernetes costs clusters upgrades and other things", "xylophone", "clod migartion",
    ];

    [SkippableFact]
    public async Task Scores_and_order_are_those_that_the_documents_determine()
    {
        var log = FinderSamples.Log();
        var run = await Start(log);
        foreach (var text in Queries) await AssertExpected(run, log, For(text), text);
    }

    [SkippableFact]
    public async Task Texts_still_being_typed_find_what_the_documents_determine()
    {
        var log = FinderSamples.Log();
        var run = await Start(log);
        foreach (var text in Queries)
            for (var length = 1; length <= Math.Min(text.Length, 12); length++)
                if (Relevance.Suggestion(text[..length]) is { } query) await AssertExpected(run, log, Everything with { Query = query }, text[..length]);
    }

    [SkippableFact]
    public async Task Random_queries_find_what_the_documents_determine()
    {
        var log = FinderSamples.Log();
        var run = await Start(log);
        foreach (var text in new RandomTexts(seed: 2025, log.Listed).Take(RandomQueries).Where(text => Relevance.Search(text) is not null))
            await AssertExpected(run, log, For(text), text);
    }

    [SkippableFact]
    public async Task Each_kind_of_leaf_matches_as_it_is_defined()
    {
        var log = FinderSamples.Log();
        var run = await Start(log);
        foreach (var field in Enum.GetValues<FinderField>())
            foreach (var term in log.Listed.SelectMany(document => document.Terms(field)).SelectMany(terms => terms).Distinct().Order(StringComparer.Ordinal).Where((_, n) => n % 7 == 0))
                foreach (var leaf in Leaves(field, term)) await AssertExpected(run, log, Everything with { Query = leaf }, leaf.ToString());
    }

    private static IEnumerable<FinderQuery.Leaf> Leaves(FinderField field, string term)
    {
        yield return new FinderQuery.Term(field, term, 3);
        yield return new FinderQuery.Term(field, term + "x", 3);
        for (var edits = 1; edits <= 2; edits++)
            for (var prefix = 0; prefix <= 1; prefix++)
                foreach (var value in new[] { term, term[1..], term[..^1], term + "q", "q" + term, term.Length > 1 ? $"{term[1]}{term[0]}{term[2..]}" : "qq" })
                    if (value.Length > 0) yield return new FinderQuery.Fuzzy(field, value, edits, prefix, 5);
    }

    [SkippableFact]
    public async Task A_search_without_a_query_finds_everything_listed_with_the_score_0()
    {
        var log = FinderSamples.Log();
        var found = await AssertExpected(await Start(log), log, Everything, "everything");

        Assert.Equal(27, found.Total);
        Assert.All(found.Matches, match => Assert.Equal(0, match.Score));
    }

    [SkippableFact]
    public async Task Matches_carry_the_whole_entry()
    {
        var log = FinderSamples.Log();
        var found = await (await Start(log)).Index.Search(Everything);
        foreach (var match in found.Matches) AssertSame(log.Entries.Single(entry => entry.PartnerId == match.Entry.PartnerId), match.Entry);
    }

    [SkippableFact]
    public async Task Scores_do_not_depend_on_other_entries()
    {
        var log = FinderSamples.Log();
        var run = await Start(log);
        var before = (await run.Index.Search(For("tasman networks"))).Matches.Single(match => match.Entry.PartnerId == "tasman");

        await run.Follow(log.Add(Enumerable.Range(0, 50).SelectMany(n => FinderSamples.Listed($"more-{n}", $"Tasman {n}"))));

        var after = (await run.Index.Search(For("tasman networks"))).Matches.Single(match => match.Entry.PartnerId == "tasman");
        Assert.Equal((before.Score, before.Key), (after.Score, after.Key));
    }
}
