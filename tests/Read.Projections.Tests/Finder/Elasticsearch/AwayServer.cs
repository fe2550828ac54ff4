namespace PartnerGraph.Read.Projections.Tests.Finder.Elasticsearch;

/// <summary>A server that can be taken away: refused connections, or silence.</summary>
internal sealed class AwayServer(HttpMessageHandler server) : DelegatingHandler(server)
{
    public bool IsAway { get; set; }

    public bool IsSilent { get; set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (IsAway) throw new HttpRequestException(HttpRequestError.ConnectionError, "Connection refused");
        if (IsSilent) await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        return await base.SendAsync(request, cancellationToken);
    }
}
