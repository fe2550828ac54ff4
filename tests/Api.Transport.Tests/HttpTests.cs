using System.Net;
using System.Text;

namespace PartnerGraph.Api.Transport.Tests;

public sealed class HttpTests : IAsyncLifetime
{
    private Endpoint _endpoint = null!;

    public async Task InitializeAsync() => _endpoint = await Endpoint.Start();

    public async Task DisposeAsync() => await _endpoint.DisposeAsync();

    [Theory]
    [InlineData("application/graphql-response+json", "application/graphql-response+json; charset=utf-8")]
    [InlineData("application/json", "application/json; charset=utf-8")]
    [InlineData("*/*", "application/json; charset=utf-8")]
    [InlineData("application/json;q=0.5, application/graphql-response+json;q=0.4", "application/json; charset=utf-8")]
    [InlineData("application/graphql-response+json, application/json", "application/graphql-response+json; charset=utf-8")]
    public async Task An_answer_has_the_accepted_media_type(string accept, string expected)
    {
        var response = await _endpoint.Post(new { query = "{ hello }" }, accept);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(expected, response.Content.Headers.ContentType?.ToString());
        Assert.Equal("""{"data":{"hello":"Hello, world!"},"extensions":{"cost":{"requested":31,"limit":200000}}}""", await response.Text());
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/json;q=0")]
    public async Task An_answer_that_nobody_accepts_is_406(string accept)
    {
        var response = await _endpoint.Post(new { query = "{ hello }" }, accept);
        Assert.Equal(HttpStatusCode.NotAcceptable, response.StatusCode);
        Assert.Equal("NOT_ACCEPTABLE", await response.Code());
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data")]
    [InlineData("application/json; charset=utf-16")]
    public async Task A_body_that_a_foreign_page_could_send_is_415(string type)
    {
        using var content = new StringContent("""{"query":"mutation { increment(by: 1) }"}""", Encoding.UTF8);
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        var response = await _endpoint.Send(new HttpRequestMessage(HttpMethod.Post, _endpoint.Url) { Content = content }, "*/*");
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
        Assert.Equal("UNSUPPORTED_MEDIA_TYPE", await response.Code());
        Assert.Equal(0, _endpoint.Flow.Increments);
    }

    [Theory]
    [InlineData("""[{"query":"{ hello }"}]""")]
    [InlineData("""{"query":"{ hello }","variables":[1]}""")]
    [InlineData("""{"query":"{ hello }","extensions":"x"}""")]
    [InlineData("""{"query":"{ hello }","query":"{ hello }"}""")]
    [InlineData("""{"query":"{ hello }" """)]
    [InlineData("""{"query":"\ud800"}""")]
    [InlineData("""{"query":""}""")]
    [InlineData("null")]
    public async Task A_malformed_request_is_400(string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        var response = await _endpoint.Send(new HttpRequestMessage(HttpMethod.Post, _endpoint.Url) { Content = content }, "application/json");
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("BAD_REQUEST", await response.Code());
    }

    [Theory]
    [InlineData("{", "SYNTAX_ERROR")]
    [InlineData("{ nothing }", "VALIDATION_FAILED")]
    [InlineData("query A { hello } query B { hello }", "UNKNOWN_OPERATION")]
    [InlineData("fragment F on Query { hello }", "UNKNOWN_OPERATION")]
    [InlineData("query Q($n: Int!) { item(number: $n) { label } }", "INVALID_VARIABLES")]
    [InlineData("subscription { countdown(from: 1) }", "SUBSCRIPTION_NEEDS_WEBSOCKET")]
    public async Task A_document_that_cannot_run_is_400_with_its_code(string query, string code)
    {
        var response = await _endpoint.Post(query);
        Assert.Equal((HttpStatusCode.BadRequest, code), (response.StatusCode, await response.Code()));
    }

    [Fact]
    public async Task Other_methods_are_405_and_say_what_is_allowed()
    {
        var response = await _endpoint.Send(new HttpRequestMessage(HttpMethod.Put, _endpoint.Url), "*/*");
        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(["GET", "POST"], response.Content.Headers.Allow.Order());
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Mode", "no-cors")]
    public async Task A_get_that_a_foreign_page_makes_is_refused(string header, string value)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, $"{_endpoint.Url}?query={{hello}}");
        request.Headers.Add(header, value);
        var response = await _endpoint.Send(request, "*/*");
        Assert.Equal((HttpStatusCode.Forbidden, "CROSS_SITE_REQUEST"), (response.StatusCode, await response.Code()));
    }

    [Fact]
    public async Task A_get_answer_is_not_sent_again_when_it_did_not_change()
    {
        var first = await _endpoint.Get("{ hello }");
        Assert.True(first.Headers.ETag!.IsWeak);
        var request = new HttpRequestMessage(HttpMethod.Get, $"{_endpoint.Url}?query={Uri.EscapeDataString("{ hello }")}");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag);
        var second = await _endpoint.Send(request, "application/graphql-response+json");
        Assert.Equal((HttpStatusCode.NotModified, ""), (second.StatusCode, await second.Text()));
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/graphql-response+json")]
    public async Task Who_is_not_signed_in_gets_401_with_the_normal_body(string accept)
    {
        var anonymous = await _endpoint.Post(new { query = "{ secret }" }, accept);
        Assert.Equal((HttpStatusCode.Unauthorized, "UNAUTHENTICATED"), (anonymous.StatusCode, await anonymous.Code()));
        Assert.Equal("Bearer", anonymous.Headers.WwwAuthenticate.ToString());
        var wrong = await _endpoint.Post(new { query = "{ hello }" }, accept, "Bearer wrong");
        Assert.Equal((HttpStatusCode.Unauthorized, "UNAUTHENTICATED"), (wrong.StatusCode, await wrong.Code()));
        var known = await _endpoint.Post(new { query = "{ secret }" }, accept, "Bearer good");
        Assert.StartsWith("""{"data":{"secret":"good"}""", await known.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fault_is_answered_without_what_caused_it()
    {
        var response = await _endpoint.Post("{ hello boom }");
        var text = await response.Text();
        Assert.Equal((HttpStatusCode.OK, "INTERNAL"), (response.StatusCode, await response.Code()));
        Assert.Contains("\"traceId\":\"", text, StringComparison.Ordinal);
        Assert.Contains("\"hello\":\"Hello, world!\",\"boom\":null", text, StringComparison.Ordinal);
        Assert.DoesNotContain("password", text, StringComparison.Ordinal);
        Assert.DoesNotContain("InvalidOperation", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_is_compressed_when_asked()
    {
        var request = new HttpRequestMessage(HttpMethod.Get, $"{_endpoint.Url}?query={Uri.EscapeDataString("{ items(first: 50) { label } }")}");
        request.Headers.AcceptEncoding.ParseAdd("br");
        var response = await _endpoint.Send(request, "application/graphql-response+json");
        Assert.Equal(["br"], response.Content.Headers.ContentEncoding);
    }
}
