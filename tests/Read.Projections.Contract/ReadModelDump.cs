using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Runtime.Following;
using PartnerGraph.Read.Projections.Runtime.Sql;

namespace PartnerGraph.Read.Projections.Contract;

/// <summary>Everything that a read model says, comparable: each row of each table but those of the runtime, in an order of its own.</summary>
public static class ReadModelDump
{
    private const string SqliteTables = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT IN ('checkpoint', 'quarantine')";

    private const string PostgreSqlTables =
        "SELECT tablename::text AS name FROM pg_tables WHERE schemaname = current_schema() AND tablename NOT IN ('checkpoint', 'quarantine')";

    public static async Task<IReadOnlyList<string>> Of(ReadModelContext db)
    {
        await db.Database.OpenConnectionAsync();
        var connection = db.Database.GetDbConnection();
        var lines = new List<string>();
        foreach (var table in await Rows(connection, db.Database.IsNpgsql() ? PostgreSqlTables : SqliteTables))
        {
            var name = table["name=".Length..];
            lines.AddRange((await Rows(connection, $"SELECT * FROM \"{name}\"")).Select(row => $"{name}: {row}"));
        }

        lines.Sort(StringComparer.Ordinal);
        return lines;
    }

    private static async Task<List<string>> Rows(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Table names of the test's own schema.
        command.CommandText = sql;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
            rows.Add(string.Join(", ", Enumerable.Range(0, reader.FieldCount).Select(column => $"{reader.GetName(column)}={Text(reader.GetValue(column))}")));
        return rows;
    }

    private static string? Text(object value) => value switch
    {
        DBNull => "null",
        byte[] bytes => Convert.ToHexStringLower(bytes),
        // As one database says it and the other.
        bool yes => yes ? "1" : "0",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime day when day.TimeOfDay == TimeSpan.Zero => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        decimal number => Plain(number),
        string text when text.Contains('.') && decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => Plain(number),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    private static string Plain(decimal number) => (number / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture);
}
