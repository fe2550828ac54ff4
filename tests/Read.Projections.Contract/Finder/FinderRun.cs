using PartnerGraph.Read.Projections.Finder;
using PartnerGraph.Read.Projections.Runtime;

namespace PartnerGraph.Read.Projections.Contract.Finder;

/// <summary>One start of an index, step by step as the runtime does it; disposing it is the orderly end.</summary>
public sealed class FinderRun : IAsyncDisposable
{
    private readonly FinderFixture fixture;
    private readonly Dictionary<IReadModelGeneration, long> beside = [];
    private IReadModelGeneration? serving;
    private bool ended;

    private FinderRun(FinderFixture fixture) => this.fixture = fixture;

    public IReadModelStore Store => fixture.Store;

    public IFinderIndex Index => fixture.Index;

    public IReadModelGeneration Serving => serving!;

    /// <summary>The position that the serving generation includes.</summary>
    public long Position { get; private set; }

    /// <summary>Opens the newest generation that is ready, or a new one.</summary>
    public static async Task<FinderRun> Start(FinderFixture fixture)
    {
        var run = new FinderRun(fixture);
        fixture.Store.Lock.Share();
        run.serving = await run.Choose();
        run.Position = await run.serving.Open(ready: true, CancellationToken.None);
        await fixture.Store.Use(run.serving, CancellationToken.None);
        return run;
    }

    /// <summary>Commits what the log has beyond the serving generation.</summary>
    public async Task Follow(FinderLog log, int atOnce = 1_000) => Position = await Fill(Serving, Position, log, atOnce);

    /// <summary>Fills the next generation beside the one that serves; it is neither ready nor used.</summary>
    public async Task<IReadModelGeneration> BuildBeside(FinderLog log, int atOnce = 1_000)
    {
        var generation = await Store.Next(CancellationToken.None);
        beside[generation] = await Fill(generation, await generation.Open(ready: false, CancellationToken.None), log, atOnce);
        return generation;
    }

    /// <summary>Lets a filled generation serve, as the last steps of a rebuild do.</summary>
    public async Task Switch(IReadModelGeneration generation)
    {
        await generation.MarkReady(CancellationToken.None);
        await Store.Use(generation, CancellationToken.None);
        await Serving.DisposeAsync();
        (serving, Position) = (generation, beside[generation]);
    }

    public async ValueTask DisposeAsync()
    {
        if (ended) return;
        ended = true;
        if (serving is not null) await serving.DisposeAsync();
        Store.Lock.Dispose();
        await fixture.Owner.DisposeAsync();
    }

    private static async Task<long> Fill(IReadModelGeneration generation, long position, FinderLog log, int atOnce)
    {
        foreach (var batch in log.Events.Where(recorded => recorded.Position > position).ToList().Chunk(atOnce))
        {
            var reached = await generation.Commit(batch, position, batch[^1].Position, CancellationToken.None);
            Assert.Equal(batch[^1].Position, reached);
            position = reached;
        }

        return position;
    }

    private async Task<IReadModelGeneration> Choose()
    {
        foreach (var generation in await Store.Existing(CancellationToken.None))
            if (await generation.IsReady(CancellationToken.None)) return generation;
        return await Store.Next(CancellationToken.None);
    }
}
