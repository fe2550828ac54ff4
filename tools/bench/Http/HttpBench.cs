using System.Globalization;
using System.Runtime.InteropServices;
using PartnerGraph.Bench.Whole;

namespace PartnerGraph.Bench.Http;

/// <summary>
/// Processor time of a request over HTTP beside a minimal API that does the same with the same SQL, and beside GraphQL servers for Node, each a process of its
/// own. Rounds are taken in turns.
/// </summary>
internal static class HttpBench
{
    private const int Rounds = 3;

    public static async Task<int> Print(int lines)
    {
        if (!OperatingSystem.IsLinux())
        {
            Console.Error.WriteLine("Processor time of another process is read from /proc: this benchmark runs on Linux only.");
            return 1;
        }

        // Otherwise the signal would end this process without telling anybody, and its servers would stay.
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => Environment.Exit(128 + 15));
        using var directory = new TemporaryDirectory();
        var servers = await Prepare(directory, lines);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"\n{Environment.ProcessorCount} processors, {lines} billing lines of {Filled.Customers} customers; medians of {Rounds} rounds taken in turns.\n"));
        List<Contender> contenders = [];
        try
        {
            await Starts.Print(servers, Rounds, contenders);
            var (folder, missing) = await Peers.Find();
            if (folder is not null)
                foreach (var (name, script) in Peers.All) contenders.Add(await servers.Peer(name, Path.Combine(folder, script)));
            await Works(contenders, missing);
            return 0;
        }
        catch (DifferentAnswerException different)
        {
            Console.Error.WriteLine(different.Message);
            return 1;
        }
        finally
        {
            foreach (var contender in contenders) await contender.Server.DisposeAsync();
        }
    }

    // The product in this process is heard while it sends its SQL, and ends before it is started as its users start it.
    internal static async Task<Contenders> Prepare(TemporaryDirectory directory, int lines)
    {
        var data = directory.Info.CreateSubdirectory("data");
        await Filled.Import(directory, data, lines);
        await using var server = await BenchServer.Start(data);
        await Filled.Organize(server);
        var plan = directory.File("plan.json");
        (await PlanMaker.Make(server, directory)).Write(plan);
        return new(directory, data, plan, Tokens.From(server));
    }

    private static async Task Works(IReadOnlyList<Contender> contenders, string? missing)
    {
        // All of them first: a difference is told at once.
        foreach (var work in Work.All) await Comparison.SameAnswers(contenders, work);
        HttpTable.Heading();
        foreach (var work in Work.All) HttpTable.Print(work, await Measure(contenders, work), missing);
    }

    private static async Task<IReadOnlyDictionary<string, double>> Measure(IReadOnlyList<Contender> contenders, Work work)
    {
        var able = contenders.Where(contender => contender.Path(work) is not null).ToList();
        var rounds = able.ToDictionary(contender => contender.Name, _ => new List<double>());
        foreach (var contender in able) await contender.Warm(work);
        for (var round = 0; round < Rounds; round++)
            foreach (var contender in able) rounds[contender.Name].Add(await contender.Measure(work));
        return rounds.ToDictionary(one => one.Key, one => Table.Median(one.Value));
    }
}
