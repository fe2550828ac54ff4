using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using Microsoft.Extensions.Options;

namespace PartnerGraph.Api.Transport.Tests;

/// <summary>Pages of other origins, by HTTP and over sockets.</summary>
public sealed class OriginTests
{
    private const string Portal = "https://portal.example";
    private static readonly string[] Listed = ["AllowedOrigins:0=HTTPS://Portal.example:443/", "AllowedOrigins:1=http://localhost:3000"];

    [Theory]
    [InlineData(Portal)]
    [InlineData("http://localhost:3000")]
    public async Task A_browser_that_asks_first_is_told_that_a_listed_page_may_ask(string origin)
    {
        await using var endpoint = await Endpoint.Start(Listed);
        var told = await Preflight(endpoint, origin);
        Assert.Equal(HttpStatusCode.NoContent, told.StatusCode);
        Assert.Equal(origin, One(told, "Access-Control-Allow-Origin"));
        Assert.Equal("GET,POST", One(told, "Access-Control-Allow-Methods"));
        Assert.Equal("authorization,content-type,partnergraph-min-position", One(told, "Access-Control-Allow-Headers"));
        Assert.Equal("7200", One(told, "Access-Control-Max-Age"));
        Assert.Equal(["Origin"], told.Headers.Vary);
        Assert.False(told.Headers.Contains("Access-Control-Allow-Credentials"));
    }

    [Theory]
    [InlineData("https://portal.example.evil.example")]
    [InlineData("https://evil-portal.example")]
    [InlineData("http://portal.example")]
    [InlineData("https://portal.example:8443")]
    [InlineData("http://localhost:3001")]
    [InlineData("null")]
    [InlineData("*")]
    public async Task Any_other_page_is_shown_nothing_and_opens_no_socket(string origin)
    {
        await using var endpoint = await Endpoint.Start(Listed);
        Assert.Null(One(await Preflight(endpoint, origin), "Access-Control-Allow-Origin"));
        var answer = await Ask(endpoint, origin);
        Assert.Null(One(answer, "Access-Control-Allow-Origin"));
        Assert.Contains("Origin", answer.Headers.Vary);
        Assert.Equal(HttpStatusCode.Forbidden, await Socket(endpoint, origin));
    }

    [Fact]
    public async Task Answers_and_refusals_are_shown_to_a_listed_page_with_the_headers_that_it_reads()
    {
        await using var endpoint = await Endpoint.Start(Listed);
        foreach (var (document, status) in new[] { ("{ hello }", HttpStatusCode.OK), ("{ nothing }", HttpStatusCode.BadRequest) })
        {
            var answer = await Ask(endpoint, Portal, document);
            Assert.Equal(status, answer.StatusCode);
            Assert.Equal(Portal, One(answer, "Access-Control-Allow-Origin"));
            Assert.Equal("ETag,Retry-After,WWW-Authenticate", One(answer, "Access-Control-Expose-Headers"));
            Assert.False(answer.Headers.Contains("Access-Control-Allow-Credentials"));
            Assert.Single(answer.Headers.Vary, "Origin");
            Assert.Contains("Authorization", answer.Headers.Vary);
        }

        Assert.Equal(HttpStatusCode.SwitchingProtocols, await Socket(endpoint, Portal));
    }

    [Fact]
    public async Task Answers_vary_by_origin_also_for_those_who_send_none()
    {
        await using var endpoint = await Endpoint.Start(Listed);
        Assert.Contains("Origin", (await endpoint.Post("{ hello }")).Headers.Vary);
    }

    [Fact]
    public async Task Every_origin_never_comes_with_credentials()
    {
        await using var endpoint = await Endpoint.Start("AllowedOrigins:0=*", "AllowedOrigins:1=https://portal.example");
        foreach (var answer in new[] { await Preflight(endpoint, "https://any.example"), await Ask(endpoint, Portal) })
        {
            Assert.Equal("*", One(answer, "Access-Control-Allow-Origin"));
            Assert.False(answer.Headers.Contains("Access-Control-Allow-Credentials"));
        }

        Assert.Equal(HttpStatusCode.SwitchingProtocols, await Socket(endpoint, "https://any.example"));
    }

    [Fact]
    public async Task Without_a_setting_only_the_servers_own_pages_and_programs_get_in()
    {
        await using var endpoint = await Endpoint.Start();
        Assert.Null(One(await Preflight(endpoint, Portal), "Access-Control-Allow-Origin"));
        Assert.DoesNotContain("Origin", (await Ask(endpoint, Portal)).Headers.Vary);
        Assert.Equal(HttpStatusCode.Forbidden, await Socket(endpoint, Portal));
        Assert.Equal(HttpStatusCode.Forbidden, await Socket(endpoint, $"http://127.0.0.1:{endpoint.Url.Port + 1}"));
        Assert.Equal(HttpStatusCode.Forbidden, await Socket(endpoint, $"ftp://127.0.0.1:{endpoint.Url.Port}"));
        Assert.Equal(HttpStatusCode.SwitchingProtocols, await Socket(endpoint, endpoint.Url.GetLeftPart(UriPartial.Authority)));
        Assert.Equal(HttpStatusCode.SwitchingProtocols, await Socket(endpoint, null));
    }

    [Theory]
    [InlineData("https://portal.example", "portal.example", HttpStatusCode.SwitchingProtocols)]
    [InlineData("http://portal.example", "portal.example", HttpStatusCode.SwitchingProtocols)]
    [InlineData("https://portal.example:8443", "portal.example", HttpStatusCode.Forbidden)]
    [InlineData("https://portal.example", "portal.example:8443", HttpStatusCode.Forbidden)]
    public async Task Its_own_page_is_known_behind_a_proxy_that_ends_TLS(string origin, string host, HttpStatusCode status)
    {
        await using var endpoint = await Endpoint.Start();
        Assert.Equal(status, await Socket(endpoint, origin, host));
    }

    [Theory]
    [InlineData("portal.example")]
    [InlineData("https://portal.example/app")]
    [InlineData("https://*.portal.example/?a")]
    [InlineData("null")]
    [InlineData("")]
    public async Task What_is_no_origin_stops_the_server(string entry)
    {
        var wrong = await Assert.ThrowsAsync<OptionsValidationException>(() => Endpoint.Start($"AllowedOrigins:0={entry}"));
        Assert.StartsWith($"'{entry}' is no origin: ", wrong.Message, StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> Preflight(Endpoint endpoint, string origin)
    {
        var asking = new HttpRequestMessage(HttpMethod.Options, endpoint.Url);
        asking.Headers.Add("Origin", origin);
        asking.Headers.Add("Access-Control-Request-Method", "POST");
        asking.Headers.Add("Access-Control-Request-Headers", "authorization,content-type,partnergraph-min-position");
        return endpoint.Http.SendAsync(asking);
    }

    private static Task<HttpResponseMessage> Ask(Endpoint endpoint, string origin, string query = "{ hello }")
    {
        var request = new HttpRequestMessage(HttpMethod.Post, endpoint.Url) { Content = JsonContent.Create(new { query }) };
        request.Headers.Add("Origin", origin);
        return endpoint.Send(request, "application/graphql-response+json");
    }

    private static async Task<HttpStatusCode> Socket(Endpoint endpoint, string? origin, string? host = null)
    {
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        socket.Options.CollectHttpResponseDetails = true;
        if (origin is not null) socket.Options.SetRequestHeader("Origin", origin);
        if (host is not null) socket.Options.SetRequestHeader("Host", host);
        try
        {
            await socket.ConnectAsync(new UriBuilder(endpoint.Url) { Scheme = "ws" }.Uri, CancellationToken.None);
        }
        catch (WebSocketException)
        {
            // The status tells.
        }

        return socket.HttpStatusCode;
    }

    private static string? One(HttpResponseMessage response, string header) => response.Headers.TryGetValues(header, out var values) ? values.Single() : null;
}
