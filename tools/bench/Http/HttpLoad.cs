using System.Diagnostics;
using System.Text;

namespace PartnerGraph.Bench.Http;

/// <summary>Many connections, each of which asks as soon as its last answer has come.</summary>
internal static class HttpLoad
{
    /// <param name="next">What is asked next; may be asked by several at once.</param>
    /// <returns>How many were answered.</returns>
    /// <exception cref="InvalidOperationException">An answer tells of errors.</exception>
    public static async Task<long> Run(Uri server, Func<HttpRequest> next, int connections, TimeSpan duration)
    {
        var start = Stopwatch.GetTimestamp();
        var answered = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(async () =>
        {
            using var connection = await HttpConnection.Open(server);
            long count = 0;
            for (; Stopwatch.GetElapsedTime(start) < duration; count++) Check(await connection.Send(next()));
            return count;
        })));
        return answered.Sum();
    }

    // A payload without errors has an empty list of them.
    public static void Check(ReadOnlyMemory<byte> answer)
    {
        if (answer.Span.IndexOf("\"errors\":[{"u8) >= 0) throw new InvalidOperationException(Encoding.UTF8.GetString(answer.Span));
    }
}
