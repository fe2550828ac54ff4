using System.Globalization;

namespace PartnerGraph.Bench.Whole;

/// <summary>One measured thing beside the bare one that it is compared with, both measured in turns in the same run.</summary>
/// <param name="Ratio">Ours to bare; null when there is nothing to compare with.</param>
internal readonly record struct Row(string What, string Ours, string Bare, double? Ratio, string Aim)
{
    public static Row Rates(string what, string unit, double ours, double bare, string aim = "") =>
        new(what, Text(ours, unit), Text(bare, unit), ours / bare, aim);

    private static string Text(double rate, string unit) => string.Create(CultureInfo.InvariantCulture, $"{rate:N0} {unit}");
}

internal static class Table
{
    public static async Task<int> Print(int lines)
    {
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} processors, {lines} billing lines, medians of rounds taken in turns. Ratio: ours to bare.\n"));
        Heading();
        foreach (var measure in (IEnumerable<Func<Task<IReadOnlyList<Row>>>>)
            [AppendComparison.Run, () => ImportComparison.Run(lines), () => DistributionComparison.Run(lines), AlertLatency.Run])
        {
            foreach (var row in await measure()) Print(row);
        }

        return 0;
    }

    public static double Median(IEnumerable<double> values) => Percentile([.. values], 0.5);

    /// <summary>The nearest rank.</summary>
    public static double Percentile(IReadOnlyCollection<double> values, double share) =>
        values.Order().ElementAt(Math.Max(0, (int)Math.Ceiling(share * values.Count) - 1));

    public static void Heading()
    {
        Console.WriteLine($"{"",-50} {"ours",18} {"bare",18} {"ratio",7}  aim");
        Console.WriteLine(new string('-', 112));
    }

    public static void Print(Row row) => Console.WriteLine(
        $"{row.What,-50} {row.Ours,18} {row.Bare,18} {(row.Ratio is { } ratio ? ratio.ToString("F2", CultureInfo.InvariantCulture) : ""),7}  {row.Aim}");
}
