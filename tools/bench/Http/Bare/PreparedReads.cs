using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace PartnerGraph.Bench.Http.Bare;

/// <summary>One statement, prepared on connections that stay open for reading alone.</summary>
internal sealed class PreparedReads(Statement statement)
{
    private readonly ConcurrentBag<SqliteCommand> idle = [];

    /// <param name="list">The name of the parameters of a list, without their numbers.</param>
    /// <param name="values">Of that list; as many as the statement has.</param>
    public List<T> Rows<T>(Func<SqliteDataReader, T> row, string? list = null, IReadOnlyList<string>? values = null)
    {
        if (!idle.TryTake(out var command)) command = Open();
        for (var number = 0; values is not null && number < values.Count; number++) command.Parameters[$"@{list}{number + 1}"].Value = values[number];
        List<T> rows = [];
        using (var reader = command.ExecuteReader())
        {
            while (reader.Read()) rows.Add(row(reader));
        }

        idle.Add(command);
        return rows;
    }

    private SqliteCommand Open()
    {
        var connection = new SqliteConnection($"Data Source={statement.File};Mode=ReadOnly;Pooling=False");
        connection.Open();
        var command = connection.CreateCommand();
        command.CommandText = statement.Text;
        foreach (var (name, value) in statement.Parameters)
            command.Parameters.AddWithValue(name, value.ValueKind == JsonValueKind.Number ? value.GetInt64() : value.GetString()!);
        command.Prepare();
        return command;
    }
}
