using System.Diagnostics;

namespace PartnerGraph.Bench.Whole;

/// <summary>Sends the same request over a few connections, each as soon as its last answer has come.</summary>
internal static class LoadGenerator
{
    public const int Connections = 8;

    /// <returns>Answers a second.</returns>
    /// <exception cref="HttpRequestException">An answer is no success.</exception>
    public static async Task<double> Run(Func<Task<HttpResponseMessage>> send, TimeSpan duration)
    {
        var start = Stopwatch.GetTimestamp();
        var answers = await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(async () =>
        {
            long count = 0;
            for (; Stopwatch.GetElapsedTime(start) < duration; count++)
            {
                using var answer = await send();
                answer.EnsureSuccessStatusCode();
                await answer.Content.ReadAsByteArrayAsync();
            }

            return count;
        })));
        return answers.Sum() / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
