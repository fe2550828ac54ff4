using System.Globalization;

namespace PartnerGraph.Bench.Http;

/// <summary>Processor time of a request to a server that keeps answers beside one that runs every question, each a process of its own, over the same stores.</summary>
internal static class KeptBench
{
    private const int Rounds = 3;

    private static long asked;

    // Nobody has asked it before, so that looking for it is in vain: the filter lets every customer through, each time by another instant.
    private static readonly Work Fresh = Work.Customers with
    {
        Key = "fresh",
        Name = "the same, never asked before",
        Query = "query($from: DateTime) { customers(first: 100, filter: { registeredFrom: $from }) { nodes { id name email country registeredAt } } }",
        Variables = () => new { from = new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(Interlocked.Increment(ref asked)) },
    };

    public static async Task<int> Print(int lines)
    {
        if (!OperatingSystem.IsLinux())
        {
            Console.Error.WriteLine("Processor time of another process is read from /proc: this benchmark runs on Linux only.");
            return 1;
        }

        using var directory = new Whole.TemporaryDirectory();
        var servers = await HttpBench.Prepare(directory, lines);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n{Environment.ProcessorCount} processors, {lines} billing lines of {Filled.Customers} customers; medians of {Rounds} rounds.\n"));
        Work[] works = [Work.SignedIn, Work.Customers, Fresh, Work.Objects, Work.Distribution];
        // One after the other: a directory is one server's.
        var run = await Measure(await servers.Ours(), works);
        var kept = await Measure(await servers.Keeping(), works);
        Console.WriteLine("| processor time a request, µs | run | kept | kept to run |\n|---|---|---|---|");
        foreach (var work in works)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {work.Name} | {run[work.Key]:N0} | {kept[work.Key]:N0} | {kept[work.Key] / run[work.Key]:F2} |"));
        return 0;
    }

    private static async Task<IReadOnlyDictionary<string, double>> Measure(Contender contender, IReadOnlyList<Work> works)
    {
        await using var server = contender.Server;
        Dictionary<string, double> measured = [];
        foreach (var work in works)
        {
            await contender.Warm(work);
            List<double> rounds = [];
            for (var round = 0; round < Rounds; round++) rounds.Add(await contender.Measure(work));
            measured[work.Key] = Whole.Table.Median(rounds);
        }

        return measured;
    }
}
