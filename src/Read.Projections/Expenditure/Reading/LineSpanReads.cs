using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Quarantining;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Write.EventStore;

namespace PartnerGraph.Read.Projections.Expenditure.Reading;

/// <summary>Tells imports where in the log to look for what they may have brought before.</summary>
public sealed class LineSpanReads(IDbContextFactory<ReadModel<ExpenditureProjection>> lines)
{
    public async Task<LineSpan> Of(string source, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellation)
    {
        try
        {
            await using var db = await lines.CreateDbContextAsync(cancellation);
            return (await Of(db, source, from, until, cancellation)).Span;
        }
        catch (ReadModelUnavailableException)
        {
            // The log has everything, and takes longer.
            return default;
        }
    }

    /// <summary>One SQL command, so that position, what is set aside and spans are of the same moment.</summary>
    /// <param name="until">Exclusive.</param>
    /// <returns>The mark of the log that was followed: of another log, the span says nothing.</returns>
    public static async Task<(LineSpan Span, LogMark? Log)> Of(
        ReadModel<ExpenditureProjection> db, string source, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellation)
    {
        var (first, last) = (SourceMonthRow.MonthOf(from), SourceMonthRow.MonthOf(until));
        var months = db.Set<SourceMonthRow>().Where(row => row.Source == source && row.Month >= first && row.Month <= last);
        var found = await db.Checkpoints.Select(checkpoint => new
        {
            checkpoint.Position,
            checkpoint.Log,
            IsWhole = !db.Set<QuarantineRow>().Any(),
            First = months.Min(row => (long?)row.First),
            Last = months.Max(row => (long?)row.Last),
        }).SingleOrDefaultAsync(cancellation);
        return found is { IsWhole: true }
            ? (new(found.First ?? 0, found.Last ?? 0, found.Position), LogMark.TryParse(found.Log, out var mark) ? mark : null)
            : default;
    }
}
