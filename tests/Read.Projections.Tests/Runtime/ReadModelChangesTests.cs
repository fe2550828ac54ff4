using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Read.Projections.Contract;
using PartnerGraph.Read.Projections.Runtime.Reading;
using PartnerGraph.Read.Projections.Runtime.Sql;

namespace PartnerGraph.Read.Projections.Tests.Runtime;

public sealed class ReadModelChangesTests : DemoTests
{
    [Fact]
    public async Task The_stamp_differs_with_every_commit_of_any_process_and_with_a_rebuild_and_else_stays()
    {
        await using var run = await Start();
        await run.CatchUp();
        var here = Changes(run);
        var seen = new HashSet<ReadModelStamp> { here.Now() };
        Assert.Equal(here.Now(), here.Now());

        await run.Append(new PastEvent("weather", new WeatherChanged()));
        await run.CatchUp();
        Assert.Contains(here.Now(), seen);

        await using (var other = await Start())
        {
            var (there, changes) = (Changes(other), 0);
            foreach (var past in Demo.History)
            {
                await other.CatchUp();
                var (rows, stamp, theirs) = (await run.Dump<BalanceProjection>(), here.Now(), there.Now());
                await run.Append(past);
                await run.CatchUp();
                await other.CatchUp();
                if (rows.SequenceEqual(await run.Dump<BalanceProjection>())) continue;
                changes++;
                Assert.True(seen.Add(here.Now()), $"{stamp} stands for other rows.");
                Assert.NotEqual(theirs, there.Now());
            }

            Assert.InRange(changes, 3, int.MaxValue);
        }

        await run.Host.Rebuild(Balances);
        Assert.True(seen.Add(here.Now()));
    }

    [Fact]
    public void What_is_kept_is_kept_for_its_stamp_alone()
    {
        var cache = new StampedCache<ReadModelStamp, string, string>(capacity: 2);
        var (one, two) = (new ReadModelStamp("a", 1), new ReadModelStamp("a", 2));
        Assert.False(cache.TryGet(one, "k", out _));
        cache.Add(one, "k", "v");
        Assert.True(cache.TryGet(one, "k", out var value));
        Assert.Equal("v", value);
        Assert.False(cache.TryGet(two, "k", out _));
        cache.Add(two, "k", "w");
        Assert.False(cache.TryGet(one, "k", out _));
        // Somebody who began before the change comes late: what it read is not taken for what holds now.
        cache.Add(one, "k", "v");
        Assert.False(cache.TryGet(two, "k", out _));
    }

    [Fact]
    public void It_never_holds_more_than_it_may()
    {
        var cache = new StampedCache<ReadModelStamp, int, int>(capacity: 10);
        var stamp = new ReadModelStamp("a", 1);
        for (var key = 0; key < 25; key++) cache.Add(stamp, key, key);
        Assert.InRange(Enumerable.Range(0, 25).Count(key => cache.TryGet(stamp, key, out _)), 1, 10);
        Assert.True(cache.TryGet(stamp, 24, out _));
    }

    private static ReadModelChanges<BalanceProjection> Changes(ProjectionRun run) => run.Services.GetRequiredService<ReadModelChanges<BalanceProjection>>();
}
