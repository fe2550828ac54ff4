using System.Net;
using System.Text;

namespace PartnerGraph.Read.Projections.Tests.Finder.Elasticsearch;

/// <summary>Nodes of which some cannot be reached or say nothing; the others answer that nothing exists.</summary>
internal sealed class FlakyNodes : HttpMessageHandler
{
    private readonly List<string> asked = [];

    public HashSet<string> Down { get; } = [];

    public HashSet<string> Silent { get; } = [];

    /// <summary>The hosts in the order in which they were asked.</summary>
    public IReadOnlyList<string> Asked => asked;

    /// <summary>A silent node was asked.</summary>
    public TaskCompletionSource Waiting { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var host = request.RequestUri!.Host;
        asked.Add(host);
        if (Down.Contains(host)) throw new HttpRequestException(HttpRequestError.ConnectionError, "Connection refused");
        if (Silent.Contains(host))
        {
            Waiting.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        }

        var isRoot = request.RequestUri.AbsolutePath is "/" or "/search/";
        var response = new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = new StringContent(isRoot ? """{"cluster_name":"c","version":{"number":"8.17.0"},"tagline":"You Know, for Search"}""" : "{}", Encoding.UTF8, "application/json"),
        };
        response.Headers.Add("X-elastic-product", "Elasticsearch");
        return response;
    }
}
