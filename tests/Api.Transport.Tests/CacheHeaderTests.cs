using System.Net;
using System.Net.Http.Headers;

namespace PartnerGraph.Api.Transport.Tests;

/// <summary>What caches and what lies between may keep and compress of an answer.</summary>
public sealed class CacheHeaderTests : IAsyncLifetime
{
    private static readonly string[] Varies = ["Accept", "Accept-Encoding", "Authorization"];

    private Endpoint _endpoint = null!;

    public async Task InitializeAsync() => _endpoint = await Endpoint.Start();

    public async Task DisposeAsync() => await _endpoint.DisposeAsync();

    [Theory]
    [InlineData(null)]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task A_query_by_get_is_asked_for_again_each_time_and_sent_when_it_changed(string? encoding)
    {
        var first = await Get("{ items(first: 50) { label } }", encoding);
        Assert.Equal((HttpStatusCode.OK, encoding ?? ""), (first.StatusCode, string.Join(',', first.Content.Headers.ContentEncoding)));
        var again = await Get("{ items(first: 50) { label } }", encoding, first.Headers.ETag);
        Assert.Equal((HttpStatusCode.NotModified, 0), (again.StatusCode, (await again.Content.ReadAsByteArrayAsync()).Length));
        Assert.All([first, again], answer =>
        {
            Assert.Equal("no-cache, private", answer.Headers.CacheControl!.ToString());
            Assert.Equal(Varies, answer.Headers.Vary.Order());
            Assert.Equal(first.Headers.ETag, answer.Headers.ETag);
        });
        Assert.Equal(HttpStatusCode.OK, (await Get("{ items(first: 51) { label } }", encoding, first.Headers.ETag)).StatusCode);
    }

    [Theory]
    [InlineData("mutation { increment(by: 1) }")]
    [InlineData("{ hello }")]
    public async Task Nothing_is_kept_of_a_post(string query)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _endpoint.Url) { Content = System.Net.Http.Json.JsonContent.Create(new { query }) };
        request.Headers.TryAddWithoutValidation("If-None-Match", "*");
        var answer = await _endpoint.Send(request, "application/graphql-response+json");
        Assert.Equal((HttpStatusCode.OK, "no-store", null), (answer.StatusCode, answer.Headers.CacheControl!.ToString(), answer.Headers.ETag));
        Assert.Equal(Varies, answer.Headers.Vary.Order());
    }

    [Theory]
    [InlineData("{ nothing }", HttpStatusCode.BadRequest)]
    [InlineData("mutation { increment(by: 1) }", HttpStatusCode.MethodNotAllowed)]
    [InlineData("{ hello boom }", HttpStatusCode.OK)]
    public async Task Nothing_is_kept_of_an_error(string query, HttpStatusCode status)
    {
        var answer = await Get(query, null);
        Assert.Equal((status, "no-store", null), (answer.StatusCode, answer.Headers.CacheControl!.ToString(), answer.Headers.ETag));
    }

    [Theory]
    [InlineData("{ secret }")]
    [InlineData("{ hello shown: secret }")]
    [InlineData("{ hello ...F } fragment F on Query { ... { secret } }")]
    [InlineData("{ hello secret @skip(if: true) }")]
    public async Task A_secret_is_neither_kept_nor_compressed(string query)
    {
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Post })
        {
            using var request = method == HttpMethod.Get
                ? new HttpRequestMessage(method, $"{_endpoint.Url}?query={Uri.EscapeDataString(query)}")
                : new HttpRequestMessage(method, _endpoint.Url) { Content = System.Net.Http.Json.JsonContent.Create(new { query }) };
            request.Headers.AcceptEncoding.ParseAdd("br, gzip");
            request.Headers.TryAddWithoutValidation("If-None-Match", "*");
            var answer = await _endpoint.Send(request, "application/json", "Bearer good");
            Assert.Equal((HttpStatusCode.OK, "no-store, no-transform", null), (answer.StatusCode, answer.Headers.GetValues("Cache-Control").Single(), answer.Headers.ETag));
            Assert.Empty(answer.Content.Headers.ContentEncoding);
        }
    }

    [Fact]
    public async Task A_secret_of_another_operation_of_the_document_leaves_this_one_as_it_is()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{_endpoint.Url}?operationName=B&query={Uri.EscapeDataString("query A { secret } query B { hello }")}");
        request.Headers.AcceptEncoding.ParseAdd("gzip");
        var answer = await _endpoint.Send(request, "application/json");
        Assert.Equal(["gzip"], answer.Content.Headers.ContentEncoding);
        Assert.NotNull(answer.Headers.ETag);
    }

    private Task<HttpResponseMessage> Get(string query, string? encoding, EntityTagHeaderValue? known = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, $"{_endpoint.Url}?query={Uri.EscapeDataString(query)}");
        if (encoding is not null) request.Headers.AcceptEncoding.ParseAdd(encoding);
        if (known is not null) request.Headers.IfNoneMatch.Add(known);
        return _endpoint.Send(request, "application/graphql-response+json");
    }
}
