using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PartnerGraph.Processes.Deadlines;
using PartnerGraph.Write.Domain.Kernel.Sandbox;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Processes.Sandbox;

/// <summary>
/// Sets the clock as the log has it before anything else starts, and again when another node moved it. A log whose clock was moved is not
/// opened outside of a sandbox: time would go back.
/// </summary>
public sealed partial class SandboxClockFollower(
    ClockAdvance advance, DeadlineScheduler scheduler, IEventStore store, EventTypeRegistry types, MachineClock machine, ILogger<SandboxClockFollower> log)
    : BackgroundService, IHostedLifecycleService
{
    private static readonly TimeSpan PauseAfterFault = TimeSpan.FromSeconds(5);

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        if (!advance.IsSandbox && await advance.WasMoved(cancellationToken))
            throw new InvalidOperationException("The clock of this event log was moved: it belongs to a sandbox. Start it with PartnerGraph__Sandbox=true.");
        await advance.Restore(cancellationToken);
        if (advance.IsSandbox) Told();
    }

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!advance.IsSandbox) return;
        string[] moves = [.. types.StoredNamesOf(typeof(ClockAdvanced))];
        var seen = 0L;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await store.WaitForEvents(seen, moves, stoppingToken);
                seen = await store.Head(stoppingToken);
                await advance.Restore(stoppingToken);
                scheduler.Wake();
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                Failed(fault);
                await Task.Delay(PauseAfterFault, machine.Time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "This is a sandbox: operations can move its clock. Nobody should rely on what is stored in it.")]
    private partial void Told();

    [LoggerMessage(LogLevel.Error, "The clock of the sandbox cannot be read from the log; it is tried again.")]
    private partial void Failed(Exception fault);
}
