using PartnerGraph.Read.Projections.Runtime;

namespace PartnerGraph.Read.Projections.Tests.Finder.Elasticsearch;

public sealed class RebuildTests
{
    [Fact]
    public async Task A_new_generation_is_filled_beside_the_old_one_and_replaces_it()
    {
        using var played = new PlayedStore("rebuild");
        var next = await played.Store.Next(default);
        Assert.Equal(0, await next.Open(ready: false, default));
        Assert.Equal(4, await next.Commit(Aurora.History, 0, 4, default));
        await next.MarkReady(default);
        await played.Store.Use(next, default);
        Assert.True(await played.Store.HasOthers(default));
        await played.Store.DeleteOthers(default);
    }

    [Fact]
    public async Task One_that_is_given_up_is_deleted()
    {
        using var played = new PlayedStore("rebuild-given-up");
        await (await played.Store.Next(default)).Delete();
    }
}
