using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using PartnerGraph.Read.Projections.Contract;
using PartnerGraph.Read.Projections.Contract.Finder;
using PartnerGraph.Read.Projections.Finder;
using PartnerGraph.Read.Projections.Finder.Lucene;
using PartnerGraph.Read.Projections.Finder.Ranking;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Read.Projections.Tests.Finder.Lucene;

/// <summary>The index as processes keep it: killed, restarted, rebuilt, two at once.</summary>
public sealed class LuceneRuntimeTests : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("partnergraph-lucene-").FullName;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public async Task What_is_waited_for_is_found_before_anything_is_committed_to_disk()
    {
        // The clock stands still: the commit that follows a second later never comes.
        await using var run = await Start(directory, new FakeTimeProvider());
        await Publish(run, "p1", "Quick Silver");
        Assert.Equal(["Quick Silver"], await Found(run, "quick"));
    }

    [Fact]
    public async Task A_process_that_is_killed_loses_nothing_and_doubles_nothing()
    {
        var clock = new FakeTimeProvider();
        await using var run = await Start(directory, clock);
        await Publish(run, "p1", "Before Commit");
        clock.Advance(TimeSpan.FromSeconds(1));
        await run.Append(Past(FinderSamples.Frozen("p1")));
        await Publish(run, "p2", "Another One");
        // What a kill leaves: one commit, and behind it nothing flushed and nothing closed.
        var image = Copy(directory);
        try
        {
            await using var after = await Start(image, TimeProvider.System);
            Assert.True((await after.CatchUp()).Reached);
            Assert.Equal(["Another One"], await Found(after, "another one"));
            Assert.Empty(await Found(after, "before commit"));
            await after.Append(Past(FinderSamples.Unfrozen("p1")));
            Assert.True((await after.CatchUp()).Reached);
            Assert.Equal(["Before Commit"], await Found(after, "before commit"));
        }
        finally
        {
            Directory.Delete(image, recursive: true);
        }
    }

    [Fact]
    public async Task A_commit_comes_a_second_later()
    {
        var clock = new FakeTimeProvider();
        await using var run = await Start(directory, clock);
        await Publish(run, "p1", "Kept Safe");
        clock.Advance(TimeSpan.FromSeconds(1));
        var image = Copy(directory);
        try
        {
            var store = new LuceneFinderStore(new() { DataDirectory = image }, clock);
            await using var committed = (await store.Existing(default))[0];
            Assert.True(await committed.IsReady(default));
            Assert.Equal(run.Status("finder").Position, await committed.Open(ready: true, default));
        }
        finally
        {
            Directory.Delete(image, recursive: true);
        }
    }

    [Fact]
    public async Task A_disk_that_fails_stops_the_projection_loudly_and_searches_go_on()
    {
        var clock = new FakeTimeProvider();
        await using var run = await Start(directory, clock);
        await Publish(run, "p1", "Still Here");
        foreach (var folder in Directory.EnumerateDirectories(Path.Combine(directory, "read"), "finder-*.index").ToList()) Directory.Delete(folder, recursive: true);
        clock.Advance(TimeSpan.FromSeconds(1));
        // Nobody appends anything: the runtime learns of it all the same.
        await run.Host.WaitFor(long.MaxValue, TimeSpan.FromHours(1));
        Assert.Equal(ProjectionState.Failed, run.Status("finder").State);
        Assert.Contains("could not be committed to disk", run.Status("finder").Error, StringComparison.Ordinal);
        Assert.Equal(["Still Here"], await Found(run, "still here"));
    }

    [Fact]
    public async Task Of_two_processes_one_writes_and_the_other_serves_what_it_commits_and_takes_over()
    {
        await using var second = await StartSecondAfter(async first =>
        {
            await Publish(first, "p1", "First Writer");
        });
        Assert.Equal(["First Writer"], await Found(second, "first writer"));
        await Publish(second, "p2", "Second Writer");
        Assert.Equal(["Second Writer"], await Found(second, "second writer"));
    }

    [Fact]
    public async Task A_rebuild_serves_all_the_while()
    {
        await using var run = await Start(directory, TimeProvider.System);
        for (var i = 0; i < 50; i++) await run.Append(Listed($"p{i}", $"Steady {i}"));
        Assert.True((await run.CatchUp()).Reached);
        using var stop = new CancellationTokenSource();
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var searching = Task.Run(async () =>
        {
            for (; !stop.IsCancellationRequested; begun.TrySetResult()) Assert.Equal(50, (await Search(run, "steady")).Total);
        });
        await await Task.WhenAny(begun.Task, searching);
        await run.Host.Rebuild("finder");
        await stop.CancelAsync();
        await searching;
        Assert.Single(Directory.EnumerateDirectories(Path.Combine(directory, "read"), "finder-*.index"));
        await Publish(run, "later", "Steady after");
        Assert.Equal(51, (await Search(run, "steady")).Total);
    }

    [Fact]
    public async Task A_folder_that_is_no_index_is_passed_over()
    {
        await using (var run = await Start(directory, TimeProvider.System)) await Publish(run, "p1", "Survivor");
        var folder = Directory.EnumerateDirectories(Path.Combine(directory, "read"), "finder-*.index").Single();
        foreach (var file in Directory.EnumerateFiles(folder, "segments*")) File.WriteAllText(file, "not an index");
        await using var again = await Start(directory, TimeProvider.System);
        Assert.True((await again.CatchUp()).Reached);
        Assert.Equal(["Survivor"], await Found(again, "survivor"));
    }

    private static Task<ProjectionRun> Start(string place, TimeProvider clock) => ProjectionRun.Start(
        place, EventTypeRegistry.Domain,
        services => services.AddLuceneFinder(),
        clock: clock);

    private async Task<ProjectionRun> StartSecondAfter(Func<ProjectionRun, Task> first)
    {
        await using var writing = await Start(directory, TimeProvider.System);
        var second = await Start(directory, TimeProvider.System);
        await first(writing);
        // The second learns of it when the first commits, a second later.
        Assert.True((await second.CatchUp()).Reached);
        return second;
    }

    private static async Task Publish(ProjectionRun run, string id, string name)
    {
        await run.Append(Listed(id, name));
        Assert.True((await run.CatchUp()).Reached);
    }

    private static IEnumerable<PastEvent> Listed(string id, string name) => FinderSamples.Listed(id, name).Select(Past);

    private static PastEvent Past(IDomainEvent @event) => new($"test-{Guid.NewGuid():N}", @event);

    private static Task<FinderFound> Search(ProjectionRun run, string text) => run.Services.GetRequiredService<IFinderIndex>().Search(
        FinderSearch.Everything with { Query = Relevance.Search(text), Size = 100 });

    private static async Task<string[]> Found(ProjectionRun run, string text) =>
        [.. (await Search(run, text)).Matches.Select(match => match.Entry.Content!.NameEnglish!)];

    private static string Copy(string from)
    {
        var to = Directory.CreateTempSubdirectory("partnergraph-image-").FullName;
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return to;
    }
}
