using System.Net;
using System.Text.Json.Nodes;

namespace PartnerGraph.Api.Transport.Tests;

public sealed class IdeTests : IAsyncLifetime
{
    private Endpoint _endpoint = null!;

    public async Task InitializeAsync() => _endpoint = await Endpoint.Start();

    public async Task DisposeAsync() => await _endpoint.DisposeAsync();

    [Fact]
    public async Task A_browser_is_sent_to_the_page_and_told_how_to_install_it()
    {
        var sent = await Browse(_endpoint.Url.ToString());
        Assert.Equal((HttpStatusCode.Redirect, "/graphql/"), (sent.StatusCode, sent.Headers.Location?.ToString()));
        var page = await Browse($"{_endpoint.Url}/");
        Assert.Equal((HttpStatusCode.OK, "text/html"), (page.StatusCode, page.Content.Headers.ContentType?.MediaType));
        Assert.Contains("tools/ide/fetch.sh", await page.Text(), StringComparison.Ordinal);
        Assert.StartsWith("default-src 'self'", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_pages_settings_name_this_server_and_no_other()
    {
        var settings = JsonNode.Parse(await (await Browse($"{_endpoint.Url}/bcp-config.json")).Text())!;
        Assert.Equal(_endpoint.Url.ToString(), (string?)settings["endpoint"]);
        Assert.True((bool?)settings["disableTelemetry"]);
    }

    [Theory]
    [InlineData("unknown.js")]
    [InlineData("..%2f..%2fappsettings.json")]
    public async Task A_file_outside_the_page_is_404(string file) =>
        Assert.Equal(HttpStatusCode.NotFound, (await Browse($"{_endpoint.Url}/{file}")).StatusCode);

    private Task<HttpResponseMessage> Browse(string url) =>
        _endpoint.Send(new HttpRequestMessage(HttpMethod.Get, url), "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
}
