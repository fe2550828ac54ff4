using System.Net;
using System.Text.RegularExpressions;

namespace PartnerGraph.Api.GraphQL.Tests.Pages;

/// <summary>What a browser finds at the server's own addresses.</summary>
public sealed partial class PageTests(ApiServer server) : IClassFixture<ApiServer>
{
    [Fact]
    public async Task The_address_of_the_server_leads_everywhere_and_asks_nobody_else()
    {
        var page = await Get("/");
        Assert.Equal((HttpStatusCode.OK, "text/html"), (page.StatusCode, page.Content.Headers.ContentType!.MediaType));
        Assert.Equal("default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'", page.Headers.GetValues("Content-Security-Policy").Single());
        var html = await page.Content.ReadAsStringAsync();
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotMatch("https?://", html);
        foreach (var link in Links().Matches(html).Select(match => match.Groups[1].Value)) await AssertThere("/" + link);
        foreach (var wanted in new[] { "graphql/", "console/", "finder/", "docs/", "docs/building-a-front-end.md" })
            Assert.Contains($"href=\"{wanted}\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_has_not_changed_is_not_sent_again()
    {
        var asked = new HttpRequestMessage(HttpMethod.Get, "/");
        asked.Headers.IfNoneMatch.Add((await Get("/")).Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await server.Http.SendAsync(asked)).StatusCode);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/docs/errors.md")]
    [InlineData("/finder/")]
    [InlineData("/finder/finder.js")]
    public async Task A_page_is_compressed_for_whoever_asks_and_caches_know_it(string address)
    {
        using var http = new HttpClient { BaseAddress = server.Address };
        var plain = await http.GetAsync(new Uri(address, UriKind.Relative));
        http.DefaultRequestHeaders.AcceptEncoding.ParseAdd("br");
        var compressed = await http.GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal(["br"], compressed.Content.Headers.ContentEncoding);
        Assert.Empty(plain.Content.Headers.ContentEncoding);
        Assert.All([plain, compressed], answer => Assert.Equal(["Accept-Encoding"], answer.Headers.Vary));
        Assert.Equal(plain.Headers.ETag, compressed.Headers.ETag);
    }

    [Fact]
    public async Task Every_link_of_the_documentation_leads_to_a_page()
    {
        HashSet<string> seen = ["/docs/"];
        var left = new Queue<string>(seen);
        while (left.TryDequeue(out var address))
        {
            var page = await Get(address);
            Assert.True(page.StatusCode == HttpStatusCode.OK, address);
            var html = await page.Content.ReadAsStringAsync();
            Assert.Matches("<title>[^<]+ – PartnerGraph</title>", html);
            Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
            foreach (var link in Links().Matches(html).Select(match => new Uri(new Uri(server.Address, address), match.Groups[1].Value)))
            {
                if (link.Host != server.Address.Host) continue;
                if (link.AbsolutePath.StartsWith("/docs/", StringComparison.Ordinal) && seen.Add(link.AbsolutePath)) left.Enqueue(link.AbsolutePath);
                else await AssertThere(link.AbsolutePath);
            }
        }

        Assert.All(
            Directory.GetFiles(RepositoryRoot.File("docs"), "*.md", SearchOption.AllDirectories).Select(file => "/docs/" + Path.GetRelativePath(RepositoryRoot.File("docs"), file).Replace('\\', '/')),
            page => Assert.True(page == "/docs/README.md" || seen.Contains(page), $"Nothing leads to {page}."));
    }

    [Theory]
    [InlineData("/docs/none.md")]
    [InlineData("/docs/..%2fappsettings.json")]
    [InlineData("/docs/..%2f..%2fREADME.md")]
    [InlineData("/docs/other")]
    [InlineData("/pages/none.css")]
    [InlineData("/pages/..%2fide%2findex.html")]
    public async Task Nothing_else_is_served(string path) => Assert.Equal(HttpStatusCode.NotFound, (await Get(path)).StatusCode);

    private async Task AssertThere(string path) => Assert.True((await Get(path)).StatusCode is HttpStatusCode.OK, path);

    private Task<HttpResponseMessage> Get(string path)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd("text/html,*/*;q=0.8");
        return server.Http.SendAsync(request);
    }

    [GeneratedRegex("href=\"([^\"#]+)[\"#]")]
    private static partial Regex Links();
}
