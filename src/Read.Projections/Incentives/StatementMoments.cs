using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Runtime.Sql;

namespace PartnerGraph.Read.Projections.Incentives;

/// <summary>Statements as they stood at an instant: after the last of their steps up to then.</summary>
internal static class StatementMoments
{
    /// <param name="statements">All of which existed then.</param>
    /// <returns>In their order.</returns>
    public static async Task<IReadOnlyList<IncentiveStatementRow>> Of(
        ReadModelContext db, IReadOnlyList<IncentiveStatementRow> statements, DateTimeOffset instant, CancellationToken cancellation)
    {
        List<string> ids = [.. statements.Select(row => row.StatementId)];
        var moments = (await db.Set<IncentiveHistoryRow>().AsNoTracking().Where(row => ids.Contains(row.StatementId) && row.At <= instant).ToListAsync(cancellation))
            .GroupBy(row => row.StatementId).ToDictionary(of => of.Key, of => of.MaxBy(row => row.Position)!);
        return [.. statements.Select(row => As(row, moments[row.StatementId]))];
    }

    /// <summary>Sets the amounts of these lines to what they were: as their version stated them, or as they had been put right by then.</summary>
    public static async Task Amounts(ReadModelContext db, IReadOnlyList<IncentiveLineRow> lines, DateTimeOffset instant, CancellationToken cancellation)
    {
        List<string> ids = [.. lines.Where(line => line.Corrected).Select(line => line.Id)];
        if (ids.Count == 0) return;
        var corrections = (await db.Set<IncentiveCorrectionRow>().AsNoTracking().Where(row => ids.Contains(row.LineId)).ToListAsync(cancellation)).ToLookup(row => row.LineId);
        foreach (var line in lines.Where(line => corrections.Contains(line.Id)))
        {
            var last = corrections[line.Id].Where(row => row.At <= instant).MaxBy(row => row.Position);
            (line.Amount, line.Corrected) = (last?.Amount ?? line.Stated, last is not null);
        }
    }

    private static IncentiveStatementRow As(IncentiveStatementRow row, IncentiveHistoryRow then) => new()
    {
        StatementId = row.StatementId, PartnerId = row.PartnerId, Model = row.Model, Period = row.Period, GeneratedAt = row.GeneratedAt, Position = row.Position,
        Version = then.Version, State = then.State, Performance = then.Performance, Incentive = then.Incentive, Claim = then.Claim, Net = then.Net,
        PolicyVersion = then.PolicyVersion, DeadlineAt = then.DeadlineAt, Reason = then.Reason, Answer = then.Answer, ChangedAt = then.At,
    };
}
