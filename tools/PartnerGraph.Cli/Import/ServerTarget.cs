using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Cli.Stores;
using PartnerGraph.Cli.Terminal;
using PartnerGraph.Import;
using PartnerGraph.Write.Application.Expenditure;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Cli.Import;

/// <summary>Records through the public API of a running server.</summary>
internal sealed class ServerTarget(ApiClient api, RecordingKind kind) : ILineTarget
{
    // Lines may be long: so many of the longest still fit into one request.
    private const int LinesInRequest = 250;

    private const string Mutation = """
        mutation Import($input: RecordExpendituresInput!) {
          recordExpenditures(input: $input) { outcomes position errors { code ruleId message path remedy } }
        }
        """;

    private const string StoredLines = """
        query Stored($source: String!, $from: DateTime!, $until: DateTime!, $after: Position) {
          recordedLines(source: $source, from: $from, until: $until, after: $after) { next atEnd lines { lineId customerId chargedFrom amountDue } }
        }
        """;

    private const string ReverseLines = """
        mutation Reverse($input: ReverseExpendituresInput!) {
          reverseExpenditures(input: $input) { outcomes position errors { code ruleId message path remedy } }
        }
        """;

    private const string ReadModels = "{ projections { position isReaction } }";

    private readonly ServerCustomers customers = new(api);

    public async Task<RecordedBatch> Record(IReadOnlyList<ExpenditureLine> lines, CancellationToken cancellation)
    {
        List<LineResult> results = [];
        var position = 0L;
        foreach (var source in Runs(lines))
        {
            var input = new { source = source[0].Source, mode = "GOOD_LINES", precision = "WITH_REMAINDER", restates = kind.Restates, historical = kind.IsHistory, lines = source.Select(LineInput.Of) };
            var answer = (await api.Send(Mutation, new { input }, cancellation)).GetProperty("recordExpenditures");
            results.AddRange(Results(answer));
            position = Math.Max(position, Number(answer.GetProperty("position")));
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

    public async IAsyncEnumerable<StoredLineInfo> Stored(
        string source, DateTimeOffset from, DateTimeOffset until, [EnumeratorCancellation] CancellationToken cancellation)
    {
        object? after = null;
        for (var more = true; more;)
        {
            var page = (await api.Send(StoredLines, new { source, from, until, after }, cancellation)).GetProperty("recordedLines");
            foreach (var line in page.GetProperty("lines").EnumerateArray())
                yield return new(
                    line.GetProperty("lineId").GetString()!, GlobalId.KeyOf("Customer", line.GetProperty("customerId").GetString()!),
                    line.GetProperty("chargedFrom").GetDateTimeOffset(),
                    new Money(decimal.Parse(line.GetProperty("amountDue").GetString()!, System.Globalization.CultureInfo.InvariantCulture)), 0);
            (after, more) = (page.GetProperty("next").ToString(), !page.GetProperty("atEnd").GetBoolean());
        }
    }

    public async Task<RecordedBatch> Reverse(string source, IReadOnlyList<string> lineIds, CancellationToken cancellation)
    {
        var answer = (await api.Send(ReverseLines, new { input = new { source, lineIds } }, cancellation)).GetProperty("reverseExpenditures");
        return new([.. Results(answer)], Number(answer.GetProperty("position")));
    }

    public Task<IReadOnlySet<string>> Known(IReadOnlyCollection<string> customerIds, CancellationToken cancellation) => customers.Existing(customerIds, cancellation);

    public Task<IReadOnlyCollection<string>> Alike(IReadOnlyCollection<string> customerIds, CancellationToken cancellation) => customers.Alike(customerIds, cancellation);

    public Task<IReadOnlyDictionary<string, Belonging>> Belonging(IReadOnlyCollection<string> customerIds, CancellationToken cancellation) =>
        customers.Belonging(customerIds, cancellation);

    public async Task Finish(long position, Action<Step> progress, CancellationToken cancellation)
    {
        var wait = new Stall($"The lines are stored; the server's read models stand still before position {position}. Look at {api.Server}health/ready.");
        for (var reached = -1L; reached < position;)
        {
            var models = (await api.Send(ReadModels, cancellation: cancellation)).GetProperty("projections").EnumerateArray().Where(model => !model.GetProperty("isReaction").GetBoolean());
            reached = models.Select(model => Number(model.GetProperty("position"))).DefaultIfEmpty(position).Min();
            progress(new Step(reached, position, $"at position {reached} of {position}"));
            if (reached < position) await wait.Pause(reached, cancellation);
        }
    }

    public ValueTask DisposeAsync()
    {
        api.Dispose();
        return ValueTask.CompletedTask;
    }

    private static long Number(JsonElement position) => long.Parse(position.ToString(), System.Globalization.CultureInfo.InvariantCulture);

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

    // ["lines", "3", "amountDue"]
    private static (int Line, Rejection Rejection) Rejected(JsonElement error)
    {
        string Text(string name) => error.GetProperty(name).GetString() ?? "";
        string[] path = [.. error.GetProperty("path").EnumerateArray().Select(step => step.GetString() ?? "")];
        var line = path is ["lines", var number, ..] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : -1;
        return (line, new Rejection(Text("code"), Text("ruleId"), Text("message"), path.LastOrDefault() ?? "", Text("remedy")));
    }

    private static List<Rejection> Refusals(ExpenditureLine line, IReadOnlySet<string>? known)
    {
        var refusals = ExpenditureValidation.Check(line, AmountPrecision.WithRemainder).ToList();
        if (known?.Contains(line.CustomerId) == false)
            refusals.Add(ExpenditureRules.CustomerKnown.Refuse("customerId", $"There is no customer {line.CustomerId}."));
        return refusals;
    }
}
