using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Domain.Expenditure;

namespace PartnerGraph.Write.Application.Expenditure;

/// <summary>The statements of a line by its source, one after the other: the first, and the revisions that stand in place of those taken back.</summary>
internal static class LineStatements
{
    /// <summary>What a line is that is stored under its id: one that counts, one that was stated before, or another one.</summary>
    /// <param name="compared">The line compared with the statement of its own id.</param>
    /// <returns>A repeat when it says what counts now, superseded when it says what counted once; otherwise <paramref name="compared"/>.</returns>
    public static async Task<LineResult> Standing(IAggregates aggregates, RecordExpenditure command, LineResult compared)
    {
        var statement = LineCorrection.Of(command.Line.LineId);
        if (statement.IsReversal) return compared;
        var (says, counted) = (compared.Outcome == LineOutcome.Repeated, false);
        while (true)
        {
            if (await Load(aggregates, command.Line.Source, statement with { IsReversal = true }) is null)
                return says ? LineResult.Repeated : counted ? LineResult.Superseded : compared;
            counted |= says;
            statement = statement with { Number = statement.Number + 1 };
            if (await Load(aggregates, command.Line.Source, statement) is not { } next) return counted ? LineResult.Superseded : compared;
            says = ExpenditureDecider.Decide(Named(command, statement), new StoredLine(next)) is { IsAccepted: true, Events.Count: 0 };
        }
    }

    public static async Task<ExpenditureRecorded?> Load(IAggregates aggregates, string source, LineCorrection line) =>
        (await aggregates.Load(ExpenditureDecider.Definition, $"{source}:{line.LineId}")).State.Line;

    public static RecordExpenditure Named(RecordExpenditure command, LineCorrection statement) =>
        command with { Line = command.Line with { LineId = statement.LineId } };
}
