using PartnerGraph.Read.Projections.Finder;

namespace PartnerGraph.Read.Projections.Contract.Finder;

public abstract partial class FinderIndexContract
{
    public static TheoryData<FinderOrder> Orders => [.. Enum.GetValues<FinderOrder>()];

    private static readonly Near NearBerlin = new(new(52.5, 13.4), null);

    // Without a point nothing has a distance.
    private static FinderSearch In(FinderOrder order, FinderSearch search) => search with { Order = order, Near = order == FinderOrder.Distance ? NearBerlin : null };

    [SkippableTheory, MemberData(nameof(Orders))]
    public async Task Every_order_is_the_same_whatever_the_index_has_been_through(FinderOrder order)
    {
        var log = FinderSamples.Log();
        var run = await Start(log, atOnce: 5);
        await run.Follow(log.Add(log.Listed.Select(document => FinderSamples.Updated(document.Entry.PartnerId, document.Entry.Content!)).Reverse().ToList()));

        foreach (var search in new[] { Everything, For("cloud"), For("cloudberg systems") })
            await AssertExpected(run, log, In(order, search), order.ToString());
    }

    [SkippableTheory, MemberData(nameof(Orders))]
    public async Task Pages_of_any_size_give_each_result_once_and_in_order(FinderOrder order)
    {
        var log = FinderSamples.Log();
        var run = await Start(log);
        foreach (var search in new[] { Everything, For("cloud"), Everything with { Filters = [Any(Facet.Country, "DE")] } })
        {
            var expected = await Ids(run, In(order, search));
            foreach (var size in new[] { 1, 2, 7, expected.Length, expected.Length + 1 })
            {
                var paged = await Paged(run, In(order, search) with { Size = size });
                Assert.Equal([$"{size} a page", .. expected], [$"{size} a page", .. paged]);
            }
        }
    }

    [SkippableTheory, MemberData(nameof(Orders))]
    public async Task Pages_stay_put_while_other_entries_come_go_and_change(FinderOrder order)
    {
        var log = FinderSamples.Log();
        var run = await Start(log);
        var search = In(order, For("cloud")) with { Size = 2 };
        var before = await Ids(run, search with { Size = All });
        string[] touched = [before[0], before[3], before[^1]];

        var seen = await Paged(run, search, async page =>
        {
            log.Add(FinderSamples.Listed($"new-{page}", FinderSamples.Profile($"Cloud {page}", null, "", Places.Berlin), day: page));
            if (page == 1) log.Add(FinderSamples.Unpublished(before[0])).Add(FinderSamples.Frozen(before[3]));
            if (page == 2) log.Add(FinderSamples.Updated(before[^1], FinderSamples.Profile("Aardvark Cloud Cloud")));
            await run.Follow(log);
        });

        Assert.Equal(before.Except(touched), seen.Where(id => before.Contains(id) && !touched.Contains(id)));
        Assert.Distinct(seen.Where(id => !touched.Contains(id)));
    }

    [SkippableFact]
    public async Task A_key_is_made_of_the_entry_alone()
    {
        var run = await Start(FinderSamples.Log());
        var newest = await run.Index.Search(For("cloudberg systems") with { Order = FinderOrder.Newest });
        var published = FinderSamples.Start.AddDays(20).ToUnixTimeMilliseconds();
        Assert.Equal(new FinderKey(published, 2, "cloudberg systems", "berg-2"), newest.Matches[0].Key);
        Assert.Equal(new FinderKey(published, -1, "cloudberg systems", "berg-3"), newest.Matches[^1].Key);

        var named = await run.Index.Search(Everything with { Order = FinderOrder.Name, Size = 2 });
        Assert.Equal([new(0, 2, "3 shake", "shake"), new(0, -1, "abc cloud", "wide")], named.Matches.Select(match => match.Key));
        var best = await run.Index.Search(For("zenith") with { Size = 1 });
        Assert.Equal(new FinderKey(best.Matches[0].Score, 3, "zenith", "zenith"), best.Matches[0].Key);
    }

    private static async Task<List<string>> Paged(FinderRun run, FinderSearch search, Func<int, Task>? between = null)
    {
        List<string> seen = [];
        for (var page = 1; ; page++)
        {
            var found = await run.Index.Search(search);
            seen.AddRange(found.Matches.Select(match => match.Entry.PartnerId));
            if (!found.HasMore) return seen;
            Assert.Equal(search.Size, found.Matches.Count);
            search = search with { After = found.Matches[^1].Key };
            if (between is not null) await between(page);
        }
    }
}
