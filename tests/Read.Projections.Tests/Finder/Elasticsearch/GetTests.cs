using PartnerGraph.Read.Projections.Runtime;

namespace PartnerGraph.Read.Projections.Tests.Finder.Elasticsearch;

public sealed class GetTests
{
    [Fact]
    public async Task Entries_come_by_id_listed_or_not()
    {
        using var played = new PlayedStore("get");
        var entries = await played.Store.Get(["p-1", "p-2", "p-9", "p-1"]);
        Assert.Equal(["p-1", "p-2"], entries.Keys.Order());
        Assert.True(entries["p-1"].IsListed);
        Assert.Equal((5, -1), (entries["p-2"].Position, entries["p-2"].ProfileVersion));
    }

    [Fact]
    public async Task Nobody_is_asked_for_nobody()
    {
        using var played = new PlayedStore("nothing");
        Assert.Empty(await played.Store.Get([]));
        Assert.Empty(await played.Store.Corrections(["abc"]));
    }

    [Fact]
    public async Task A_read_model_that_is_not_open_is_told_of()
    {
        using var played = new PlayedStore("get-not-open");
        await Assert.ThrowsAsync<ReadModelUnavailableException>(() => played.Store.Get(["p-1"]));
    }
}
