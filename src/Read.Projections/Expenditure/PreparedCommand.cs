using Microsoft.Data.Sqlite;
using PartnerGraph.Write.EventStore.Sqlite.Files;

namespace PartnerGraph.Read.Projections.Expenditure;

/// <summary>
/// A command within the connection's open transaction, prepared when it first runs: most batches bring no line. The provider's commands look for every
/// parameter by its name each time, which cost more than the row.
/// </summary>
internal sealed class PreparedCommand(SqliteConnection connection, string text) : IDisposable
{
    private Statement? statement;

    /// <exception cref="SqliteException">The row breaks a constraint, or the file fails.</exception>
    public void Run(params ReadOnlySpan<object?> values)
    {
        statement ??= new(connection, text);
        for (var index = 0; index < values.Length; index++) Bind(statement, index + 1, values[index]);
        statement.Step();
    }

    /// <summary><c>?1, ?2, ...</c></summary>
    public static string Places(int count) => string.Join(", ", Enumerable.Range(1, count).Select(n => $"?{n}"));

    public void Dispose() => statement?.Dispose();

    private static Statement Bind(Statement to, int place, object? value) => value switch
    {
        null => to.BindNull(place),
        string text => to.BindText(place, text),
        long number => to.Bind(place, number),
        int number => to.Bind(place, number),
        _ => throw new ArgumentException($"A {value.GetType().Name} is not bound here.", nameof(value)),
    };
}
