using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Turns;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Processes.Deadlines;

/// <summary>
/// Runs what falls due, in the order of instants, kinds and keys, and what fell due while nobody ran in the same order (CONV-9). In between
/// it sleeps until the next instant, or until an event may have set an earlier one. One in a process, and of nodes that share read models the one whose
/// turn it is; several do no harm, because every command is known by its deadline.
/// </summary>
public sealed partial class DeadlineScheduler(
    DeadlineReads reads, DeadlineRunner runner, DeadlineProjection projection, ProjectionHost projections, IEventStore store, EventTypeRegistry types,
    ProjectionOptions options, INodeTurns turns, TimeProvider clock, ILogger<DeadlineScheduler> log) : BackgroundService
{
    /// <summary>As many share one wait for the read model.</summary>
    private const int AtOnce = 500;

    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);

    // A machine that was suspended, or whose clock was set, is noticed after so long.
    private static readonly TimeSpan LongestSleep = TimeSpan.FromHours(1);

    // Longer than it takes to begin to sleep.
    private static readonly TimeSpan Jump = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan PauseAfterFault = TimeSpan.FromSeconds(30);

    // Never disposed: a host that ends while a long catch-up runs does not wait for its last command, and nobody asks for the handle.
    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly string[] interests = [.. projection.Setting.SelectMany(types.StoredNamesOf)];
    private TaskCompletionSource woken = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Runs everything that is due now.</summary>
    /// <returns>The position of the last event that followed; 0 when nothing was due.</returns>
    /// <exception cref="ReadModelUnavailableException">The read model of deadlines stands still.</exception>
    public async Task<long> RunDue(CancellationToken cancellation = default)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            var reached = 0L;
            await Include(await store.Head(cancellation), cancellation);
            while (await reads.First(clock.GetUtcNow(), AtOnce, cancellation) is { Count: > 0 } due)
                reached = Math.Max(reached, await Run(due, cancellation));
            return reached;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>
    /// Runs everything that falls due up to an instant, each at its own: the clock is moved there first, and what follows from it, reactions
    /// included, is done before the clock goes on.
    /// </summary>
    /// <param name="moveClock">Moves the clock to an instant after the present one.</param>
    /// <exception cref="ReadModelUnavailableException">The read model of deadlines stands still.</exception>
    public async Task<long> RunUntil(DateTimeOffset to, Func<DateTimeOffset, Task> moveClock, CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            while (true)
            {
                var head = await Settle(cancellation);
                if (reads.NextRunAt() is not { } next || next > to) return head;
                if (next > clock.GetUtcNow()) await moveClock(next);
                await Run(await reads.First(next, AtOnce, cancellation), cancellation);
            }
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Looks again at the clock, which has been moved.</summary>
    public void Wake() => Interlocked.Exchange(ref woken, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.RunReactions) return;
        await Task.Yield();
        var turn = CancellationToken.None;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                turn = await turns.Next(stoppingToken);
                using var acting = CancellationTokenSource.CreateLinkedTokenSource(turn, stoppingToken);
                // Both before anything is read: what comes in the meantime ends the sleep at once.
                var (head, wake) = (await store.Head(acting.Token), Volatile.Read(ref woken).Task);
                await RunDue(acting.Token);
                await Sleep(reads.NextRunAt(), head, wake, acting.Token);
            }
            catch (OperationCanceledException) when (turn.IsCancellationRequested && !stoppingToken.IsCancellationRequested)
            {
                // Another node goes on.
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                // A read model that is still being built needs nobody's help.
                Failed(fault is ReadModelUnavailableException ? LogLevel.Warning : LogLevel.Error, fault);
                await Task.Delay(PauseAfterFault, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task<long> Run(IReadOnlyList<DeadlineRow> due, CancellationToken cancellation)
    {
        var reached = 0L;
        foreach (var row in due) reached = Math.Max(reached, await runner.Run(row, cancellation));
        await Include(reached, cancellation);
        // Whose own events have not cleared it: there was nothing to do.
        var passed = 0L;
        foreach (var row in await reads.Standing(due, cancellation)) passed = Math.Max(passed, await runner.Pass(row, cancellation));
        await Include(passed, cancellation);
        return Math.Max(reached, passed);
    }

    // What a reaction appends may concern it again, and set a deadline.
    private async Task<long> Settle(CancellationToken cancellation)
    {
        for (var head = await store.Head(cancellation); ;)
        {
            await Include(head, cancellation);
            await projections.WaitForAll(head, Bound, cancellation);
            var now = await store.Head(cancellation);
            if (now == head) return head;
            head = now;
        }
    }

    // However long it takes: nothing can be run before, and a clock that is moved meanwhile must not end the wait.
    private Task Include(long position, CancellationToken cancellation) =>
        projections.Require(DeadlineProjection.ReadModelName, position, cancellation, Timeout.InfiniteTimeSpan);

    private async Task Sleep(DateTimeOffset? next, long head, Task wake, CancellationToken cancellation)
    {
        using var awake = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var now = clock.GetUtcNow();
        var left = (next ?? DateTimeOffset.MaxValue) - now;
        var due = Task.Delay(left < TimeSpan.Zero ? TimeSpan.Zero : left < LongestSleep ? left : LongestSleep, clock, awake.Token);
        var appended = store.WaitForEvents(head, interests, awake.Token);
        // A clock that was moved while one began to listen would be late by as much.
        var first = clock.GetUtcNow() - now > Jump ? due : await Task.WhenAny(due, appended, wake);
        await awake.CancelAsync();
        if (first == appended) await appended;
        else await appended.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    [LoggerMessage("Deadlines cannot be run at present; it is tried again.")]
    private partial void Failed(LogLevel level, Exception fault);
}
