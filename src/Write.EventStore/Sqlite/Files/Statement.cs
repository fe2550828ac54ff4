using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using static SQLitePCL.raw;

namespace PartnerGraph.Write.EventStore.Sqlite.Files;

/// <summary>
/// A prepared statement on a connection's own handle. Commands of the provider box every parameter and need arrays; here spans
/// go in and out, which halves the cost of a small append.
/// </summary>
internal sealed class Statement : IDisposable
{
    private readonly sqlite3 _connection;
    private readonly sqlite3_stmt _statement;

    public Statement(SqliteConnection connection, string sql)
    {
        _connection = connection.Handle!;
        Check(sqlite3_prepare_v3(_connection, sql, SQLITE_PREPARE_PERSISTENT, out _statement));
    }

    public Statement BindNull(int index)
    {
        Check(sqlite3_bind_null(_statement, index));
        return this;
    }

    public Statement Bind(int index, long value)
    {
        Check(sqlite3_bind_int64(_statement, index, value));
        return this;
    }

    public Statement BindBlob(int index, ReadOnlySpan<byte> value)
    {
        // An empty span has no address, which SQLite would take for NULL.
        Check(value.IsEmpty ? sqlite3_bind_zeroblob(_statement, index, 0) : sqlite3_bind_blob(_statement, index, value));
        return this;
    }

    public Statement BindText(int index, ReadOnlySpan<byte> utf8)
    {
        Check(sqlite3_bind_text(_statement, index, utf8));
        return this;
    }

    public Statement BindText(int index, string text)
    {
        Check(sqlite3_bind_text(_statement, index, text));
        return this;
    }

    /// <summary>Moves to the next row; after the last one the statement is ready for its next use.</summary>
    public bool Step()
    {
        var result = sqlite3_step(_statement);
        if (result == SQLITE_ROW) return true;
        sqlite3_reset(_statement);
        if (result != SQLITE_DONE) Check(result);
        return false;
    }

    /// <summary>Runs a statement without rows; false when the lock it needs is held by another connection.</summary>
    public bool TryRun()
    {
        var result = sqlite3_step(_statement);
        sqlite3_reset(_statement);
        if ((result & 0xff) == SQLITE_BUSY) return false;
        if (result != SQLITE_DONE) Check(result);
        return true;
    }

    /// <summary>The first column of the first row, or null when there is no row.</summary>
    public long? Scalar()
    {
        long? value = Step() ? Int64(0) : null;
        Reset();
        return value;
    }

    public void Reset() => sqlite3_reset(_statement);

    public long Int64(int column) => sqlite3_column_int64(_statement, column);

    public ReadOnlySpan<byte> Blob(int column) => sqlite3_column_blob(_statement, column);

    public string Text(int column) => Encoding.UTF8.GetString(Blob(column));

    public void Dispose() => _statement.Dispose();

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, _connection);
}
