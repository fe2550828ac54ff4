using Microsoft.Data.Sqlite;

namespace PartnerGraph.Read.Projections.Expenditure;

/// <summary>A prepared command with its parameters in order.</summary>
internal sealed class PreparedCommand : IDisposable
{
    private readonly SqliteCommand command;
    private readonly SqliteParameter[] parameters;

    public PreparedCommand(SqliteConnection connection, SqliteTransaction transaction, string text, int parameterCount)
    {
        command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = text;
        parameters = [.. Enumerable.Range(1, parameterCount).Select(n => command.Parameters.Add(new SqliteParameter { ParameterName = $"@p{n}" }))];
    }

    public void Run(params ReadOnlySpan<object?> values)
    {
        for (var index = 0; index < values.Length; index++) parameters[index].Value = values[index] ?? DBNull.Value;
        command.ExecuteNonQuery();
    }

    /// <summary><c>@p1, @p2, ...</c></summary>
    public static string Places(int count) => string.Join(", ", Enumerable.Range(1, count).Select(n => $"@p{n}"));

    public void Dispose() => command.Dispose();
}
