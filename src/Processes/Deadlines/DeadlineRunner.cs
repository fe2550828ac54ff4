using System.Collections.Frozen;
using System.Globalization;
using Microsoft.Extensions.Logging;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Kernel.Deadlines;

namespace PartnerGraph.Processes.Deadlines;

/// <summary>Runs the command of one deadline, and sets it aside when that fails.</summary>
public sealed partial class DeadlineRunner(IEnumerable<IDeadlineProcess> processes, CommandRunner runner, TimeProvider clock, ILogger<DeadlineRunner> log)
{
    private static readonly CommandContext Noting = new("system:deadlines", "deadlines");

    private readonly FrozenDictionary<string, IDeadlineProcess> processes = processes.ToFrozenDictionary(process => process.Kind.Name);

    /// <returns>A position that includes what was done.</returns>
    public async Task<long> Run(DeadlineRow due, CancellationToken cancellation)
    {
        try
        {
            var result = await processes[due.Kind].FallDue(due, ContextOf(due), cancellation);
            return result.IsAccepted ? result.Position : await SetAside(due, string.Join(" ", result.Rejections.Select(rejection => rejection.Message)), cancellation);
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested)
        {
            Failed(fault, due.Kind, due.Key);
            return await SetAside(due, fault.Message, cancellation);
        }
    }

    /// <summary>The instant has passed without anything to do.</summary>
    public async Task<long> Pass(DeadlineRow due, CancellationToken cancellation) =>
        (await runner.Run(DeadlineDecider.Definition, new PassDeadline(due.Kind, due.Key, due.DueAt), Noting, cancellation)).Position;

    private static CommandContext ContextOf(DeadlineRow due) => new(
        $"system:{due.Kind}", $"{due.Kind}:{due.Key}",
        CommandId: EventIds.Of(string.Create(CultureInfo.InvariantCulture, $"deadline:{due.Kind}:{due.Key}:{due.DueAt.UtcDateTime:O}")));

    private async Task<long> SetAside(DeadlineRow due, string reason, CancellationToken cancellation)
    {
        var note = new SetDeadlineAside(due.Kind, due.Key, due.DueAt, due.Attempts + 1, Readable(reason), clock.GetUtcNow());
        var noted = await runner.Run(DeadlineDecider.Definition, note, Noting, cancellation);
        return noted.IsAccepted ? noted.Position : throw new InvalidOperationException($"The failure of {due.Id} cannot be noted: {noted.Rejections[0].Message}");
    }

    // Whatever a fault says of itself, the log takes it.
    private static string Readable(string reason)
    {
        string shown = new([.. reason.Take(TextBounds.LongestOf(TextKind.Reason)).Select(sign => char.IsControl(sign) || char.IsSurrogate(sign) ? ' ' : sign)]);
        return string.IsNullOrWhiteSpace(shown) ? "It was refused without a reason." : shown;
    }

    [LoggerMessage(LogLevel.Error, "What fell due failed and is set aside: {Kind} of {Key}. It is tried again.")]
    private partial void Failed(Exception fault, string kind, string key);
}
