using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace PartnerGraph.Bench.Whole;

/// <summary>
/// The same amounts once in one 64-bit column each and once in the three that hold decimal(28,8) exactly: what writing, adding up and
/// keeping them costs, without anything of the product around it (ADR 18).
/// </summary>
internal static class SumsComparison
{
    private const int Rows = 200_000;

    private const int Amounts = 8;

    private const int Runs = 9;

    public static void Print()
    {
        Console.WriteLine($"{Rows:N0} rows of {Amounts} amounts in 200 groups, median of {Runs}");
        Console.WriteLine("| | one column | three columns | ratio |\n|---|---|---|---|");
        var (one, three) = (Measure(SumsOfOne), Measure(SumsOfThree));
        Row("upsert into 20,000 buckets", one.Upsert, three.Upsert, "ms");
        Row("all sums of all groups", one.Grouped, three.Grouped, "ms");
        Row("file", one.Size, three.Size, "MiB");
    }

    private static void Row(string name, double one, double three, string unit) =>
        Console.WriteLine(FormattableString.Invariant($"| {name} | {one:F1} {unit} | {three:F1} {unit} | {three / one:F2} |"));

    private static (double Upsert, double Grouped, double Size) Measure(Func<int, (string Columns, string Update, string Sums, long[] Values)> form)
    {
        var (columns, update, sums, _) = form(0);
        List<double> upserts = [], grouped = [];
        double size = 0;
        for (var run = 0; run < Runs; run++)
        {
            using var directory = new TemporaryDirectory();
            using var connection = new SqliteConnection($"Data Source={directory.File("sums.db")};Pooling=False");
            connection.Open();
            Execute(connection, $"PRAGMA journal_mode = WAL; CREATE TABLE bucket (id INTEGER PRIMARY KEY, grp INTEGER, {columns.Replace(",", " INTEGER,", StringComparison.Ordinal)} INTEGER)");
            upserts.Add(Time(() => Upsert(connection, columns, update, form)));
            grouped.Add(Time(() => Execute(connection, $"SELECT grp, {sums} FROM bucket GROUP BY grp")));
            Execute(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
            size = new FileInfo(directory.File("sums.db")).Length / 1_048_576.0;
        }

        return (Median(upserts), Median(grouped), size);
    }

    private static void Upsert(
        SqliteConnection connection, string columns, string update, Func<int, (string Columns, string Update, string Sums, long[] Values)> form)
    {
        var count = columns.Split(',').Length;
        using var transaction = connection.BeginTransaction();
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText =
            $"INSERT INTO bucket (id, grp, {columns}) VALUES ($id, $grp, {string.Join(", ", Enumerable.Range(0, count).Select(n => $"$p{n}"))}) ON CONFLICT (id) DO UPDATE SET {update}";
        string[] names = ["$id", "$grp", .. Enumerable.Range(0, count).Select(n => $"$p{n}")];
        var parameters = names.Select(name => command.Parameters.Add(new SqliteParameter { ParameterName = name })).ToArray();
        for (var row = 0; row < Rows; row++)
        {
            var values = form(row).Values;
            (parameters[0].Value, parameters[1].Value) = (row % 20_000, row % 200);
            for (var index = 0; index < count; index++) parameters[index + 2].Value = values[index];
            command.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    private static (string Columns, string Update, string Sums, long[] Values) SumsOfOne(int row)
    {
        var names = Enumerable.Range(0, Amounts).Select(n => $"a{n}").ToArray();
        return (string.Join(",", names), string.Join(", ", names.Select(name => $"{name} = {name} + excluded.{name}")),
            string.Join(", ", names.Select(name => $"SUM({name})")), [.. Enumerable.Range(0, Amounts).Select(n => Units(row, n))]);
    }

    private static (string Columns, string Update, string Sums, long[] Values) SumsOfThree(int row)
    {
        const long radix = 10_000_000_000;
        var names = Enumerable.Range(0, Amounts).Select(n => $"a{n}").ToArray();
        return (
            string.Join(",", names.SelectMany(name => new[] { $"{name}h", $"{name}l", $"{name}r" })),
            string.Join(", ", names.Select(name =>
                $"{name}h = {name}h + excluded.{name}h + ({name}l + excluded.{name}l) / {radix}, {name}l = ({name}l + excluded.{name}l) % {radix}, {name}r = {name}r + excluded.{name}r")),
            string.Join(", ", names.Select(name => $"SUM({name}h), SUM({name}l), SUM({name}r)")),
            [.. Enumerable.Range(0, Amounts).SelectMany(n => new[] { Units(row, n) / radix, Units(row, n) % radix, 0L })]);
    }

    // Mostly small amounts, some of thousands, as bills have them.
    private static long Units(int row, int amount) => ((row * 2_654_435_761L) + (amount * 40_503L)) % (row % 100 == 0 ? 900_000_000_000 : 2_000_000_000);

    private static double Time(Action action)
    {
        var start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
        }
    }
}
