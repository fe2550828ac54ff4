using PartnerGraph.Cli.Terminal;
using PartnerGraph.Import;
using PartnerGraph.Import.Focus;
using PartnerGraph.Write.Application.Expenditure;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Cli.Import;

/// <summary>
/// What is stored of the sources and months that files speak of, against what the files bring: so that a charge which comes under
/// another id than before is noticed before it counts twice, and a restated month ends with what the files state.
/// </summary>
internal sealed class StoredMonths(ILineTarget target, ImportRequest request, FileSurvey survey)
{
    private readonly Dictionary<string, Dictionary<string, StoredLineInfo>> charges = new(StringComparer.Ordinal);
    private readonly HashSet<(string Source, string LineId)> brought = [];
    private readonly HashSet<(string Source, string CustomerId, DateOnly Day)> days = [];
    private long fresh;
    private bool allHaveIds = true;

    /// <summary>The charges of the restated months that the files no longer state, by source.</summary>
    public IEnumerable<(string Source, IReadOnlyList<string> LineIds)> Vanished => request.Restates
        ? charges.Select(source => (source.Key, (IReadOnlyList<string>)[.. Left(source.Key).Where(IsRestated).Select(BaseOf)]))
        : [];

    /// <summary>Reads the files once more where anything is stored that they could meet.</summary>
    public async Task Compare(Func<string, ExpenditureFile> open, CancellationToken cancellation)
    {
        // The project's own layout numbers every line; there is nothing to compare unless it restates.
        if (request.Layout == FileLayout.Csv && !request.Restates) return;
        foreach (var (source, months) in survey.Months) charges[source] = await Present(source, months, cancellation);
        if (charges.Values.All(stored => stored.Count == 0)) return;
        foreach (var name in request.Files)
        {
            using var file = open(name);
            allHaveIds &= file.HasIds;
            var batch = new ImportBatch();
            while (file.Read(batch, ExpenditureRecorder.MaxLines))
            {
                cancellation.ThrowIfCancellationRequested();
                if (request.Restates && batch.Unread is [var unread, ..]) throw new CommandFailure($"Nothing was stored: {unread.Problems[0]}");
                foreach (var line in batch.Lines) Note(line);
            }
        }
    }

    /// <exception cref="CommandFailure">Lines would stand beside others that may be the same charges.</exception>
    public void RefuseOverlap()
    {
        if (request.Restates)
        {
            RefuseUnclearMonth();
            return;
        }

        if (request.Adds || fresh == 0) return;
        var met = charges.Keys.SelectMany(source => Left(source).Where(line => Meets(source, line))).ToList();
        if (met.Count == 0) return;
        var due = met.Aggregate(Money.Zero, (sum, line) => sum + line.AmountDue);
        throw new CommandFailure(
            $"Nothing was stored: {met.Count} charges (amount due {due.ToExactString()} USD) are stored of the same source, customers and days, and the files "
            + $"bring {fresh} others under ids of another kind or other contents. If the files state these charges anew, give --restates; "
            + "if they are charges beside them, --add; if they are another source, --source NAME.");
    }

    private void RefuseUnclearMonth()
    {
        if (request.Replaced.Count > 0 || survey.Months.Values.All(months => months.Count == 1)) return;
        throw new CommandFailure(
            $"Nothing was stored: the files speak of the months {string.Join(", ", survey.Months.Values.SelectMany(months => months).Distinct().Order())}. "
            + "Say with --replace-month YYYY-MM which of them they state as a whole.");
    }

    private async Task<Dictionary<string, StoredLineInfo>> Present(string source, SortedSet<BillingMonth> months, CancellationToken cancellation)
    {
        Dictionary<string, StoredLineInfo> present = new(StringComparer.Ordinal);
        HashSet<string> reversed = new(StringComparer.Ordinal);
        var concerned = request.Replaced.Count > 0 ? new SortedSet<BillingMonth>(months.Concat(request.Replaced)) : months;
        await foreach (var line in target.Stored(source, Start(concerned.Min), Start(concerned.Max.Next), cancellation))
        {
            if (!concerned.Contains(MonthOf(line))) continue;
            if (LineCorrection.Of(line.LineId).Reverses is { } original) reversed.Add(original);
            else present[line.LineId] = line;
        }

        // Under the id of the source: what counts is the last statement of a charge, whatever its number.
        return present.Values.Where(line => !reversed.Contains(line.LineId)).ToDictionary(BaseOf, StringComparer.Ordinal);
    }

    private void Note(ExpenditureLine line)
    {
        brought.Add((line.Source, line.LineId));
        if (charges.GetValueOrDefault(line.Source)?.ContainsKey(line.LineId) == true) return;
        fresh++;
        days.Add((line.Source, line.CustomerId, DateOnly.FromDateTime(line.ChargedFrom.UtcDateTime)));
    }

    private IEnumerable<StoredLineInfo> Left(string source) => charges[source].Where(charge => !brought.Contains((source, charge.Key))).Select(charge => charge.Value);

    private bool Meets(string source, StoredLineInfo line) =>
        days.Contains((source, line.CustomerId, DateOnly.FromDateTime(line.ChargedFrom.UtcDateTime)))
        && (!allHaveIds || FocusIdentity.IsOne(BaseOf(line)));

    private bool IsRestated(StoredLineInfo line) => request.Replaced.Count == 0 || request.Replaced.Contains(MonthOf(line));

    private static string BaseOf(StoredLineInfo line) => LineCorrection.Of(line.LineId).BaseId;

    private static BillingMonth MonthOf(StoredLineInfo line) => BillingMonth.Of(DateOnly.FromDateTime(line.ChargedFrom.UtcDateTime));

    private static DateTimeOffset Start(BillingMonth month) => new(month.FirstDay, TimeOnly.MinValue, TimeSpan.Zero);
}
