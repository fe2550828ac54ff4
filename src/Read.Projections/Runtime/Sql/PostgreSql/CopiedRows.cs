using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;
using PartnerGraph.Read.Projections.Runtime.Sql.Databases;

namespace PartnerGraph.Read.Projections.Runtime.Sql.PostgreSql;

/// <summary>New rows by COPY, which takes a fraction of what as many statements would. Values are of the columns' own types.</summary>
internal sealed class CopiedRows(ReadModelContext db, string table, IReadOnlyList<string> columns) : RowCommand
{
    private readonly List<object?[]> rows = [];

    public override void Run(params ReadOnlySpan<object?> values) => rows.Add(values.ToArray());

    public override async Task Send(CancellationToken cancellation)
    {
        if (rows.Count == 0) return;
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using var copy = await connection.BeginBinaryImportAsync($"COPY {table} ({Quoted(columns)}) FROM STDIN (FORMAT BINARY)", cancellation);
        foreach (var row in rows)
        {
            await copy.StartRowAsync(cancellation);
            foreach (var value in row) await Write(copy, value, cancellation);
        }

        await copy.CompleteAsync(cancellation);
        rows.Clear();
    }

    private static Task Write(NpgsqlBinaryImporter copy, object? value, CancellationToken cancellation) => value switch
    {
        null => copy.WriteNullAsync(cancellation),
        string text => copy.WriteAsync(text, NpgsqlDbType.Text, cancellation),
        long number => copy.WriteAsync(number, NpgsqlDbType.Bigint, cancellation),
        int number => copy.WriteAsync(number, NpgsqlDbType.Integer, cancellation),
        bool yes => copy.WriteAsync(yes, NpgsqlDbType.Boolean, cancellation),
        _ => throw new ArgumentException($"A {value.GetType().Name} is not copied here.", nameof(value)),
    };
}
