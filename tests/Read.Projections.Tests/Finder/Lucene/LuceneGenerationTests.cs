using Microsoft.Extensions.Time.Testing;
using PartnerGraph.Read.Projections.Contract.Finder;
using PartnerGraph.Read.Projections.Finder;
using PartnerGraph.Read.Projections.Finder.Lucene;
using PartnerGraph.Read.Projections.Finder.Lucene.Indexing;
using PartnerGraph.Read.Projections.Finder.Ranking;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Quarantining;

namespace PartnerGraph.Read.Projections.Tests.Finder.Lucene;

/// <summary>One index when the disk, another process or a reader is in its way.</summary>
public sealed class LuceneGenerationTests : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("partnergraph-generation-").FullName;
    private readonly FakeTimeProvider clock = new();

    public void Dispose()
    {
        if (Directory.Exists(directory)) Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public async Task A_commit_that_fails_refuses_what_comes_next_and_ends_nothing_else()
    {
        var (store, generation) = await Open();
        var log = new FinderLog(FinderSamples.Listed("p1", "First"));
        await generation.Commit(log.Events, 0, log.Head, default);
        Directory.Delete(generation.Name, recursive: true);
        clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Contains("could not be committed to disk", (await generation.Fault!).Message, StringComparison.Ordinal);
        var next = new FinderLog([.. log.Events.Select(recorded => recorded.Event), FinderSamples.Frozen("p1")]);
        var refused = await Assert.ThrowsAsync<IOException>(() => generation.Commit([next.Events[^1]], log.Head, next.Head, default));
        Assert.Contains("could not be committed to disk", refused.Message, StringComparison.Ordinal);
        Assert.Equal(1, (await store.Search(FinderSearch.Everything)).Total);
        await Assert.ThrowsAsync<IOException>(async () => await generation.DisposeAsync());
        await generation.Abandon();
    }

    [Fact]
    public async Task A_lock_that_cannot_be_had_for_another_reason_is_a_fault_and_no_other_process()
    {
        var (store, generation) = await Open();
        await generation.DisposeAsync();
        store.Dispose();
        // Nobody can lock a folder.
        File.Delete(Path.Combine(generation.Name, "write.lock"));
        Directory.CreateDirectory(Path.Combine(generation.Name, "write.lock"));
        var next = (await new LuceneFinderStore(new() { DataDirectory = directory }, clock).Existing(default))[0];
        await Assert.ThrowsAnyAsync<IOException>(() => next.Open(ready: true, default));
    }

    [Fact]
    public async Task A_generation_that_cannot_be_opened_gives_its_lock_back()
    {
        var (store, generation) = await Open();
        var log = new FinderLog(FinderSamples.Listed("p1", "First"));
        await generation.Commit(log.Events, 0, log.Head, default);
        await generation.DisposeAsync();
        store.Dispose();
        foreach (var file in Directory.EnumerateFiles(generation.Name, "_*")) File.WriteAllBytes(file, []);

        var damaged = (await new LuceneFinderStore(new() { DataDirectory = directory }, clock).Existing(default))[0];
        await Assert.ThrowsAnyAsync<Exception>(() => damaged.Open(ready: true, default));
        using var other = new FileStream(Path.Combine(generation.Name, "write.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
    }

    [Fact]
    public async Task Readers_never_notice_that_another_process_becomes_the_writer()
    {
        var (first, writing) = await Open();
        var log = new FinderLog(FinderSamples.Listed("p1", "First"));
        await writing.Commit(log.Events, 0, log.Head, default);
        await writing.MarkReady(default);
        var (second, following) = await Open();
        using var stop = new CancellationTokenSource();
        var reading = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested) Assert.Equal(1, (await second.Search(FinderSearch.Everything)).Total);
        });

        await writing.DisposeAsync();
        Assert.Equal(new(log.Head, Applied: false), await following.Commit(log.Events, QuarantineChange.Nothing, 0, log.Head, default));
        Assert.Equal(log.Head + 1, await following.Commit([], log.Head, log.Head + 1, default));
        await stop.CancelAsync();
        await reading;
        await following.DisposeAsync();
        first.Dispose();
        second.Dispose();
    }

    [Fact]
    public async Task What_is_given_up_is_not_committed()
    {
        var (store, generation) = await Open();
        var log = new FinderLog(FinderSamples.Listed("p1", "First"));
        await generation.Commit(log.Events, 0, log.Head, default);
        await ((LuceneGeneration)generation).Abandon();
        store.Dispose();

        var again = (await new LuceneFinderStore(new() { DataDirectory = directory }, clock).Existing(default))[0];
        Assert.Equal(0, await again.Open(ready: true, default));
        await again.DisposeAsync();
    }

    [Fact]
    public async Task A_search_of_somebody_who_has_gone_is_given_up()
    {
        var (store, generation) = await Open();
        var log = new FinderLog(FinderSamples.Listed("p1", "First"));
        await generation.Commit(log.Events, 0, log.Head, default);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Task.Run(() => store.Search(FinderSearch.Everything with { Query = Relevance.Search("first") }, new CancellationToken(canceled: true))));
        await generation.DisposeAsync();
    }

    private async Task<(LuceneFinderStore Store, IReadModelGeneration Generation)> Open()
    {
        var store = new LuceneFinderStore(new() { DataDirectory = directory }, clock);
        var generation = await store.Existing(default) is [var newest, ..] ? newest : await store.Next(default);
        await generation.Open(ready: true, default);
        await store.Use(generation, default);
        return (store, generation);
    }
}
