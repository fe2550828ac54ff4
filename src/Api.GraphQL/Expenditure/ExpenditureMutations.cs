using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Mutations;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Transport.Documents;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Expenditure;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Api.GraphQL.Expenditure;

public sealed class ExpenditureMutations(MutationRunner mutations, ExpenditureRecorder recorder, ExpenditureCorrections corrections)
{
    [Cost(2_500, Each = 60, Of = "input.lines"), Description("Stores billing lines, each once: a line sent again with the same content is reported as a repeat.")]
    public async Task<RecordExpendituresPayload> RecordExpenditures(IResolveFieldContext context, RecordExpendituresInput input)
    {
        if (input.Lines.Count > ExpenditureRecorder.MaxLines)
            throw RequestErrors.Of(RequestErrors.BadRequest, $"At most {ExpenditureRecorder.MaxLines} lines in one request, not {input.Lines.Count}.");
        if (input.Restates == true && input.Mode != BatchMode.GoodLines)
            throw RequestErrors.Of(RequestErrors.BadRequest, "restates is for mode GOOD_LINES: each line is restated by itself.");
        var lines = input.Lines.Select(line => Line.Of(line, input.Source)).ToList();
        return new(await mutations.Run(context, input, with => Record(lines, input, with with { Historical = input.Historical == true }, context.CancellationToken)));
    }

    [Description("Takes stored lines back, each by a line of its own that states the opposite; a line that was taken back before is reported as a repeat.")]
    public async Task<ReverseExpendituresPayload> ReverseExpenditures(IResolveFieldContext context, ReverseExpendituresInput input)
    {
        if (input.LineIds.Count > ExpenditureRecorder.MaxLines)
            throw RequestErrors.Of(RequestErrors.BadRequest, $"At most {ExpenditureRecorder.MaxLines} ids in one request, not {input.LineIds.Count}.");
        return new(await mutations.Run(context, input, with => Reverse(input, with, context.CancellationToken)));
    }

    private async Task<MutationAnswer> Reverse(ReverseExpendituresInput input, CommandContext with, CancellationToken cancellation)
    {
        var batch = await corrections.Reverse(input.Source, input.LineIds, with, cancellation);
        return new MutationAnswer(
            null, batch.Position,
            [.. batch.Lines.SelectMany((line, index) => line.Rejections.Select(rejection => rejection with { Path = $"lineIds[{index}]" }))],
            RecordExpendituresPayload.Encode(batch.Lines.Select(line => line.Outcome)));
    }

    private async Task<MutationAnswer> Record(List<Line> lines, RecordExpendituresInput input, CommandContext with, CancellationToken cancellation)
    {
        var mode = input.Mode ?? BatchMode.AllOrNothing;
        var precision = input.Precision ?? AmountPrecision.EightDecimals;
        var readable = lines.Where(line => line.Refusals.Count == 0).Select(line => line.Read).ToList();
        var batch = mode == BatchMode.AllOrNothing && readable.Count < lines.Count
            ? await recorder.Check(readable, precision, cancellation)
            : input.Restates == true
            ? await corrections.Restate(readable, precision, with, cancellation)
            : await recorder.Record(readable, precision, mode, with, cancellation);

        var results = new Queue<LineResult>(batch.Lines);
        var outcomes = lines.Select(line => line.Refusals.Count == 0 ? results.Dequeue() : LineResult.Rejected(line.Refusals)).ToList();
        return new MutationAnswer(
            null, batch.Position, [.. outcomes.SelectMany((outcome, index) => AtLine(outcome.Rejections, index))],
            RecordExpendituresPayload.Encode(outcomes.Select(outcome => outcome.Outcome)));
    }

    private static IEnumerable<Rejection> AtLine(IReadOnlyList<Rejection> rejections, int index) =>
        rejections.Select(rejection => rejection with { Path = $"lines[{index}].{rejection.Path}" });

    private sealed record Line(ExpenditureLine Read, IReadOnlyList<Rejection> Refusals)
    {
        public static Line Of(ExpenditureLineInput input, string source)
        {
            List<Rejection> refusals = [];
            return new(input.ToLine(source, refusals), refusals);
        }
    }
}
