using System.Diagnostics;
using System.Globalization;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.Sqlite;

namespace PartnerGraph.Bench.Whole;

/// <summary>What the chain over the log and its witness cost (ADR 24): the same appends with and without them, in turns, by the clock and by processor time.</summary>
internal static class ChainComparison
{
    public static async Task<int> Print(int rounds)
    {
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Environment.ProcessorCount} processors, {rounds} pairs of rounds, each pair in the other order than the one before. Ratio: the median of what each pair says.\n"));
        Console.WriteLine($"{"",-36} {"with",16} {"without",16} {"ratio",7}  aim");
        foreach (var (inFlight, events) in new[] { (1, 300), (64, 12_800), (1_000, 30_000) }) await Compare(inFlight, events, rounds);
        return 0;
    }

    private static async Task Compare(int inFlight, int events, int rounds)
    {
        using var directory = new TemporaryDirectory();
        await using var with = Open(directory, "with", withoutChain: false);
        await using var without = Open(directory, "without", withoutChain: true);
        List<(Spent With, Spent Without)> pairs = [];
        for (var round = 0; round <= rounds; round++)
        {
            var first = await Append(round % 2 == 0 ? with : without, round, events, inFlight);
            var second = await Append(round % 2 == 0 ? without : with, round, events, inFlight);
            if (round > 0) pairs.Add(round % 2 == 0 ? (first, second) : (second, first));
        }

        Row($"{inFlight:N0} in flight, elapsed an event", spent => spent.Elapsed);
        Row($"{inFlight:N0} in flight, processor time an event", spent => spent.Processor);

        void Row(string what, Func<Spent, TimeSpan> which)
        {
            double Of(Func<(Spent With, Spent Without), double> figure) => Table.Median(pairs.Select(figure));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{what,-36} {Of(pair => which(pair.With).TotalMicroseconds / events),13:N2} µs {Of(pair => which(pair.Without).TotalMicroseconds / events),13:N2} µs {Of(pair => which(pair.With) / which(pair.Without)),7:F3}  at most 1.05"));
        }
    }

    private static SqliteEventStore Open(TemporaryDirectory directory, string name, bool withoutChain) =>
        new(new SqliteEventStoreOptions { DataDirectory = directory.File(name), WithoutChain = withoutChain }, TimeProvider.System);

    private static async Task<Spent> Append(SqliteEventStore store, int round, int events, int inFlight)
    {
        using var process = Process.GetCurrentProcess();
        GC.Collect();
        var (start, processor) = (Stopwatch.GetTimestamp(), process.TotalProcessorTime);
        await AppendComparison.Append(store, round, events, inFlight);
        var elapsed = Stopwatch.GetElapsedTime(start);
        process.Refresh();
        return new(elapsed, process.TotalProcessorTime - processor);
    }

    private readonly record struct Spent(TimeSpan Elapsed, TimeSpan Processor);
}
