using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Partners;

namespace PartnerGraph.Read.Projections.Contract.Finder;

public abstract partial class FinderIndexContract
{
    [SkippableTheory]
    [InlineData("Vanished Cloud", "unpublished")]
    [InlineData("Glacier Cloud", "frozen")]
    [InlineData("Fenced Cloud", "restricted")]
    [InlineData("Sketch Cloud", "draft")]
    [InlineData("Pending Cloud", "unapproved")]
    public async Task What_is_not_listed_is_never_found_but_can_be_got(string name, string id)
    {
        var log = FinderSamples.Log();
        var run = await Start(log);

        Assert.DoesNotContain(id, await Ids(run, name));
        Assert.DoesNotContain(id, await Ids(run, Everything));
        Assert.DoesNotContain(id, await Ids(run, Everything with { Order = Read.Projections.Finder.FinderOrder.Newest }));
        AssertSame(log.Entries.Single(entry => entry.PartnerId == id), (await run.Index.Get([id]))[id]);
    }

    [SkippableFact]
    public async Task Get_gives_those_that_exist_without_content_too_and_leaves_others_out()
    {
        var log = FinderSamples.Log();
        var run = await Start(log);
        var got = await run.Index.Get([.. log.Entries.Select(entry => entry.PartnerId), "nobody", "*", ""]);

        Assert.Equal(log.Entries.Select(entry => entry.PartnerId).Order(StringComparer.Ordinal), got.Keys.Order(StringComparer.Ordinal));
        foreach (var entry in log.Entries) AssertSame(entry, got[entry.PartnerId]);
        Assert.Empty(await run.Index.Get([]));
    }

    [SkippableFact]
    public async Task Freezing_hides_and_unfreezing_shows()
    {
        var (log, at) = (FinderSamples.Log(), FinderSamples.Start.AddDays(100));
        var run = await Start(log);
        (IDomainEvent Event, bool Found)[] steps =
        [
            (FinderSamples.Frozen("zenith"), false), (new PartnerRestricted("zenith", RestrictionCause.Quota, "used up", at), false),
            (FinderSamples.Unfrozen("zenith"), false), (new PartnerUnrestricted("zenith", RestrictionCause.Quota, at), true),
            (new ResellerFrozen("zenith", "d", FreezeCause.Distributor, at), false), (new ResellerUnfrozen("zenith", "d", at), true),
            (FinderSamples.Unpublished("zenith"), false), (FinderSamples.Published("zenith", FinderSamples.Profile("Zenith")), true),
        ];
        foreach (var (happened, found) in steps)
        {
            await run.Follow(log.Add(happened));
            Assert.Equal((happened.ToString(), found), (happened.ToString(), (await Ids(run, "zenith")).Contains("zenith")));
        }
    }

    [SkippableFact]
    public async Task A_changed_profile_is_found_by_what_it_says_now_alone()
    {
        var log = FinderSamples.Log();
        var run = await Start(log);
        await run.Follow(log.Add(FinderSamples.Updated("tasman", FinderSamples.Profile("Bluebottle", "蓝瓶", "Brewing"))));

        Assert.DoesNotContain("tasman", await Ids(run, "tasman networks"));
        Assert.Equal(["tasman"], await Ids(run, "bluebottle"));
        Assert.Equal(["tasman"], await Ids(run, "蓝瓶"));
        Assert.Equal(["tasman"], await Ids(run, "brewed"));
    }
}
