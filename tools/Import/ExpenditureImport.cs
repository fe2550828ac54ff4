using PartnerGraph.Write.Application.Expenditure;
using PartnerGraph.Write.Domain.Expenditure;

namespace PartnerGraph.Import;

/// <summary>What became of the records of a file so far.</summary>
/// <param name="Repeated">Stored before this import.</param>
/// <param name="Position">The highest position of a recorded or repeated line.</param>
/// <param name="RepeatedInFile">Lines that came before in the same import.</param>
/// <param name="Restated">Stored in place of lines with another content, which were taken back.</param>
/// <param name="Superseded">Stored before this import, and restated or taken back since.</param>
public sealed record ImportTotals(
    long Recorded, long Repeated, long Rejected, long BytesRead, long Position, long RepeatedInFile = 0, long Restated = 0, long Superseded = 0)
{
    public static readonly ImportTotals None = new(0, 0, 0, 0, 0);

    public long Read => Recorded + Repeated + RepeatedInFile + Restated + Superseded + Rejected;

    /// <summary>Of this file and another one.</summary>
    public ImportTotals Plus(ImportTotals other) => new(
        Recorded + other.Recorded, Repeated + other.Repeated, Rejected + other.Rejected, BytesRead + other.BytesRead,
        Math.Max(Position, other.Position), RepeatedInFile + other.RepeatedInFile, Restated + other.Restated, Superseded + other.Superseded);
}

/// <summary>Carries a file's lines to the recorder, a few batches at a time, while the next ones are read.</summary>
/// <param name="record">Records or only checks a batch, in this process or through a server.</param>
public sealed class ExpenditureImport(Func<IReadOnlyList<ExpenditureLine>, CancellationToken, Task<RecordedBatch>> record)
{
    private const int BatchesInFlight = 3;

    /// <summary>Called for every problem, in the order of the file.</summary>
    public Action<LineProblem> OnProblem { get; init; } = _ => { };

    /// <summary>Called for every record that is not stored, as it stands in the file.</summary>
    public RejectFile? Rejects { get; init; }

    /// <summary>Called for every batch with what became of its lines.</summary>
    public Action<ImportBatch, RecordedBatch> OnRecorded { get; init; } = (_, _) => { };

    public Action<ImportTotals> OnProgress { get; init; } = _ => { };

    /// <summary>
    /// Imports the whole file. Cancelled, it finishes the batches under way; what they stored is reported as repeated by the next
    /// import of the file.
    /// </summary>
    /// <exception cref="OperationCanceledException">After the batches under way are told by <see cref="OnProgress"/>.</exception>
    public async Task<ImportTotals> Run(ExpenditureFile file, CancellationToken cancellation = default)
    {
        var totals = ImportTotals.None;
        var free = new Queue<ImportBatch>(Enumerable.Range(0, BatchesInFlight).Select(_ => new ImportBatch()));
        var underWay = new Queue<(ImportBatch Batch, Task<RecordedBatch> Recording)>();
        while (true)
        {
            if (free.Count == 0) await Finish();
            var batch = free.Dequeue();
            if (cancellation.IsCancellationRequested || !file.Read(batch, ExpenditureRecorder.MaxLines)) break;
            // The recorder encodes before it first waits; elsewhere, so that reading goes on meanwhile.
            underWay.Enqueue((batch, Task.Run(() => record(batch.Lines, CancellationToken.None), CancellationToken.None)));
        }

        while (underWay.Count > 0) await Finish();
        cancellation.ThrowIfCancellationRequested();
        return totals;

        async Task Finish()
        {
            var (batch, recording) = underWay.Dequeue();
            var recorded = await recording;
            OnRecorded(batch, recorded);
            totals = Report(totals, batch, recorded);
            OnProgress(totals);
            free.Enqueue(batch);
        }
    }

    private ImportTotals Report(ImportTotals totals, ImportBatch batch, RecordedBatch recorded)
    {
        var (stored, repeated, restated, superseded, rejected) = (0, 0, 0, 0, batch.Unread.Count);
        var unread = new Queue<UnreadRecord>(batch.Unread);
        for (var line = 0; line < batch.Lines.Count; line++)
        {
            RejectUnread(unread, before: batch.LineNumberOf(line));
            var result = recorded.Lines[line];
            if (result.Outcome == LineOutcome.Recorded) stored++;
            else if (result.Outcome == LineOutcome.Repeated) repeated++;
            else if (result.Outcome == LineOutcome.Restated) restated++;
            else if (result.Outcome == LineOutcome.Superseded) superseded++;
            else if (result.Outcome == LineOutcome.Rejected)
            {
                rejected++;
                Reject(batch.RecordOf(line), batch.ProblemsOf(line, result.Rejections));
            }
        }

        RejectUnread(unread, before: long.MaxValue);
        return new(
            totals.Recorded + stored, totals.Repeated + repeated, totals.Rejected + rejected, batch.BytesRead,
            Math.Max(totals.Position, recorded.Position), totals.RepeatedInFile + batch.Repeats.Count, totals.Restated + restated,
            totals.Superseded + superseded);
    }

    private void RejectUnread(Queue<UnreadRecord> unread, long before)
    {
        while (unread.TryPeek(out var next) && next.LineNumber < before)
        {
            unread.Dequeue();
            Reject(next.Record, next.Problems);
        }
    }

    private void Reject(ReadOnlySpan<char> record, IEnumerable<LineProblem> problems)
    {
        foreach (var problem in problems) OnProblem(problem);
        Rejects?.Write(record);
    }
}
