using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Orders;
using PartnerGraph.Write.EventStore;

namespace PartnerGraph.Write.Application.Expenditure;

/// <summary>
/// Corrects stored lines for sources that state their charges anew; each batch as a whole or not at all. Every correction is named after
/// what it corrects, so that doing it again changes nothing, and two who do it at once do it once.
/// </summary>
public sealed class ExpenditureCorrections(ExpenditureRecorder recorder, CommandRunner runner)
{
    /// <summary>
    /// Records lines as their source states them now: what is stored otherwise is taken back first, and what was taken back is stored
    /// again. Afterwards each accepted line counts once, with this content.
    /// </summary>
    public Task<RecordedBatch> Restate(
        IReadOnlyList<ExpenditureLine> lines, AmountPrecision precision, CommandContext context, CancellationToken cancellation = default) =>
        Correct(context, async unit =>
        {
            var batch = await recorder.Compare(unit, lines, precision, cancellation);
            var results = batch.Withhold().Lines.ToArray();
            // Of an id that comes twice the first is stated, so that stating all of them again changes nothing.
            HashSet<string> keys = new(StringComparer.Ordinal);
            for (var index = 0; index < results.Length; index++)
                if (keys.Add(ExpenditureDecider.KeyOf(lines[index])) && IsAccepted(results[index]))
                    results[index] = await Restate(unit, batch.CommandOf(index));
            return results;
        }, cancellation);

    /// <summary>Takes lines back; one that is taken back already is a repeat.</summary>
    /// <param name="lineIds">The ids of the source.</param>
    /// <exception cref="ArgumentOutOfRangeException">More than <see cref="ExpenditureRecorder.MaxLines"/> ids.</exception>
    public Task<RecordedBatch> Reverse(string source, IReadOnlyList<string> lineIds, CommandContext context, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(lineIds.Count, ExpenditureRecorder.MaxLines, nameof(lineIds));
        if (source == OrderLines.Source)
            return Task.FromResult(new RecordedBatch([.. lineIds.Select(_ => LineResult.Rejected([ExpenditureRules.SourceReserved.Refuse("source")]))], 0));
        return Correct(context, async unit =>
        {
            var results = new LineResult[lineIds.Count];
            for (var index = 0; index < results.Length; index++) results[index] = await Reverse(unit, source, lineIds[index]);
            return results;
        }, cancellation);
    }

    private async Task<RecordedBatch> Correct(CommandContext context, Func<DecisionUnit, Task<LineResult[]>> correct, CancellationToken cancellation)
    {
        var (result, kept) = await runner.Decide(
            context with { ExpectedVersion = null }, async unit => new CommandResult<KeptBatch>(CommandResult.Nothing, KeptBatch.Of(await correct(unit))), cancellation);
        return new(kept.Lines(result.Rejections), result.Position);
    }

    private static async Task<LineResult> Reverse(DecisionUnit unit, string source, string lineId)
    {
        var (_, last, isReversed) = await History(unit, source, lineId);
        if (last is null) return LineResult.Rejected([ExpenditureRules.LineUnknown.Refuse("lineId", $"There is no line {lineId} of {source}.")]);
        // Told to the unit also when it is a repeat: the answer's position includes it.
        var reversed = await unit.Follow(ReversalDecider.Definition, new ReverseExpenditure(last));
        if (!reversed.IsAccepted) return LineResult.Rejected(reversed.Rejections);
        return isReversed || reversed.Events.Count == 0 ? LineResult.Repeated : LineResult.Recorded;
    }

    private static async Task<LineResult> Restate(DecisionUnit unit, RecordExpenditure command)
    {
        var (number, last, isReversed) = await History(unit, command.Line.Source, command.Line.LineId);
        if (last is not null && !isReversed)
        {
            var same = await unit.Follow(ExpenditureDecider.Definition, Named(command, number));
            if (same.IsAccepted) return LineResult.Repeated;
            var reversed = await unit.Follow(ReversalDecider.Definition, new ReverseExpenditure(last));
            if (!reversed.IsAccepted) return LineResult.Rejected(reversed.Rejections);
        }

        var recorded = await Batch.WithCash(unit, Named(command, number + 1));
        if (!recorded.IsAccepted) return LineResult.Rejected(recorded.Rejections);
        return last is null ? LineResult.Recorded : LineResult.Restated;
    }

    /// <summary>The last statement of a line, and whether it was taken back.</summary>
    private static async Task<(int Number, ExpenditureRecorded? Last, bool IsReversed)> History(DecisionUnit unit, string source, string baseId)
    {
        ExpenditureRecorded? last = null;
        for (var next = LineCorrection.First(baseId); ; next = next with { Number = next.Number + 1 })
        {
            if (await LineStatements.Load(unit, source, next) is not { } line) return (next.Number - 1, last, IsReversed: last is not null);
            last = line;
            if (await LineStatements.Load(unit, source, next with { IsReversal = true }) is null) return (next.Number, last, IsReversed: false);
        }
    }

    private static RecordExpenditure Named(RecordExpenditure command, int number) =>
        LineStatements.Named(command, LineCorrection.First(command.Line.LineId) with { Number = number });

    private static bool IsAccepted(LineResult result) => result.Outcome != LineOutcome.Rejected
        || (result.Rejections is [var only] && only.Code == ExpenditureRules.ContentDiffers.Code);
}
