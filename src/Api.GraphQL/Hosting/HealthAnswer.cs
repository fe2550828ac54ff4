using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace PartnerGraph.Api.GraphQL.Hosting;

/// <summary>
/// What a probe reads: the verdict in the first line, and below it what is wrong by the names of read models. Which streams and why is told
/// to operations alone: streams name customers, and a probe asks without a token.
/// </summary>
internal static class HealthAnswer
{
    public static Task Write(HttpContext http, HealthReport report)
    {
        http.Response.ContentType = "text/plain; charset=utf-8";
        var troubles = report.Entries.Values.Where(entry => entry.Status != HealthStatus.Healthy).Select(entry => entry.Description);
        return http.Response.WriteAsync(string.Join('\n', troubles.Prepend(report.Status.ToString())));
    }
}
