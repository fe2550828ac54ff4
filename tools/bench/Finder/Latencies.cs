using System.Diagnostics;
using System.Globalization;
using PartnerGraph.Bench.Whole;

namespace PartnerGraph.Bench.Finder;

/// <summary>How long answers took, in milliseconds.</summary>
/// <param name="Processor">Processor time of an answer, the mean of all: the same on a machine that others use as well.</param>
internal sealed record Latencies(IReadOnlyCollection<double> Milliseconds, TimeSpan Processor = default)
{
    public double Median => Table.Percentile(Milliseconds, 0.50);

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Median:F2} / {Table.Percentile(Milliseconds, 0.99):F2} ms");

    /// <summary>Asks everything once, so many callers at a time, each as soon as its last answer has come.</summary>
    public static async Task<Latencies> Of<T>(IReadOnlyList<T> requests, int callers, Func<T, Task> ask)
    {
        var milliseconds = new double[requests.Count];
        var next = -1;
        var before = Environment.CpuUsage.TotalTime;
        await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(async () =>
        {
            for (var n = Interlocked.Increment(ref next); n < requests.Count; n = Interlocked.Increment(ref next))
            {
                var start = Stopwatch.GetTimestamp();
                await ask(requests[n]);
                milliseconds[n] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            }
        })));
        return new(milliseconds, (Environment.CpuUsage.TotalTime - before) / requests.Count);
    }
}
