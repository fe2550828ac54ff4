using PartnerGraph.Read.Projections.Runtime;

namespace PartnerGraph.Read.Projections.Tests.Finder.Elasticsearch;

public sealed class StartTests
{
    [Fact]
    public async Task The_first_start_makes_the_index_and_lets_it_serve()
    {
        using var played = new PlayedStore("first-start");
        Assert.Empty(await played.Store.Existing(default));
        var generation = await played.Store.Next(default);
        Assert.Equal(PlayedStore.Serving, generation.Name);
        Assert.Equal(0, await generation.Open(ready: true, default));
        await played.Store.Use(generation, default);
    }

    [Fact]
    public async Task What_a_crash_left_half_made_is_passed_over()
    {
        using var played = new PlayedStore("start-after-a-crash");
        var existing = await played.Store.Existing(default);
        Assert.Equal(["0002", "0001"], existing.Select(generation => generation.Name[^4..]));
        Assert.False(await existing[0].IsReady(default));
        Assert.True(await existing[1].IsReady(default));
        Assert.Equal(42, await existing[1].Open(ready: true, default));
        await played.Store.Use(existing[1], default);
    }

    [Fact]
    public async Task Two_processes_may_start_at_once()
    {
        using var played = new PlayedStore("start-beside-another");
        Assert.Equal(9, await (await played.Store.Next(default)).Open(ready: true, default));
    }

    [Fact]
    public async Task An_alias_that_another_process_moves_is_looked_at_again()
    {
        using var played = new PlayedStore("alias-taken-away");
        IReadModelGeneration next = await played.Store.Next(default);
        await played.Store.Use(next, default);
    }

    [Fact]
    public async Task While_nothing_serves_nothing_is_superfluous()
    {
        using var played = new PlayedStore("nothing-serves");
        Assert.False(await played.Store.HasOthers(default));
    }
}
