using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using PartnerGraph.Api.GraphQL.Transport.Ide;
using PartnerGraph.Transport.Host;

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

    [Fact]
    public async Task A_file_of_the_page_is_compressed_and_not_sent_again_while_it_has_not_changed()
    {
        var root = Directory.CreateTempSubdirectory("ide-").FullName;
        Directory.CreateDirectory(Path.Combine(root, "ide"));
        await File.WriteAllTextAsync(Path.Combine(root, "ide", "app.js"), new string(' ', 10_000));
        await using var app = TransportHost.Build([], services => services.AddSingleton(provider => new IdePage(new Installed(provider.GetRequiredService<IWebHostEnvironment>(), root))));
        await app.StartAsync();
        using var http = new HttpClient { DefaultRequestHeaders = { { "Accept-Encoding", "br" } } };
        var address = new Uri($"{app.Urls.First()}/graphql/app.js");
        var first = await http.GetAsync(address);
        Assert.Equal((HttpStatusCode.OK, "br", "text/javascript"), (first.StatusCode, first.Content.Headers.ContentEncoding.Single(), first.Content.Headers.ContentType!.MediaType));
        Assert.Equal(["Accept-Encoding"], first.Headers.Vary);
        http.DefaultRequestHeaders.IfNoneMatch.Add(first.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await http.GetAsync(address)).StatusCode);
        await File.WriteAllTextAsync(Path.Combine(root, "ide", "app.js"), "changed");
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(address)).StatusCode);
        Directory.Delete(root, recursive: true);
    }

    private sealed class Installed(IWebHostEnvironment host, string root) : IWebHostEnvironment
    {
        public string WebRootPath { get; set; } = root;

        public IFileProvider WebRootFileProvider { get; set; } = new PhysicalFileProvider(root);

        public string ApplicationName { get; set; } = host.ApplicationName;

        public IFileProvider ContentRootFileProvider { get; set; } = host.ContentRootFileProvider;

        public string ContentRootPath { get; set; } = host.ContentRootPath;

        public string EnvironmentName { get; set; } = host.EnvironmentName;
    }

    private Task<HttpResponseMessage> Browse(string url) =>
        _endpoint.Send(new HttpRequestMessage(HttpMethod.Get, url), "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
}
