using System.Globalization;
using PartnerGraph.Bench.Whole;

namespace PartnerGraph.Bench.Http;

/// <summary>What a start takes, of ours and the bare server in turns.</summary>
internal static class Starts
{
    /// <param name="running">Holds those that run, in the end the two that were started last.</param>
    public static async Task Print(Contenders servers, int rounds, List<Contender> running)
    {
        // The first one fills its table of days.
        await (await servers.Bare()).Server.DisposeAsync();
        List<StartFigures> ours = [], bare = [];
        for (var round = 0; round < rounds; round++)
        {
            foreach (var before in running) await before.Server.DisposeAsync();
            running.Clear();
            running.Add(await servers.Ours());
            ours.Add(running[^1].Server.Started);
            running.Add(await servers.Bare());
            bare.Add(running[^1].Server.Started);
        }

        void Row(string what, Func<StartFigures, double> figure, string unit, string aim)
        {
            double Of(List<StartFigures> starts) => Table.Median(starts.Select(figure));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"| {what} | {Of(ours):N0} {unit} | {Of(bare):N0} {unit} | {Of(ours) / Of(bare):F2} | {aim} |"));
        }

        Console.WriteLine("| | ours | bare | ratio | aim |\n|---|---|---|---|---|");
        Row("start to ready", start => start.Wall.TotalMilliseconds, "ms", "at most 1,000 ms");
        Row("its processor time", start => start.Processor.TotalMilliseconds, "ms", "");
        Row("resident memory at the first answer", start => start.Memory, "MiB", "at most 150 MiB");
    }
}
