using System.Text.Json;
using PartnerGraph.Cli.Stores;
using PartnerGraph.Domain.Expenditure;
using PartnerGraph.Domain.Kernel;
using PartnerGraph.EventStore.Expenditure;
using PartnerGraph.Import;

namespace PartnerGraph.Cli.Import;

/// <summary>Records through the public API of a running server.</summary>
internal sealed class ServerTarget(ApiClient api) : ILineTarget
{
    // Lines may be long: so many of the longest still fit into one request.
    private const int LinesInRequest = 250;

    private const string Mutation = """
        mutation Import($input: RecordExpendituresInput!) {
          recordExpenditures(input: $input) { outcomes position errors { code ruleId message path remedy } }
        }
        """;

    private readonly ServerCustomers customers = new(api);

    public async Task<RecordedBatch> Record(IReadOnlyList<ExpenditureLine> lines, CancellationToken cancellation)
    {
        List<LineResult> results = [];
        var position = 0L;
        foreach (var source in Runs(lines))
        {
            var input = new { source = source[0].Source, mode = "GOOD_LINES", precision = "WITH_REMAINDER", lines = source.Select(LineInput.Of) };
            var answer = (await api.Send(Mutation, new { input }, cancellation)).GetProperty("recordExpenditures");
            results.AddRange(Results(answer));
            position = Math.Max(position, long.Parse(answer.GetProperty("position").ToString(), System.Globalization.CultureInfo.InvariantCulture));
        }

        return new(results, position);
    }

    public async Task<RecordedBatch> Check(IReadOnlyList<ExpenditureLine> lines, bool anyCustomer, CancellationToken cancellation)
    {
        var known = anyCustomer ? null : await customers.Existing([.. lines.Select(line => line.CustomerId).Distinct()], cancellation);
        return new([.. lines.Select(line => Refusals(line, known) is { Count: > 0 } refusals ? LineResult.Rejected(refusals) : LineResult.Withheld)], 0);
    }

    public Task<IReadOnlyList<string>> Own(
        IReadOnlyCollection<NewCustomer> accounts, Ownership ownership, DateTimeOffset since, CancellationToken cancellation) =>
        customers.Own(accounts, ownership, since, cancellation);

    /// <summary>A server keeps its read models itself.</summary>
    public Task Finish(long position, Action<string> tell, CancellationToken cancellation) => Task.CompletedTask;

    public ValueTask DisposeAsync()
    {
        api.Dispose();
        return ValueTask.CompletedTask;
    }

    // The API takes one source in a request, a file may name several.
    private static IEnumerable<List<ExpenditureLine>> Runs(IReadOnlyList<ExpenditureLine> lines)
    {
        List<ExpenditureLine> run = [];
        foreach (var line in lines)
        {
            if (run.Count == LinesInRequest || (run.Count > 0 && run[0].Source != line.Source))
            {
                yield return run;
                run = [];
            }

            run.Add(line);
        }

        if (run.Count > 0) yield return run;
    }

    private static IEnumerable<LineResult> Results(JsonElement answer)
    {
        var refusals = answer.GetProperty("errors").EnumerateArray().Select(Rejected).ToLookup(refusal => refusal.Line, refusal => refusal.Rejection);
        return answer.GetProperty("outcomes").EnumerateArray().Select((outcome, index) =>
            new LineResult(ConstantCase.Parse<LineOutcome>(outcome.GetString()!), [.. refusals[index]]));
    }

    // lines[3].amountDue
    private static (int Line, Rejection Rejection) Rejected(JsonElement error)
    {
        string Text(string name) => error.GetProperty(name).GetString() ?? "";
        var path = Text("path");
        var (open, close) = (path.IndexOf('[', StringComparison.Ordinal), path.IndexOf(']', StringComparison.Ordinal));
        var line = open >= 0 && close > open && int.TryParse(path.AsSpan(open + 1, close - open - 1), out var index) ? index : -1;
        var field = path[(path.LastIndexOf('.') + 1)..];
        return (line, new Rejection(Text("code"), Text("ruleId"), Text("message"), field, Text("remedy")));
    }

    private static List<Rejection> Refusals(ExpenditureLine line, IReadOnlySet<string>? known)
    {
        var refusals = ExpenditureDecider.Decide(new RecordExpenditure(line, AmountPrecision.WithRemainder), StoredLine.None).Rejections.ToList();
        if (known?.Contains(line.CustomerId) == false)
            refusals.Add(ExpenditureRules.CustomerKnown.Refuse("customerId", $"There is no customer {line.CustomerId}."));
        return refusals;
    }
}
