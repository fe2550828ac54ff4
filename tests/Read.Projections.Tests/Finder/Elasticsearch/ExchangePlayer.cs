using System.Net;
using System.Text;
using Xunit.Sdk;

namespace PartnerGraph.Read.Projections.Tests.Finder.Elasticsearch;

/// <summary>A server that expects exactly the recorded requests, in their order, and answers as recorded.</summary>
internal sealed class ExchangePlayer(ExchangeFile file) : HttpMessageHandler
{
    private int next;

    public void AssertAllPlayed() => Assert.Equal(file.Exchanges.Count, next);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var asked = await AskedRequest.From(request, cancellationToken);
        if (next == file.Exchanges.Count) throw new XunitException($"Nothing more was expected than {next} requests, but this one came: {asked}");
        var (expected, given) = file.Exchanges[next++];
        Assert.Equal("application/json", Assert.Single(request.Headers.Accept).MediaType);
        if (!expected.Equals(asked)) throw new XunitException($"Request {next} was expected to be {expected}\nbut was {asked}");
        var response = new HttpResponseMessage((HttpStatusCode)given.Status)
        {
            Content = new StringContent(given.Text ?? given.Body?.ToJsonString() ?? "", Encoding.UTF8, given.Text is null ? "application/json" : "text/html"),
        };
        foreach (var (name, value) in given.Headers ?? new Dictionary<string, string>()) response.Headers.Add(name, value);
        return response;
    }
}
