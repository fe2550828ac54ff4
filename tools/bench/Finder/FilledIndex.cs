using System.Diagnostics;
using PartnerGraph.Bench.Whole;
using PartnerGraph.Read.Projections.Finder;
using PartnerGraph.Read.Projections.Finder.Lucene;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Bench.Finder;

/// <summary>An index with made-up profiles, opened as a server opens it after a restart.</summary>
/// <param name="Profiles">What is in it.</param>
/// <param name="Indexing">How long it took to bring them in.</param>
internal sealed record FilledIndex(string Folder, LuceneFinderStore Store, IReadOnlyList<MadeProfile> Profiles, TimeSpan Indexing) : IAsyncDisposable
{
    public const ulong Seed = 7;

    // As the runtime brings them.
    private static readonly int ProfilesInBatch = new ProjectionOptions().BatchSize / 4;

    public FinderReads Reads { get; } = new(Store);

    public long Bytes => new DirectoryInfo(Folder).EnumerateFiles().Sum(file => file.Length);

    public static async Task<FilledIndex> Make(TemporaryDirectory directory, int count)
    {
        var generator = new ProfileGenerator(Seed);
        List<MadeProfile> profiles = [.. Enumerable.Range(0, count).Select(_ => generator.Next())];
        var indexing = await Fill(Open(directory), profiles);
        var store = Open(directory);
        var generation = (await store.Existing(CancellationToken.None))[0];
        await generation.Open(ready: true, CancellationToken.None);
        await store.Use(generation, CancellationToken.None);
        // Nothing more is written.
        await generation.DisposeAsync();
        return new(generation.Name, store, profiles, indexing);
    }

    public ValueTask DisposeAsync()
    {
        Store.Lock.Dispose();
        return ValueTask.CompletedTask;
    }

    private static LuceneFinderStore Open(TemporaryDirectory directory) => new(new ProjectionOptions { DataDirectory = directory.Info.FullName }, TimeProvider.System);

    private static async Task<TimeSpan> Fill(LuceneFinderStore store, List<MadeProfile> profiles)
    {
        var generation = await store.Next(CancellationToken.None);
        var position = await generation.Open(ready: true, CancellationToken.None);
        var start = Stopwatch.GetTimestamp();
        foreach (var batch in profiles.Chunk(ProfilesInBatch))
        {
            var events = Recorded(batch, position);
            position = await generation.Commit(events, position, position + events.Count, CancellationToken.None);
        }

        await generation.DisposeAsync();
        return Stopwatch.GetElapsedTime(start);
    }

    private static List<Recorded> Recorded(IEnumerable<MadeProfile> batch, long position) =>
    [
        .. batch.SelectMany(profile => profile.Events().Select((@event, version) =>
            new Recorded(@event, new EventMetadata(DateTimeOffset.UnixEpoch, "bench", "bench", null, null), Guid.Empty, profile.PartnerId, version, ++position))),
    ];
}
