using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;
using PartnerGraph.EventStore.Contract.Interleavings;
using PartnerGraph.Write.EventStore.Sqlite;
using PartnerGraph.Write.EventStore.Waiting;

namespace PartnerGraph.Write.EventStore.Tests.Interleavings;

/// <summary>
/// Writers append to an embedded store while readers follow it to its end, callers give up, readers dawdle and another process takes the write lock, so that
/// commits fail. What was acknowledged is then there once, what was refused or given up is not, and every reader has seen all of its types in order.
/// </summary>
/// <param name="between">What they see instead of the store itself.</param>
internal sealed class LogScenario(SeededScheduler scheduler, Func<IEventStore, SeededScheduler, IEventStore> between) : IAsyncDisposable
{
    private static readonly string[] Kinds = ["a.v1", "b.v1"];

    private readonly DirectoryInfo directory = Directory.CreateDirectory(Path.Combine(
        Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath(), $"partnergraph-turns-{Guid.NewGuid():N}"));
    private readonly CancellationTokenSource reading = new();
    private readonly Dictionary<Guid, (string Stream, AppendResult Result)> acknowledged = [];
    private readonly List<Guid> refused = [];
    private int ids;

    public static Task Run(SeededScheduler scheduler) => Run(scheduler, static (store, _) => store);

    public static async Task Run(SeededScheduler scheduler, Func<IEventStore, SeededScheduler, IEventStore> between)
    {
        await using var scenario = new LogScenario(scheduler, between);
        await scenario.Run();
    }

    public ValueTask DisposeAsync()
    {
        reading.Dispose();
        directory.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    private async Task Run()
    {
        await using var embedded = new SqliteEventStore(
            new() { DataDirectory = directory.FullName, ReaderPool = 32, MaxBatch = 4, LockTimeout = TimeSpan.Zero }, new FakeTimeProvider());
        var store = between(embedded, scheduler);
        Task<List<StoredEvent>>[] readers = [Follow(store, null), Follow(store, ["a.v1"]), Follow(store, ["b.v1"])];
        await Task.WhenAll([.. Enumerable.Range(0, 3).Select(index => Write(store, $"s{index}")), HoldTheLock()]);
        await scheduler.Quiet();
        await Interleaving.Cancel(reading);
        var all = (await embedded.ReadAll(0, 1_000)).Events;
        Assert.Equal(acknowledged.Keys.Order(), all.Select(stored => stored.Id).Order());
        Assert.All(all, stored => Assert.Equal((stored.Stream, new AppendResult(stored.Version, stored.Position)), acknowledged[stored.Id]));
        Assert.DoesNotContain(all, stored => refused.Contains(stored.Id));
        Assert.Equal(all.Select(stored => stored.Position), (await readers[0]).Select(stored => stored.Position));
        foreach (var (reader, kind) in readers[1..].Zip(Kinds))
            Assert.Equal(all.Where(stored => stored.Type == kind).Select(stored => stored.Position), (await reader).Select(stored => stored.Position));
    }

    private async Task Write(IEventStore store, string stream)
    {
        for (var left = 1 + scheduler.Next(3); left > 0; left--)
        {
            await scheduler.Dawdle();
            using var caller = new CancellationTokenSource();
            var appended = new NewEvent(new Guid(++ids, 0, 0, new byte[8]), Kinds[scheduler.Next(2)], "{}"u8.ToArray(), "{}"u8.ToArray());
            var appending = store.Append(stream, ExpectedVersion.Any, [appended], caller.Token);
            if (scheduler.OnceIn(4))
            {
                await scheduler.Dawdle();
                await Interleaving.Cancel(caller);
            }

            try
            {
                acknowledged.Add(appended.Id, (stream, await appending));
            }
            catch (Exception failure) when (failure is OperationCanceledException or SqliteException)
            {
                refused.Add(appended.Id);
            }
        }
    }

    /// <summary>As another process does that writes, too: a commit meanwhile fails.</summary>
    private async Task HoldTheLock()
    {
        await scheduler.Dawdle(20);
        if (scheduler.OnceIn(2)) return;
        await using var other = new SqliteConnection($"Data Source={Path.Combine(directory.FullName, SqliteEventStoreOptions.FileName)};Pooling=False;Default Timeout=0");
        other.Open();
        try
        {
            await using var transaction = other.BeginTransaction();
            await scheduler.Dawdle(12);
        }
        catch (SqliteException)
        {
            // The store was faster.
        }
    }

    private Task<List<StoredEvent>> Follow(IEventStore store, IReadOnlyCollection<string>? kinds) => Task.Factory.StartNew(async () =>
    {
        var seen = new List<StoredEvent>();
        var position = 0L;
        try
        {
            while (true)
            {
                var page = await store.ReadAll(position, 2, kinds, reading.Token);
                seen.AddRange(page.Events);
                position = page.ScannedTo;
                await scheduler.Dawdle(scheduler.OnceIn(10) ? 30 : 2);
                if (page.AtHead) await store.WaitForEvents(position, kinds, reading.Token);
            }
        }
        catch (OperationCanceledException)
        {
            return seen;
        }
    }, CancellationToken.None, TaskCreationOptions.DenyChildAttach, scheduler).Unwrap();
}
