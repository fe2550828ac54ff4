using PartnerGraph.Cli.Terminal;
using PartnerGraph.Import;
using PartnerGraph.Write.Application.Expenditure;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Cli.Import;

/// <summary>
/// Reads files once before anything is stored: to learn which customers they speak of and since when, what comes twice, which
/// charges they state, and in a strict import to find every bad line.
/// </summary>
internal sealed class FileSurvey(ILineTarget target, ImportRequest request, RepeatSieve sieve, Action<LineProblem> onProblem)
{
    private readonly Dictionary<string, NewCustomer> named = new(StringComparer.Ordinal);
    private readonly HashSet<(string Source, string LineId)> reversed = [];
    private readonly Dictionary<string, string> spellings = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The first instant that a line charges for; null when no line could be read.</summary>
    public DateTimeOffset? Earliest { get; private set; }

    public long Problems { get; private set; }

    /// <summary>The sources of the lines, and the months (UTC) in which their charges begin.</summary>
    public Dictionary<string, SortedSet<BillingMonth>> Months { get; } = new(StringComparer.Ordinal);

    /// <summary>What became of lines, in the light of all files: one that was taken back counts where its reversal is among them, as in an export.</summary>
    public RecordedBatch Judged(IReadOnlyList<ExpenditureLine> lines, RecordedBatch recorded) => reversed.Count == 0 ? recorded : recorded with
    {
        Lines = [.. recorded.Lines.Select((result, index) =>
            result.Outcome == LineOutcome.Superseded && reversed.Contains((lines[index].Source, lines[index].LineId)) ? LineResult.Repeated : result)],
    };

    /// <summary>The customers that the lines name, in their order.</summary>
    public IReadOnlyCollection<NewCustomer> Customers => named.Values;

    public async Task Read(ExpenditureFile file, NewCustomers? accounts, Action<Step> progress, CancellationToken cancellation)
    {
        var batch = new ImportBatch();
        for (long lines = 0; file.Read(batch, ExpenditureRecorder.MaxLines); lines += batch.Count)
        {
            cancellation.ThrowIfCancellationRequested();
            if (request.Strict) await Check(batch, cancellation);
            foreach (var line in batch.Lines) Note(line);
            foreach (var account in accounts?.Take() ?? []) named[account.CustomerId] = account;
            progress(new Step(batch.BytesRead, file.Length ?? 0, $"{lines + batch.Count} lines read"));
        }
    }

    private async Task Check(ImportBatch batch, CancellationToken cancellation)
    {
        foreach (var problem in batch.Unread.SelectMany(record => record.Problems)) Tell(problem);
        var checkedLines = (await target.Check(batch.Lines, request.Create is not null, cancellation)).Lines;
        for (var index = 0; index < checkedLines.Count; index++)
            foreach (var problem in batch.ProblemsOf(index, checkedLines[index].Rejections.Where(IsInTheWay))) Tell(problem);
    }

    // Another content is what restating is for.
    private bool IsInTheWay(Rejection refusal) => !request.Restates || refusal.Code != ExpenditureRules.ContentDiffers.Code;

    private void Note(ExpenditureLine line)
    {
        sieve.Note(line);
        if (LineCorrection.Of(line.LineId).Reverses is { } original) reversed.Add((line.Source, original));
        if (Earliest is null || line.ChargedFrom < Earliest) Earliest = line.ChargedFrom;
        if (!Months.TryGetValue(line.Source, out var months)) Months[line.Source] = months = [];
        months.Add(BillingMonth.Of(DateOnly.FromDateTime(line.ChargedFrom.UtcDateTime)));
        if (named.ContainsKey(line.CustomerId)) return;
        named.Add(line.CustomerId, new NewCustomer(line.CustomerId, line.CustomerId, line.CustomerId));
        // One account, written in two ways by whatever made the files, would become two customers.
        if (!spellings.TryAdd(line.CustomerId, line.CustomerId))
            Console.Error.WriteLine($"The customers {spellings[line.CustomerId]} and {line.CustomerId} differ in letter case alone; they are two.");
    }

    private void Tell(LineProblem problem)
    {
        Problems++;
        onProblem(problem);
    }
}
