using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using PartnerGraph.Bench.Finder;
using PartnerGraph.Bench.Whole;

namespace PartnerGraph.Bench.Costs;

/// <summary>
/// Holds <c>extensions.cost</c> against processor time, for every root field and for shapes of operations that are dear. The cost is
/// meant to follow the work: the dearest unit and the cheapest one lie within a factor of ten.
/// </summary>
internal static class CostBench
{
    private const int Rounds = 5, Customers = 100, Profiles = 2_000;

    private static readonly TimeSpan RoundTime = TimeSpan.FromMilliseconds(120), WarmTime = TimeSpan.FromMilliseconds(400);

    public static async Task<int> Print(int lines)
    {
        using var directory = new TemporaryDirectory();
        var data = directory.Info.CreateSubdirectory("data");
        var file = ImportComparison.Generate(directory, lines, Customers);
        await BenchStore.Prepare(data, file);
        await BenchStore.Import(data, file, project: true);
        var profiles = new ProfileGenerator(seed: 7);
        await PublishedToFound.Fill(data, [.. Enumerable.Range(0, Profiles).Select(_ => profiles.Next())]);
        await using var server = await BenchServer.Start(data);
        List<Measured> all = [];
        var shapes = await Shapes.Of(server);
        // All of them first: what is asked early would pay for compiling what all share.
        foreach (var shape in shapes) await Warm(server, shape);
        foreach (var shape in shapes) all.Add(await Measure(server, shape));
        Report(all, lines);
        return 0;
    }

    private static void Report(List<Measured> all, int lines)
    {
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} processors, {lines} billing lines of {Customers} customers, {Profiles} profiles; medians of {Rounds} rounds.\n"));
        Console.WriteLine($"{"operation",-62} {"cost",8} {"processor, µs",14} {"µs a unit",10}");
        foreach (var one in all.OrderByDescending(one => one.PerUnit))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{one.Name,-62} {one.Cost,8} {one.Microseconds,14:N0} {one.PerUnit,10:F2}"));
        var (dearest, cheapest) = (all.Max(one => one.PerUnit), all.Min(one => one.PerUnit));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\ndearest unit to cheapest: {dearest / cheapest:F1} (aim: at most 10)"));
    }

    private static async Task<Measured> Measure(BenchServer server, Shape shape)
    {
        var client = ClientOf(server, shape);
        var cost = await Ask(client, shape);
        List<double> rounds = [];
        for (var round = 0; round < Rounds; round++)
        {
            var (begun, before, count) = (Stopwatch.GetTimestamp(), Processor(), 0);
            for (; Stopwatch.GetElapsedTime(begun) < RoundTime || count < 3; count++) await Ask(client, shape);
            rounds.Add((Processor() - before).TotalMicroseconds / count);
        }

        return new(shape.Name, cost, Table.Median(rounds));
    }

    private static async Task Warm(BenchServer server, Shape shape)
    {
        for (var begun = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(begun) < WarmTime;) await Ask(ClientOf(server, shape), shape);
    }

    private static HttpClient ClientOf(BenchServer server, Shape shape) =>
        shape.Caller switch { ShapeCaller.Operations => server.Operations, ShapeCaller.Customer => server.Customer, _ => server.Administrator };

    // Of the whole process: the client that asks is a part of each figure, the same for all.
    private static TimeSpan Processor()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime;
    }

    private static async Task<long> Ask(HttpClient client, Shape shape)
    {
        using var answer = await client.PostAsJsonAsync("graphql", new { query = shape.Query, variables = shape.Variables?.Invoke() });
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        var reader = new Utf8JsonReader(bytes);
        using var json = JsonDocument.ParseValue(ref reader);
        if (json.RootElement.TryGetProperty("errors", out var errors)) throw new InvalidOperationException($"{shape.Name}: {errors}");
        return json.RootElement.GetProperty("extensions").GetProperty("cost").GetProperty("requested").GetInt64();
    }

    private sealed record Measured(string Name, long Cost, double Microseconds)
    {
        public double PerUnit => Microseconds / Cost;
    }
}
