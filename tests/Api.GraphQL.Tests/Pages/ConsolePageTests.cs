using System.Net;

namespace PartnerGraph.Api.GraphQL.Tests.Pages;

/// <summary>How the console is served, whether it was built or not; <c>tests/clients/console</c> tries it in a browser.</summary>
public sealed class ConsolePageTests(ConsolePageTests.Built server) : IClassFixture<ConsolePageTests.Built>
{
    private const string Page = "<!doctype html><script type=\"module\" src=\"./assets/index-abc.js\"></script>", Script = "void 0";

    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; "
        + "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

    [Theory]
    [InlineData("/console/")]
    [InlineData("/console/overview")]
    [InlineData("/console/bills?month=2024-10")]
    public async Task Every_screen_is_the_same_page_and_is_asked_for_each_time(string address)
    {
        var page = await Get(server, address);
        Assert.Equal((HttpStatusCode.OK, "text/html", Page), (page.StatusCode, page.Content.Headers.ContentType!.MediaType, await page.Content.ReadAsStringAsync()));
        Assert.Equal((Policy, "no-cache", "nosniff", "no-referrer"), (Header(page, "Content-Security-Policy"), Header(page, "Cache-Control"), Header(page, "X-Content-Type-Options"), Header(page, "Referrer-Policy")));
    }

    [Fact]
    public async Task A_file_that_is_named_after_its_content_is_kept_for_ever()
    {
        var script = await Get(server, "/console/assets/index-abc.js");
        Assert.Equal((HttpStatusCode.OK, "text/javascript", Script), (script.StatusCode, script.Content.Headers.ContentType!.MediaType, await script.Content.ReadAsStringAsync()));
        Assert.Equal(("public, max-age=31536000, immutable", "nosniff"), (Header(script, "Cache-Control"), Header(script, "X-Content-Type-Options")));
    }

    [Fact]
    public async Task The_licences_of_its_libraries_are_served_beside_it()
    {
        var licences = await Get(server, "/console/licences.md");
        Assert.Equal((HttpStatusCode.OK, "text/markdown", "no-cache"), (licences.StatusCode, licences.Content.Headers.ContentType!.MediaType, Header(licences, "Cache-Control")));
    }

    [Theory]
    [InlineData("/console/assets/index-abd.js")]
    [InlineData("/console/assets/..%2findex.html")]
    [InlineData("/console/assets/..%2f..%2fsecret.txt")]
    [InlineData("/console/..%2fsecret.txt")]
    [InlineData("/console/index.html")]
    [InlineData("/console/bills/2024-10")]
    public async Task What_is_not_there_is_not_kept(string address)
    {
        var answer = await Get(server, address);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.DoesNotContain("immutable", answer.Headers.CacheControl?.ToString() ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_without_its_slash_leads_to_the_one_with_it()
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = server.Address };
        var answer = await http.GetAsync(new Uri("/console?month=2024-10", UriKind.Relative));
        Assert.Equal((HttpStatusCode.Redirect, "/console/?month=2024-10"), (answer.StatusCode, answer.Headers.Location!.OriginalString));
    }

    [Fact]
    public async Task A_server_without_the_console_says_how_to_get_it()
    {
        var bare = new Built { IsBuilt = false };
        await bare.InitializeAsync();
        var page = await Get(bare, "/console/");
        Assert.Equal((HttpStatusCode.OK, Policy), (page.StatusCode, Header(page, "Content-Security-Policy")));
        Assert.Contains("clients/console/build.sh", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.True(File.Exists(RepositoryRoot.File("clients/console/build.sh")));
        await bare.DisposeAsync();
    }

    private static string Header(HttpResponseMessage answer, string name) => answer.Headers.TryGetValues(name, out var values) ? values.Single() : "";

    private static Task<HttpResponseMessage> Get(ApiServer server, string address) => server.Http.GetAsync(new Uri(address, UriKind.Relative));

    /// <summary>A server with a web root of its own, in which the console is as its build leaves it.</summary>
    public sealed class Built : ApiServer
    {
        private readonly string webRoot = Directory.CreateTempSubdirectory("partnergraph-pages-").FullName;

        public bool IsBuilt { get; init; } = true;

        protected override string[] Settings
        {
            get
            {
                File.WriteAllText(Path.Combine(webRoot, "secret.txt"), "secret");
                if (!IsBuilt) return ["--webroot", webRoot];
                var assets = Directory.CreateDirectory(Path.Combine(webRoot, "console", "assets")).FullName;
                File.WriteAllText(Path.Combine(webRoot, "console", "index.html"), Page);
                File.WriteAllText(Path.Combine(assets, "index-abc.js"), Script);
                File.WriteAllText(Path.Combine(webRoot, "console", "licences.md"), "# Licenses");
                return ["--webroot", webRoot];
            }
        }
    }
}
