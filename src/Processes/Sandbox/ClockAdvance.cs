using PartnerGraph.Processes.Deadlines;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Domain.Kernel.Sandbox;

namespace PartnerGraph.Processes.Sandbox;

/// <summary>Moves the clock of a sandbox from deadline to deadline, so that each one is met at its own instant, in order.</summary>
/// <param name="clock">Null outside of a sandbox.</param>
public sealed class ClockAdvance(SandboxClock? clock, MachineClock machine, CommandRunner runner, DeadlineScheduler scheduler) : IDisposable
{
    private readonly SemaphoreSlim turn = new(1, 1);

    public bool IsSandbox => clock is not null;

    /// <summary>
    /// Moves the clock, and answers when everything that fell due on the way has been done and seen by read models and reactions. One that is
    /// cut short leaves the clock at the last deadline that it came to; asked for again, it goes on from there.
    /// </summary>
    /// <exception cref="ReadModelUnavailableException">The read model of deadlines stands still.</exception>
    public async Task<CommandResult> To(DateTimeOffset to, CommandContext context, CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            var request = new RequestClockAdvance(to, IsSandbox, (clock ?? machine.Time).GetUtcNow(), machine.Time.GetUtcNow());
            var requested = await runner.Run(SandboxTimeDecider.Definition, request, context, cancellation);
            return !requested.IsAccepted || clock is null ? requested : requested with { Position = Math.Max(requested.Position, await Walk(clock, to, context, cancellation)) };
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    /// <summary>Takes the clock from the log, where another node may have moved it.</summary>
    public async Task Restore(CancellationToken cancellation)
    {
        var (state, _, _) = await runner.Load(SandboxTimeDecider.Definition, SandboxTimeDecider.Key, cancellation);
        clock?.Move(state.Offset);
    }

    /// <summary>Whether the log's clock was ever moved.</summary>
    internal async Task<bool> WasMoved(CancellationToken cancellation) =>
        (await runner.Load(SandboxTimeDecider.Definition, SandboxTimeDecider.Key, cancellation)).State.Offset > TimeSpan.Zero;

    private async Task<long> Walk(SandboxClock moving, DateTimeOffset to, CommandContext context, CancellationToken cancellation)
    {
        var moves = context.Unremembered() with { Actor = "system:advance-clock" };
        try
        {
            moving.StandAt(moving.GetUtcNow());
            var reached = await scheduler.RunUntil(to, instant => Move(moving, instant, moves), cancellation);
            return Math.Max(reached, await Move(moving, to, moves));
        }
        finally
        {
            await Restore(CancellationToken.None);
            moving.GoOn();
            scheduler.Wake();
        }
    }

    private async Task<long> Move(SandboxClock moving, DateTimeOffset to, CommandContext context)
    {
        var moved = await runner.Run(SandboxTimeDecider.Definition, new MoveClock(to, machine.Time.GetUtcNow()), context, CancellationToken.None);
        if (to > moving.GetUtcNow()) moving.StandAt(to);
        return moved.Position;
    }
}
