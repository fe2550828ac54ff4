using System.Net;
using System.Net.Http.Headers;
using Elastic.Transport;
using Elastic.Transport.Diagnostics.Auditing;

namespace PartnerGraph.Read.Projections.Finder.Elasticsearch.Transport;

/// <summary>What came of one call of the client.</summary>
/// <param name="Answer">Null when no node answered.</param>
/// <param name="Fault">Why the last one did not.</param>
/// <param name="Attempts">How many nodes were asked.</param>
/// <param name="Node">What the last one was asked.</param>
internal sealed record NodeRound(ElasticsearchAnswer? Answer, Exception? Fault, int Attempts, Uri? Node)
{
    public static NodeRound Of(BytesResponse response, TimeProvider clock)
    {
        var call = response.ApiCallDetails;
        var answer = call.HttpStatusCode is { } status
            ? new ElasticsearchAnswer((HttpStatusCode)status, call.ResponseBodyInBytes ?? [], SaysElasticsearch(call), RetryAfter(call, clock))
            : null;
        return new(answer, call.OriginalException, AttemptsOf(call.AuditTrail), call.Uri);
    }

    public static NodeRound BrokenOff(UnexpectedTransportException fault) =>
        new(null, fault.InnerException, AttemptsOf(fault.AuditTrail), fault.Endpoint?.Uri);

    private static int AttemptsOf(IReadOnlyCollection<Audit>? trail) =>
        Math.Max(1, trail?.Count(audit => audit.Event is AuditEvent.HealthyResponse or AuditEvent.BadResponse or AuditEvent.BadRequest) ?? 1);

    private static bool SaysElasticsearch(ApiCallDetails call) =>
        call.TryGetHeader(ElasticsearchRequest.ProductHeader, out var values) && values.Contains("Elasticsearch", StringComparer.Ordinal);

    private static TimeSpan? RetryAfter(ApiCallDetails call, TimeProvider clock)
    {
        if (!call.TryGetHeader(ElasticsearchRequest.RetryAfterHeader, out var values) || !RetryConditionHeaderValue.TryParse(values.FirstOrDefault(), out var asked)) return null;
        if (asked.Delta is { } time) return time;
        var left = asked.Date!.Value - clock.GetUtcNow();
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }
}
