using PartnerGraph.Write.Application.Commands;

namespace PartnerGraph.Processes.Deadlines;

/// <summary>A process that acts when an instant has come: it declares its deadline, and runs one command when it falls due.</summary>
public interface IDeadlineProcess
{
    DeadlineKind Kind { get; }

    /// <summary>
    /// Runs what falls due. It may be asked for more than once and by two nodes at the same time: the command's id follows from kind, key and
    /// instant, and a command that finds nothing to do is accepted without an event. A refusal or an exception sets the deadline aside.
    /// </summary>
    Task<CommandResult> FallDue(DeadlineRow due, CommandContext context, CancellationToken cancellation);
}
