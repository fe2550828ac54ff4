using PartnerGraph.Cli.Terminal;
using PartnerGraph.Domain.Expenditure;
using PartnerGraph.EventStore.Expenditure;
using PartnerGraph.Import;

namespace PartnerGraph.Cli.Import;

/// <summary>
/// Reads files once before anything is stored: to learn which customers they speak of and since when, and in a strict import to
/// find every bad line.
/// </summary>
internal sealed class FileSurvey(ILineTarget target, ImportRequest request, Action<LineProblem> onProblem)
{
    private readonly Dictionary<string, NewCustomer> named = new(StringComparer.Ordinal);

    /// <summary>The first instant that a line charges for; null when no line could be read.</summary>
    public DateTimeOffset? Earliest { get; private set; }

    public long Problems { get; private set; }

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
            foreach (var problem in batch.ProblemsOf(index, checkedLines[index].Rejections)) Tell(problem);
    }

    private void Note(ExpenditureLine line)
    {
        if (Earliest is null || line.ChargedFrom < Earliest) Earliest = line.ChargedFrom;
        if (request.Create is not null && !named.ContainsKey(line.CustomerId))
            named.Add(line.CustomerId, new NewCustomer(line.CustomerId, line.CustomerId, line.CustomerId));
    }

    private void Tell(LineProblem problem)
    {
        Problems++;
        onProblem(problem);
    }
}
