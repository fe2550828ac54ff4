using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using PartnerGraph.Cli.Stores;

namespace PartnerGraph.Cli.Repair;

/// <summary>Asks a running server how it is.</summary>
internal static class ServerExamination
{
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(5);

    public static async IAsyncEnumerable<Finding> Run(ApiClient api, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using (api)
        {
            var live = await api.Get("health/live", cancellation);
            yield return Told("live", live.Status, live.Body);
            var ready = await api.Get("health/ready", cancellation);
            yield return Told("ready", ready.Status, ready.Body);
            yield return Clock(live.Date);
            foreach (var limit in (await api.Send("{ apiLimits { service limit periodSeconds } }", cancellation: cancellation)).GetProperty("apiLimits").EnumerateArray())
                yield return Limit(limit);
            var answer = await api.Send("{ projections { name state position head error quarantined { stream position type reason skipped } } }", cancellation: cancellation);
            foreach (var projection in answer.GetProperty("projections").EnumerateArray())
            {
                yield return Projection(projection);
                foreach (var held in projection.GetProperty("quarantined").EnumerateArray()) yield return Quarantined(projection, held);
            }
        }
    }

    private static Finding Told(string subject, HttpStatusCode status, string body) => status == HttpStatusCode.OK
        ? body.StartsWith("Degraded", StringComparison.Ordinal) ? Finding.Doubtful(subject, body.ReplaceLineEndings(": ")) : Finding.Fine(subject, body)
        : Finding.Broken(subject, $"{(int)status} {body}");

    private static Finding Clock(DateTimeOffset? server)
    {
        if (server is null) return Finding.Doubtful("clock", "the server does not tell its time");
        var apart = (TimeProvider.System.GetUtcNow() - server.Value).Duration();
        var text = string.Create(CultureInfo.InvariantCulture, $"{apart.TotalSeconds:F0} s apart from this machine");
        return apart < Skew ? Finding.Fine("clock", text) : Finding.Doubtful("clock", $"{text}: tokens may be refused, and times will look wrong");
    }

    private static Finding Limit(JsonElement limit) => Finding.Fine(
        $"limit of {limit.GetProperty("service").GetString()}",
        limit.GetProperty("limit") is { ValueKind: JsonValueKind.Number } calls ? $"{calls} calls of one caller in {limit.GetProperty("periodSeconds")} s" : "none");

    private static Finding Projection(JsonElement projection)
    {
        var name = projection.GetProperty("name").GetString()!;
        var state = projection.GetProperty("state").GetString();
        return projection.GetProperty("error").GetString() is { } error
            ? state == "FAILED" ? Finding.Broken(name, error) : Finding.Doubtful(name, $"waits for its store: {error}")
            : Finding.Fine(name, $"{state}, at position {projection.GetProperty("position")} of {projection.GetProperty("head")}");
    }

    private static Finding Quarantined(JsonElement projection, JsonElement held) => Finding.SetAside(
        projection.GetProperty("name").GetString()!, held.GetProperty("stream").GetString()!, held.GetProperty("type").GetString()!,
        held.GetProperty("position").ToString(), held.GetProperty("skipped").ToString(), held.GetProperty("reason").GetString()!);
}
