using Microsoft.Data.Sqlite;

namespace PartnerGraph.EndToEnd.Tests;

/// <summary>Every row of every read model of a directory as text, in an order of its own.</summary>
public static class ReadModelDump
{
    public static SortedDictionary<string, string> Of(string data)
    {
        SortedDictionary<string, string> tables = new(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(data, "read"), "*.db"))
        {
            using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
            connection.Open();
            // Two generations of one read model must not be there at the end.
            var model = string.Join('-', Path.GetFileNameWithoutExtension(file).Split('-')[..^2]);
            foreach (var table in Names(connection)) tables.Add($"{model}/{table}", Rows(connection, table));
        }

        return tables;
    }

    private static List<string> Names(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'checkpoint'";
        using var reader = command.ExecuteReader();
        List<string> names = [];
        while (reader.Read()) names.Add(reader.GetString(0));
        return names;
    }

    private static string Rows(SqliteConnection connection, string table)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM \"{table}\"";
        using var reader = command.ExecuteReader();
        List<string> rows = [];
        while (reader.Read())
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(column => $"{reader.GetName(column)}={reader.GetValue(column)}")));
        return string.Join('\n', rows.Order(StringComparer.Ordinal));
    }
}
