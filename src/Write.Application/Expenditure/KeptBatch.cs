using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Application.Expenditure;

/// <summary>The outcome of a batch as it is kept with its effect: a digit a line, and the refusals.</summary>
public sealed record KeptBatch(string Outcomes, ImmutableArray<KeptRefusals> Refusals)
{
    internal static KeptBatch Of(IReadOnlyList<LineResult> lines) => new(
        string.Concat(lines.Select(line => (int)line.Outcome)),
        [.. lines.Index().Where(line => line.Item.Outcome == LineOutcome.Rejected).Select(line => new KeptRefusals(line.Index, [.. line.Item.Rejections]))]);

    /// <param name="refused">Why the decision as a whole was refused: no line of it is recorded then.</param>
    internal IReadOnlyList<LineResult> Lines(IReadOnlyList<Rejection> refused)
    {
        var refusals = Refusals.ToDictionary(line => line.Index, line => line.Rejections);
        return [.. Outcomes.Select((digit, index) => (LineOutcome)(digit - '0') switch
        {
            LineOutcome.Rejected => LineResult.Rejected(refusals[index]),
            LineOutcome.Recorded or LineOutcome.Restated when refused.Count > 0 => LineResult.Rejected(refused),
            var outcome => new LineResult(outcome, []),
        })];
    }
}

/// <param name="Index">The line's place in the batch.</param>
public sealed record KeptRefusals(int Index, ImmutableArray<Rejection> Rejections);
