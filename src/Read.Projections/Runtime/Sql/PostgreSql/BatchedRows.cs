using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using PartnerGraph.Read.Projections.Runtime.Sql.Databases;

namespace PartnerGraph.Read.Projections.Runtime.Sql.PostgreSql;

/// <summary>Runs of one statement, sent together in their order.</summary>
internal sealed class BatchedRows(ReadModelContext db, string text) : RowCommand
{
    private readonly List<object?[]> rows = [];

    public override void Run(params ReadOnlySpan<object?> values) => rows.Add(values.ToArray());

    public override async Task Send(CancellationToken cancellation)
    {
        if (rows.Count == 0) return;
        var statement = text.Replace('?', '$');
        await using var batch = new NpgsqlBatch((NpgsqlConnection)db.Database.GetDbConnection(), (NpgsqlTransaction?)db.Database.CurrentTransaction?.GetDbTransaction());
        foreach (var row in rows)
        {
            var command = new NpgsqlBatchCommand(statement);
            foreach (var value in row) command.Parameters.Add(new() { Value = value ?? DBNull.Value });
            batch.BatchCommands.Add(command);
        }

        await batch.ExecuteNonQueryAsync(cancellation);
        rows.Clear();
    }
}
