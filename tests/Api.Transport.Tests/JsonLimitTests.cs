using System.Net;
using System.Text;

namespace PartnerGraph.Api.Transport.Tests;

/// <summary>What strangers put into JSON is measured before anything converts it.</summary>
public sealed class JsonLimitTests : IAsyncLifetime
{
    private Endpoint _endpoint = null!;

    public async Task InitializeAsync() => _endpoint = await Endpoint.Start();

    public async Task DisposeAsync() => await _endpoint.DisposeAsync();

    public static TheoryData<string, string> Bodies => new()
    {
        { Variables(new string('9', 65)), "REQUEST_TOO_COMPLEX" },
        { Variables("-1." + new string('0', 200_000)), "REQUEST_TOO_COMPLEX" },
        { Variables("[{\"deep\":" + new string('9', 200_000) + "}]"), "REQUEST_TOO_COMPLEX" },
        { Variables('"' + new string('x', (256 * 1024) + 1) + '"'), "REQUEST_TOO_COMPLEX" },
        { Variables("{\"" + new string('n', 257) + "\":1}"), "REQUEST_TOO_COMPLEX" },
        { Variables("[" + string.Join(',', Enumerable.Repeat("1", 200_001)) + "]"), "REQUEST_TOO_COMPLEX" },
        { Variables(new string('[', 70) + new string(']', 70)), "BAD_REQUEST" },
        { Variables("\"\\ud800\""), "BAD_REQUEST" },
        { """{"query":"{ hello }","extensions":{"persistedQuery":{"version":""" + new string('1', 100_000) + "}}}", "REQUEST_TOO_COMPLEX" },
        { """{"query":"{ item(number: 1""" + new string('0', 64) + """) { label } }"}""", "DOCUMENT_TOO_LARGE" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task A_token_over_its_limit_is_refused_before_it_is_converted(string body, string code)
    {
        var response = await Send(body);
        Assert.Equal((HttpStatusCode.BadRequest, code), (response.StatusCode, await response.Code()));
        Assert.InRange((await response.Text()).Length, 1, 300);
    }

    [Fact]
    public async Task Numbers_of_sixty_four_characters_are_read() =>
        Assert.Equal(HttpStatusCode.OK, (await Send(Variables(new string('9', 64)))).StatusCode);

    [Theory]
    [InlineData("1e999999999")]
    [InlineData("1E400")]
    [InlineData("-1e-999999999")]
    public async Task An_exponent_makes_no_huge_number(string number) =>
        Assert.InRange((int)(await Send(Variables(number))).StatusCode, 200, 400);

    [Fact]
    public async Task Variables_of_a_link_have_the_same_limits()
    {
        var number = new string('9', 65);
        var response = await _endpoint.Http.GetAsync(new Uri($"?query={{hello}}&variables={{\"x\":{number}}}", UriKind.Relative));
        Assert.Equal((HttpStatusCode.BadRequest, "REQUEST_TOO_COMPLEX"), (response.StatusCode, await response.Code()));
    }

    [Fact]
    public async Task A_message_of_a_socket_has_the_same_limits()
    {
        await using var client = await SocketClient.Ready(_endpoint);
        await client.Send($$"""{"id":"1","type":"subscribe","payload":{"query":"{ hello }","variables":{"x":{{new string('9', 200_000)}} } } }""");
        Assert.Equal(4400, await client.Closed());
    }

    [Fact]
    public async Task A_value_is_cut_in_the_message_that_names_it()
    {
        var response = await Send($$"""{"query":"query($n: Int!) { item(number: $n) { label } }","variables":{"n":"{{new string('x', 100_000)}}"} }""");
        Assert.Equal("INVALID_VARIABLES", await response.Code());
        Assert.InRange((await response.Text()).Length, 1, 1_500);
    }

    [Fact]
    public async Task A_property_that_comes_twice_is_named()
    {
        var response = await Send("""{"query":"{ hello }","variables":{"input":{"amount":1,"amount":2}}}""");
        Assert.Equal((HttpStatusCode.BadRequest, "BAD_REQUEST"), (response.StatusCode, await response.Code()));
        Assert.Contains("'amount' twice", await response.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_compressed_body_is_refused_with_what_to_do_instead()
    {
        using var content = new ByteArrayContent([0x1f, 0x8b]);
        content.Headers.ContentType = new("application/json");
        content.Headers.ContentEncoding.Add("gzip");
        var response = await _endpoint.Send(new HttpRequestMessage(HttpMethod.Post, _endpoint.Url) { Content = content }, "application/json");
        Assert.Equal((HttpStatusCode.UnsupportedMediaType, "UNSUPPORTED_MEDIA_TYPE"), (response.StatusCode, await response.Code()));
        Assert.Contains("uncompressed", await response.Text(), StringComparison.Ordinal);
        Assert.Equal(["identity"], response.Headers.GetValues("Accept-Encoding"));
    }

    private static string Variables(string value) => $$"""{"query":"{ hello }","variables":{"x":{{value}} } }""";

    private Task<HttpResponseMessage> Send(string body) =>
        _endpoint.Send(new HttpRequestMessage(HttpMethod.Post, _endpoint.Url) { Content = new StringContent(body, Encoding.UTF8, "application/json") }, "application/graphql-response+json");
}
