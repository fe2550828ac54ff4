using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Mutations;
using PartnerGraph.Write.Application.Expenditure;

namespace PartnerGraph.Api.GraphQL.Expenditure;

[Description("What became of each line. errors lists every rule that refused one, with a path such as lines[3].amountDue.")]
public sealed class RecordExpendituresPayload(MutationAnswer answer) : MutationPayload(answer)
{
    public int Recorded => Outcomes.Count(outcome => outcome == LineOutcome.Recorded);

    [Description("Lines stored before with the same content.")]
    public int Repeated => Outcomes.Count(outcome => outcome == LineOutcome.Repeated);

    [Description("Lines stored in place of ones with another content, which were taken back.")]
    public int Restated => Outcomes.Count(outcome => outcome == LineOutcome.Restated);

    [Description("Lines stored before with this content, and restated or taken back since: nothing changed, and they do not count.")]
    public int Superseded => Outcomes.Count(outcome => outcome == LineOutcome.Superseded);

    public int Rejected => Outcomes.Count(outcome => outcome == LineOutcome.Rejected);

    [Description("The outcome of each line, in the order of the input.")]
    public IReadOnlyList<LineOutcome> Outcomes { get; } = Decode(answer.Detail);

    /// <summary>A letter a line, so that the answer kept under an idempotency key stays small.</summary>
    internal static string Encode(IEnumerable<LineOutcome> outcomes) => string.Concat(outcomes.Select(outcome => (int)outcome));

    internal static LineOutcome[] Decode(string? detail) => [.. (detail ?? "").Select(letter => (LineOutcome)(letter - '0'))];
}

[Description("What became of each id. errors lists every rule that refused one, with a path such as lineIds[3].")]
public sealed class ReverseExpendituresPayload(MutationAnswer answer) : MutationPayload(answer)
{
    public int Reversed => Outcomes.Count(outcome => outcome == LineOutcome.Recorded);

    [Description("Lines that were taken back before.")]
    public int Repeated => Outcomes.Count(outcome => outcome == LineOutcome.Repeated);

    [Description("For each id, in the order of the input: RECORDED when its reversal is stored now, REPEATED when it was before.")]
    public IReadOnlyList<LineOutcome> Outcomes { get; } = RecordExpendituresPayload.Decode(answer.Detail);
}
