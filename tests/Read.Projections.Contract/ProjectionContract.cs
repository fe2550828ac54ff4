using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.Sqlite;
using PartnerGraph.Write.EventStore.Sqlite.Files;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Read.Projections.Contract;

/// <summary>
/// What every projection does, whatever it keeps. A projection's tests are a subclass that tells a history with each event that the
/// projection follows, some of them about the same rows.
/// </summary>
public abstract class ProjectionContract<TProjection> : IDisposable where TProjection : Projection
{
    private const int AtOnce = 1_000;

    private readonly string directory = Directory.CreateTempSubdirectory("partnergraph-read-").FullName;

    protected virtual EventTypeRegistry Types => EventTypeRegistry.Domain;

    protected abstract IEnumerable<PastEvent> History { get; }

    public void Dispose()
    {
        Directory.Delete(directory, recursive: true);
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task The_history_of_this_test_has_every_event_that_is_followed()
    {
        await using var run = await StartAt("history");
        var followed = run.Services.GetRequiredService<TProjection>().Events;
        Assert.Empty(followed.Except(History.Select(past => past.Event.GetType())));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task How_events_fall_into_batches_does_not_matter(int size) => Assert.Equal(await Expected(), await Applied("batches", size));

    [Fact]
    public async Task A_rebuild_equals_what_was_applied_as_it_happened()
    {
        await using var run = await StartAt("rebuild");
        foreach (var past in History)
        {
            await run.Append(past);
            Assert.True((await run.CatchUp()).Reached, run.Told);
        }

        var incremental = await run.Dump<TProjection>();
        await run.Host.Rebuild(run.Host.Statuses.Single().Name);
        Assert.Equal(incremental, await run.Dump<TProjection>());
        Assert.Equal(await Expected(), incremental);
    }

    [Fact]
    public async Task Stopping_after_any_page_and_starting_again_gives_the_same_rows()
    {
        await Write("restart");
        for (var done = false; !done;)
        {
            PagesThenNothing? pages = null;
            await using var run = await StartAt("restart", batchSize: 2, between: store => pages = new(store, pages: 1));
            await pages!.Exhausted.WaitAsync(ProjectionRun.Patience);
            done = run.Host.Statuses.Single().Position >= await run.Events.Head();
        }

        await using var last = await StartAt("restart");
        Assert.True((await last.CatchUp()).Reached);
        Assert.Equal(await Expected(), await last.Dump<TProjection>());
    }

    [Fact]
    public async Task A_crash_between_rows_and_checkpoint_leaves_neither()
    {
        var past = History.ToList();
        IReadOnlyList<string> before;
        Func<Task> goOn;
        await using (var run = await StartAt("crash"))
        {
            await run.Append(past.Take(past.Count / 2));
            Assert.True((await run.CatchUp()).Reached, run.Told);
            before = await run.Dump<TProjection>();
            await using var db = run.Open<TProjection>();
            goOn = await ReadModelPlace.RefuseCommits(db);
        }

        await using (var run = await StartAt("crash"))
        {
            await run.Append(past.Skip(past.Count / 2));
            Assert.Single((await run.CatchUp()).Failed);
            Assert.Equal(before, await run.Dump<TProjection>());
        }

        await goOn();
        await using (var run = await StartAt("crash"))
        {
            Assert.True((await run.CatchUp()).Reached, run.Told);
            Assert.Equal(await Expected(), await run.Dump<TProjection>());
        }
    }

    [Fact]
    public async Task Either_database_holds_the_same_rows()
    {
        await Write("other");
        await using var run = await StartAt("other", inPostgreSql: !InPostgreSql);
        Assert.True((await run.CatchUp()).Reached, run.Told);
        Assert.Equal(await Expected(), await run.Dump<TProjection>());
    }

    [Fact]
    public async Task An_event_that_cannot_be_read_sets_its_stream_aside_and_nothing_else()
    {
        // The same positions, with events in the places of the broken ones that nobody follows.
        await using var sound = await StartAt("sound");
        await Interrupted(sound, Followed(sound).Select(_ => "contract.unfollowed.v1"));
        var expected = await sound.Dump<TProjection>();

        await using var run = await StartAt("poisoned");
        await Interrupted(run, Followed(run));
        Assert.Equal(expected, await run.Dump<TProjection>());
        Assert.Equal(Followed(run), SetAside(run));
        await run.Host.Rebuild(run.Host.Statuses.Single().Name);
        Assert.Equal(expected, await run.Dump<TProjection>());
        Assert.Equal(Followed(run), SetAside(run));
    }

    /// <summary>Whether these tests run on PostgreSQL.</summary>
    protected virtual bool InPostgreSql => ReadModelPlace.AllInPostgreSql;

    /// <summary>Registers what the projection needs besides the clock-free services.</summary>
    protected virtual void Configure(IServiceCollection services)
    {
    }

    private static IEnumerable<string> SetAside(ProjectionRun run) =>
        run.Host.Statuses.Single().Quarantined.Select(stream => stream.Type).Order(StringComparer.Ordinal);

    private IEnumerable<string> Followed(ProjectionRun run) =>
        run.Services.GetRequiredService<TProjection>().Events.Select(Types.NameOf).Order(StringComparer.Ordinal);

    private async Task Interrupted(ProjectionRun run, IEnumerable<string> broken)
    {
        var past = History.ToList();
        await run.Append(past.Take(past.Count / 2));
        foreach (var (number, type) in broken.Index())
            await run.Events.Append($"broken-{number}", ExpectedVersion.NoStream, [new(Guid.NewGuid(), type, "null"u8.ToArray(), "{}"u8.ToArray())]);
        await run.Append(past.Skip(past.Count / 2));
        Assert.True((await run.CatchUp()).Reached, run.Told);
    }

    private async Task Write(string place)
    {
        await using var store = new SqliteEventStore(new() { DataDirectory = Path.Combine(directory, place) }, TimeProvider.System);
        foreach (var past in History) await past.AppendTo(store, Types);
    }

    private Task<IReadOnlyList<string>> Expected() => Applied("expected", AtOnce);

    private async Task<IReadOnlyList<string>> Applied(string place, int batchSize)
    {
        await Write(place);
        await using var run = await StartAt(place, batchSize);
        Assert.True((await run.CatchUp()).Reached, run.Told);
        var rows = await run.Dump<TProjection>();
        Assert.NotEmpty(rows);
        return rows;
    }

    protected Task<ProjectionRun> StartAt(string place, int batchSize = AtOnce, Func<IEventStore, IEventStore>? between = null, bool? inPostgreSql = null) => ProjectionRun.Start(
        Path.Combine(directory, place), Types,
        services =>
        {
            services.AddProjection<TProjection>();
            Configure(services);
        },
        options =>
        {
            options.BatchSize = batchSize;
            options.PostgreSql = inPostgreSql ?? InPostgreSql ? ReadModelPlace.InPostgreSql(Path.Combine(directory, place)) : null;
        },
        between);
}
