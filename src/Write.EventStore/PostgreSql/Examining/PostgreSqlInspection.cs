using System.Data;
using Npgsql;

namespace PartnerGraph.Write.EventStore.PostgreSql.Examining;

/// <summary>How a log in a database looks from outside, as of one moment, whether or not nodes append to it. Nothing is written.</summary>
/// <param name="Head">The last commit; null when there is no log.</param>
/// <param name="Types">The stored types of its events.</param>
/// <param name="Problems">What is missing or altered; one sentence each.</param>
public sealed record PostgreSqlInspection(LogMark? Head, IReadOnlyList<string> Types, IReadOnlyList<string> Problems)
{
    /// <param name="full">Compares every event with the chain, not only the last ones.</param>
    /// <exception cref="ArgumentException">The options name no database or no schema.</exception>
    /// <exception cref="StoreUnavailableException">The server does not answer.</exception>
    public static async Task<PostgreSqlInspection> Of(PostgreSqlEventStoreOptions options, bool full, CancellationToken cancellation = default)
    {
        var tables = new PostgreSqlTables(options.Schema);
        try
        {
            await using var source = NpgsqlDataSource.Create(options.ConnectionString);
            await using var connection = await source.OpenConnectionAsync(cancellation);
            // Everything that is compared is of one moment; nodes go on appending.
            await using var moment = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
            return await Of(new PostgreSqlLogRows(connection, tables), full, cancellation);
        }
        catch (Exception fault) when (PostgreSqlFaults.IsPassing(fault))
        {
            throw PostgreSqlFaults.Told(fault);
        }
    }

    private static async Task<PostgreSqlInspection> Of(PostgreSqlLogRows rows, bool full, CancellationToken cancellation)
    {
        if (await rows.Layout(cancellation) is not { } layout) return new(null, [], ["The database holds no event log of this name."]);
        if (layout != PostgreSqlTables.Layout) return new(null, [], [new UnknownLayoutException(layout, PostgreSqlTables.Layout).Message]);
        if (await rows.LastLink(cancellation) is not { } last) return new(null, [], ["The event log has no chain."]);
        List<string> problems = [];
        if (await rows.LastEvent(cancellation) is var head && head != last.Position)
            problems.Add($"The event log ends at position {head}, and what was committed to it at {last.Position}.");
        if (await rows.StreamWithGap(cancellation) is { } stream) problems.Add($"Events are missing in the stream {stream}.");
        problems.AddRange(await new PostgreSqlChainVerification(rows).Run(full, last.Position, cancellation));
        return new(new LogMark(await rows.Id(cancellation), last.Position, Convert.ToHexStringLower(last.Hash)), await rows.Types(cancellation), problems);
    }
}
