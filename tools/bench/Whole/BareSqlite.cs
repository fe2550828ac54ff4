using Microsoft.Data.Sqlite;

namespace PartnerGraph.Bench.Whole;

/// <summary>As little as SQLite can do to keep the same bytes as durably: one table, one prepared insert, WAL with full syncs.</summary>
internal sealed class BareSqlite : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly SqliteCommand insert;

    public BareSqlite(string file, params IReadOnlyList<string> columns)
    {
        connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
        Execute($"CREATE TABLE bare (id INTEGER PRIMARY KEY, {string.Join(", ", columns)})");
        insert = connection.CreateCommand();
        insert.CommandText = $"INSERT INTO bare ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select(column => $"${column}"))})";
        foreach (var column in columns) insert.Parameters.Add(new SqliteParameter { ParameterName = $"${column}" });
        insert.Prepare();
    }

    /// <summary>Inserts the rows in one transaction.</summary>
    public void Commit(IEnumerable<object?[]> rows)
    {
        using var transaction = connection.BeginTransaction();
        insert.Transaction = transaction;
        foreach (var row in rows)
        {
            for (var column = 0; column < row.Length; column++) insert.Parameters[column].Value = row[column] ?? DBNull.Value;
            insert.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    public void Dispose()
    {
        insert.Dispose();
        connection.Dispose();
    }

    private void Execute(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
