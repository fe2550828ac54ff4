using System.Globalization;
using PartnerGraph.Bench.Whole;

namespace PartnerGraph.Bench.Finder;

/// <summary>Partner Finder with many profiles: filling the index, searching it, and publishing through a server.</summary>
internal static class FinderBench
{
    private const int Requests = 400, Many = 16;

    private const string Aim = "p99 under 10 ms";

    public static async Task<int> Print(int profiles)
    {
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Environment.ProcessorCount} processors, {profiles} made-up profiles (seed {FilledIndex.Seed}). Latencies are p50 / p99; ratio: p50 ours to bare Lucene's.\n"));
        using var directory = new TemporaryDirectory();
        await using var index = await FilledIndex.Make(directory, profiles);
        Table.Heading();
        Table.Print(new Row("profiles indexed", string.Create(CultureInfo.InvariantCulture, $"{profiles / index.Indexing.TotalSeconds:N0}/s"), "", null, ""));
        Table.Print(new Row(
            "index on disk", string.Create(CultureInfo.InvariantCulture, $"{index.Bytes / 1_048_576.0:N0} MiB"),
            string.Create(CultureInfo.InvariantCulture, $"{(double)index.Bytes / profiles:N0} B a profile"), null, ""));
        await foreach (var row in Searches(index)) Table.Print(row);
        await foreach (var row in Suggestions(index)) Table.Print(row);
        foreach (var row in await PublishedToFound.Run(index.Profiles)) Table.Print(row);
        Console.WriteLine("\nWhat the parts of a search cost: processor time saved without them. Ratio: their share.\n");
        foreach (var row in await SearchCosts.Run(index)) Table.Print(row);
        return 0;
    }

    private static async IAsyncEnumerable<Row> Searches(FilledIndex index)
    {
        using var bare = new BareLucene(index.Folder);
        await Latencies.Of(new Asked(index.Profiles, seed: 1).Mix(Requests), callers: 1, request => index.Reads.Search(request, CancellationToken.None));
        foreach (var kind in Enum.GetValues<AskedKind>())
        {
            var requests = new Asked(index.Profiles, seed: 2).Requests(kind, Requests);
            await Latencies.Of(requests, callers: 1, request => Task.FromResult(bare.Find(kind, request)));
            var least = await Latencies.Of(requests, callers: 1, request => Task.FromResult(bare.Find(kind, request)));
            var ours = await Latencies.Of(requests, callers: 1, request => index.Reads.Search(request, CancellationToken.None));
            yield return new(Asked.Title(kind), ours.ToString(), least.ToString(), ours.Median / least.Median, Aim);
            var concurrent = await Latencies.Of(requests, Many, request => index.Reads.Search(request, CancellationToken.None));
            yield return new($"  {Many} callers", concurrent.ToString(), "", null, "");
            yield return Processor(ours, least);
        }

        var mix = new Asked(index.Profiles, seed: 4).Mix(Requests * 3);
        var mixed = await Latencies.Of(mix, callers: 1, request => index.Reads.Search(request, CancellationToken.None));
        yield return new("all of them mixed", mixed.ToString(), "", null, Aim);
        yield return new($"  {Many} callers", (await Latencies.Of(mix, Many, request => index.Reads.Search(request, CancellationToken.None))).ToString(), "", null, "");
    }

    private static Row Processor(Latencies ours, Latencies least) => new(
        "  processor time, mean", Milliseconds(ours.Processor), Milliseconds(least.Processor), ours.Processor / least.Processor, "");

    private static string Milliseconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:F2} ms");

    private static async IAsyncEnumerable<Row> Suggestions(FilledIndex index)
    {
        var asked = new Asked(index.Profiles, seed: 5);
        List<string> beginnings = [.. Enumerable.Range(0, Requests).Select(_ => asked.Beginning())];
        await Latencies.Of(beginnings, callers: 1, text => index.Reads.Suggest(text, 8, CancellationToken.None));
        yield return new("suggestions", (await Latencies.Of(beginnings, 1, text => index.Reads.Suggest(text, 8, CancellationToken.None))).ToString(), "", null, Aim);
        yield return new($"  {Many} callers", (await Latencies.Of(beginnings, Many, text => index.Reads.Suggest(text, 8, CancellationToken.None))).ToString(), "", null, "");
    }
}
