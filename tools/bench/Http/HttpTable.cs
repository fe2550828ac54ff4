using System.Globalization;

namespace PartnerGraph.Bench.Http;

/// <summary>Markdown, for docs/benchmarks.md.</summary>
internal static class HttpTable
{
    public static void Heading()
    {
        var peers = string.Concat(Peers.All.Select(peer => $" {peer.Name} | ours to {peer.Name} |"));
        Console.WriteLine($"\n| processor time a request, µs | ours | bare | ours to bare | aim |{peers}");
        Console.WriteLine($"|---|---|---|---|---|{string.Concat(Peers.All.Select(_ => "---|---|"))}");
    }

    /// <param name="measured">Microseconds, by the name of the server.</param>
    /// <param name="missing">Why there are no peers.</param>
    public static void Print(Work work, IReadOnlyDictionary<string, double> measured, string? missing)
    {
        var (ours, bare) = (measured["ours"], measured["bare"]);
        var peers = Peers.All.Select(peer => measured.TryGetValue(peer.Name, out var it) ? $" {Text(it)} | {Ratio(ours, it)} |" : $" {missing ?? "does not do it"} | |");
        var aim = work.Aim.ToString(CultureInfo.InvariantCulture);
        Console.WriteLine($"| {work.Name} | {Text(ours)} | {Text(bare)} | {Ratio(ours, bare)} | at most {aim} |{string.Concat(peers)}");
    }

    private static string Text(double microseconds) => microseconds.ToString(microseconds < 100 ? "N1" : "N0", CultureInfo.InvariantCulture);

    private static string Ratio(double ours, double other) => (ours / other).ToString("F2", CultureInfo.InvariantCulture);
}
