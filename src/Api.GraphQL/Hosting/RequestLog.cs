using System.Diagnostics;
using System.Globalization;

namespace PartnerGraph.Api.GraphQL.Hosting;

/// <summary>
/// One line a request, when it ends: method, path, operation name, status, duration. Neither query strings nor bodies nor who asked: they hold
/// addresses and codes. Probes and metrics are told at Debug.
/// </summary>
internal sealed partial class RequestLog(RequestDelegate next, ILogger<RequestLog> log)
{
    private const int MostShown = 80;

    private static readonly object OperationKey = new();

    /// <summary>Remembers the name that a client gave its operation, a GraphQL name.</summary>
    public static void Named(HttpContext? http, string? operation)
    {
        if (http is not null) http.Items[OperationKey] = operation;
    }

    public async Task InvokeAsync(HttpContext http)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            await next(http);
        }
        finally
        {
            var path = http.Request.Path.Value ?? "";
            var level = path.StartsWith("/health", StringComparison.Ordinal) || path == "/metrics" ? LogLevel.Debug : LogLevel.Information;
            if (log.IsEnabled(level))
                Ended(log, level, http.Request.Method, Shown(path), Shown(http.Items[OperationKey] as string ?? "-"), http.Response.StatusCode, Milliseconds(started));
        }
    }

    private static string Milliseconds(long started) => Stopwatch.GetElapsedTime(started).TotalMilliseconds.ToString("F1", CultureInfo.InvariantCulture);

    // A path may hold anything that a client thinks of, line ends included.
    private static string Shown(string text) => text.Length <= MostShown && !text.Any(char.IsControl)
        ? text
        : new([.. text.Take(MostShown).Select(sign => char.IsControl(sign) ? '?' : sign)]);

    [LoggerMessage("{Method} {Path} {Operation} {Status} {Duration} ms")]
    private static partial void Ended(ILogger log, LogLevel level, string method, string path, string operation, int status, string duration);
}
