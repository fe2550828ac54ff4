using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PartnerGraph.Domain.Kernel;
using PartnerGraph.EventStore.Commands;
using PartnerGraph.EventStore.Customers;
using PartnerGraph.Projections.Runtime;

namespace PartnerGraph.Projections.Customers;

/// <summary>
/// Ends what has run out: invitations by email (ASSOC-38) and pre-registrations (ASSOC-36). Decisions never wait for it, they
/// compare instants themselves; it makes the end visible. Firing twice, or on two nodes, changes nothing.
/// </summary>
public sealed partial class CustomerTimers(
    InvitationReads reads, InvitationWorkflow invitations, PreRegistrationWorkflow preRegistrations, ProjectionHost projections,
    ProjectionOptions options, TimeProvider clock, ILogger<CustomerTimers> log) : BackgroundService
{
    private const int BatchSize = 100;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan ReadModelBound = TimeSpan.FromSeconds(30);

    /// <summary>Ends everything that is due now.</summary>
    /// <returns>The position of the last event that this appended; 0 when nothing was due.</returns>
    public async Task<long> RunDue(CancellationToken cancellation = default)
    {
        var reached = 0L;
        // Deadlines count as whole seconds and are inclusive: due is what lies before the second that runs.
        var before = BusinessTime.WholeSecond(clock.GetUtcNow());
        while (await reads.Due(before, BatchSize, cancellation) is { Count: > 0 } due)
        {
            var ended = 0;
            foreach (var deadline in due)
            {
                var result = await End(deadline);
                (reached, ended) = (Math.Max(reached, result.Position), ended + result.Events.Count);
            }

            // Rows that stay due although nothing is left to end must not keep it busy.
            if (!(await projections.WaitFor(reached, ReadModelBound, cancellation)).Reached || ended == 0) break;
        }

        return reached;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.RunReactions) return;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RunDue(stoppingToken);
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                Failed(fault);
            }

            await Task.Delay(Interval, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private Task<CommandResult> End(CustomerDeadline deadline) => deadline switch
    {
        { InvitationId: { } id } => invitations.Expire(id, new CommandContext("system:invitation-expiry", $"invitation-expiry:{id}")),
        { PreRegistrationId: { } id } => preRegistrations.Lapse(
            deadline.PartnerId, id, new CommandContext("system:pre-registration-expiry", $"pre-registration-expiry:{id}")),
        _ => throw new ArgumentOutOfRangeException(nameof(deadline)),
    };

    [LoggerMessage(LogLevel.Error, "Ending invitations and pre-registrations failed; it is tried again.")]
    private partial void Failed(Exception fault);
}
