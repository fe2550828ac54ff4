using Microsoft.Data.Sqlite;
using SQLitePCL;
using static SQLitePCL.raw;

namespace PartnerGraph.Read.Projections.Expenditure;

/// <summary>
/// A statement on the connection's own handle, within its open transaction. The provider's commands look for every parameter by its name each time, which
/// cost more than the row.
/// </summary>
internal sealed class PreparedCommand : IDisposable
{
    private readonly sqlite3 connection;
    private readonly sqlite3_stmt statement;

    public PreparedCommand(SqliteConnection connection, string text)
    {
        this.connection = connection.Handle!;
        Check(sqlite3_prepare_v3(this.connection, text, SQLITE_PREPARE_PERSISTENT, out statement));
    }

    /// <exception cref="SqliteException">The row breaks a constraint, or the file fails.</exception>
    public void Run(params ReadOnlySpan<object?> values)
    {
        for (var index = 0; index < values.Length; index++) Check(Bind(index + 1, values[index]));
        var result = sqlite3_step(statement);
        try
        {
            if (result != SQLITE_DONE) Check(result);
        }
        finally
        {
            sqlite3_reset(statement);
        }
    }

    /// <summary><c>?1, ?2, ...</c></summary>
    public static string Places(int count) => string.Join(", ", Enumerable.Range(1, count).Select(n => $"?{n}"));

    public void Dispose() => statement.Dispose();

    private int Bind(int place, object? value) => value switch
    {
        null => sqlite3_bind_null(statement, place),
        string text => sqlite3_bind_text(statement, place, text),
        long number => sqlite3_bind_int64(statement, place, number),
        int number => sqlite3_bind_int(statement, place, number),
        _ => throw new ArgumentException($"A {value.GetType().Name} is not bound here.", nameof(value)),
    };

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, connection);
}
