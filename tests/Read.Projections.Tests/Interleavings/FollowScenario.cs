using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using PartnerGraph.EventStore.Contract.Interleavings;
using PartnerGraph.Read.Projections.Contract;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Tests.Runtime;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.Waiting;

namespace PartnerGraph.Read.Projections.Tests.Interleavings;

/// <summary>
/// Read models follow a log while callers append, wait for what they have appended and give up, a read model is rebuilt, and commits fail. The clock stands
/// still unless somebody pauses after a fault, so nobody is saved by a poll or a bound: who waits is served by what happens or not at all.
/// </summary>
internal sealed class FollowScenario : IDisposable
{
    private static readonly TimeSpan Bound = TimeSpan.FromDays(1);

    private readonly SeededScheduler scheduler;
    private readonly DirectoryInfo directory = Directory.CreateDirectory(Path.Combine(
        Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath(), $"partnergraph-turns-{Guid.NewGuid():N}"));
    private readonly FakeTimeProvider clock = new();
    private readonly MemoryLog log;
    private readonly TurnStore[] stores;
    private readonly ProjectionHost host;

    private FollowScenario(SeededScheduler scheduler, Func<IEventStore, IEventStore> between)
    {
        this.scheduler = scheduler;
        log = new(scheduler);
        stores =
        [
            new(scheduler, directory.FullName, "opened", [typeof(AccountOpened)]) { MayFail = scheduler.OnceIn(2) },
            new(scheduler, directory.FullName, "booked", [typeof(AmountBooked)]),
            new(scheduler, directory.FullName, "both", [typeof(AccountOpened), typeof(AmountBooked)]),
        ];
        host = new(stores, between(log), Demo.Types, new() { BatchSize = 2 }, clock, NullLoggerFactory.Instance);
    }

    public static Task Run(SeededScheduler scheduler) => Run(scheduler, static log => log);

    /// <param name="between">What they see instead of the log itself.</param>
    /// <param name="wakes">Whether it wakes those who sleep when something is appended.</param>
    public static async Task Run(SeededScheduler scheduler, Func<IEventStore, IEventStore> between, bool wakes = true)
    {
        using var scenario = new FollowScenario(scheduler, between);
        await scenario.Run(wakes);
    }

    public void Dispose()
    {
        host.Dispose();
        directory.Delete(recursive: true);
    }

    private async Task Run(bool wakes)
    {
        await host.StartAsync(CancellationToken.None);
        var callers = Task.WhenAll([.. Enumerable.Range(0, 3).Select(_ => Call()), Rebuild()]);
        while (!callers.IsCompleted)
        {
            await scheduler.Quiet();
            if (callers.IsCompleted) break;
            if (!host.Statuses.Any(status => status.IsPutOff)) throw new StalledException($"{log.Events.Count} events; {string.Join(", ", host.Statuses.Select(status => $"{status.Name} {status.State} at {status.Position}"))}");
            clock.Advance(TimeSpan.FromSeconds(30));
        }

        await callers;
        // Nobody waits any more: what they follow wakes them all the same.
        await scheduler.Quiet();
        while (host.Statuses.Any(status => status.IsPutOff))
        {
            clock.Advance(TimeSpan.FromSeconds(30));
            await scheduler.Quiet();
        }

        if (wakes) foreach (var store in stores) Assert.Equal(Followed(store, log.Events.Count), store.Serving!.Applied);
        await host.StopAsync(CancellationToken.None);
    }

    /// <summary>Appends and waits until the rows include it, as a mutation does and the query after it.</summary>
    private async Task Call()
    {
        for (var left = 1 + scheduler.Next(4); left > 0; left--)
        {
            await scheduler.Dawdle();
            var position = await OneOf().AppendTo(log, Demo.Types);
            using var caller = new CancellationTokenSource();
            var waiting = scheduler.OnceIn(2) ? host.WaitFor(position, Bound, caller.Token) : host.WaitFor(position, Bound, ["both"], caller.Token);
            if (scheduler.OnceIn(4))
            {
                await scheduler.Dawdle();
                await Interleaving.Cancel(caller);
            }

            try
            {
                Assert.True((await waiting).Reached);
            }
            catch (OperationCanceledException) when (caller.IsCancellationRequested)
            {
                continue;
            }

            var both = stores[2];
            Assert.Equal(Followed(both, position), both.Serving!.Applied.TakeWhile(applied => applied <= position));
        }
    }

    private async Task Rebuild()
    {
        if (scheduler.OnceIn(2)) return;
        await scheduler.Dawdle(20);
        await host.Rebuild("booked");
    }

    private PastEvent OneOf() => scheduler.Next(3) switch
    {
        0 => Demo.Opened("a", "ann"),
        1 => Demo.Booked("a", 1m),
        _ => new("weather", new WeatherChanged()),
    };

    private IEnumerable<long> Followed(TurnStore store, long upTo)
    {
        var names = store.Events.SelectMany(Demo.Types.StoredNamesOf).ToHashSet();
        return log.Events.Where(stored => stored.Position <= upTo && names.Contains(stored.Type)).Select(stored => stored.Position);
    }
}
