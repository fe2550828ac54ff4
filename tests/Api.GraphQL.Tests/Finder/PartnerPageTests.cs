using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PartnerGraph.Api.GraphQL.Schema;

namespace PartnerGraph.Api.GraphQL.Tests.Finder;

/// <summary>A partner's own page in Partner Finder, as a browser without scripts or a search engine reads it.</summary>
public sealed partial class PartnerPageTests(ApiServer server) : IClassFixture<ApiServer>
{
    private const string Evil = "</script><img src=x onerror=alert(1)>\"'&";

    [Fact, Trait("Rule", "BEN-15")]
    public async Task A_listed_partner_has_a_page_that_says_what_it_is()
    {
        var partner = await server.Published(new
        {
            nameEnglish = "Soleil & Lune", nameChinese = "光明", description = "Lights & sound.", cities = new[] { new { name = "Paris" } }, industries = new[] { "MEDIA" },
            competencies = new[] { "DATABASE" }, products = new[] { "Lamps" }, languages = new[] { "fr" }, website = "https://lumiere.example/a?b=1&c=2",
            contact = new { channel = "EMAIL", value = "hello@lumiere.example" },
        }, tier: "PREMIER");
        var slug = await SlugOf(partner);
        Assert.Equal($"soleil-lune~{partner}", slug);
        var (status, html) = await Get($"/finder/partner/{slug}");
        Assert.Equal(HttpStatusCode.OK, status);
        foreach (var told in new[]
        {
            "<title>Soleil &amp; Lune – Partner Finder</title>", "<h1 id=\"name\">Soleil &amp; Lune</h1>", "<p class=\"card-chinese\" lang=\"zh\">光明</p>", "Lights &amp; sound.", "Paris (France)",
            ">Premier<", ">Media<", ">Database<", ">Lamps<", ">French<", "href=\"https://lumiere.example/a?b=1&amp;c=2\"", "href=\"mailto:hello@lumiere.example\"",
            "<time datetime=\"2024-11-04\">4 November 2024</time>", $"<link rel=\"canonical\" href=\"{server.Address}finder/partner/{slug}\">", "<meta name=\"description\" content=\"Lights &amp; sound.\">",
        })
            Assert.Contains(told, html, StringComparison.Ordinal);
        var data = JsonNode.Parse(JsonLd().Match(html).Groups[1].Value)!;
        Assert.Equal(("https://schema.org", "Organization", "Soleil & Lune", "光明", "https://lumiere.example/a?b=1&c=2"),
            ((string?)data["@context"], (string?)data["@type"], (string?)data["name"], (string?)data["alternateName"], (string?)data["url"]));
        Assert.Equal(("PostalAddress", "Paris", "FR"), ((string?)data["address"]![0]!["@type"], (string?)data["address"]![0]!["addressLocality"], (string?)data["address"]![0]!["addressCountry"]));
    }

    [Fact]
    public async Task Hostile_texts_stay_texts()
    {
        var partner = await server.Published(new { nameEnglish = $"Evil {Evil}", description = $"Words {Evil} <script>alert(2)</script>", products = new[] { Evil } });
        var (_, html) = await Get($"/finder/partner/{Uri.EscapeDataString(await SlugOf(partner))}");
        Assert.DoesNotContain("<img src=x", html, StringComparison.Ordinal);
        Assert.Single(Scripts().Matches(html));
        Assert.Equal($"Evil {Evil}", (string?)JsonNode.Parse(JsonLd().Match(html).Groups[1].Value)!["name"]);
        Assert.Contains(WebUtility.HtmlEncode($"Evil {Evil}"), html, StringComparison.Ordinal);
    }

    [Fact, Trait("Rule", "BEN-14")]
    public async Task Hidden_and_absent_partners_are_answered_alike()
    {
        var partner = await server.Published(new { nameEnglish = "Comes And Goes", description = "Hidden for a while" });
        var address = $"/finder/partner/{await SlugOf(partner)}";
        Assert.Equal(HttpStatusCode.OK, (await Get(address)).Status);
        await server.Operate($$"""freezePartner(input: { partnerId: "{{GlobalId.Of("Partner", partner)}}", reason: "audit" })""");
        var hidden = await Get(address);
        Assert.Equal(HttpStatusCode.NotFound, hidden.Status);
        Assert.Equal(hidden, await Get("/finder/partner/comes-and-goes~nobody"));
        Assert.Contains("<meta name=\"robots\" content=\"noindex\">", hidden.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Comes", hidden.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("~")]
    [InlineData("name~")]
    [InlineData("name~..%2f..%2fevents.db")]
    public async Task What_is_no_address_of_a_partner_is_not_found(string slug) => Assert.Equal(HttpStatusCode.NotFound, (await Get($"/finder/partner/{slug}")).Status);

    [Fact]
    public async Task A_former_name_leads_to_the_present_one()
    {
        var partner = await server.Published(new { nameEnglish = "Present Name", description = "Renamed" });
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = server.Address };
        var sent = await http.GetAsync(new Uri($"/finder/partner/former-name~{partner}", UriKind.Relative));
        Assert.Equal((HttpStatusCode.MovedPermanently, $"/finder/partner/present-name~{partner}"), (sent.StatusCode, sent.Headers.Location!.ToString()));
    }

    [Fact]
    public async Task A_name_without_Latin_letters_has_an_address_too()
    {
        var partner = await server.Published(new { nameChinese = "长城云计算", description = "云" });
        Assert.Equal($"长城云计算~{partner}", await SlugOf(partner));
        var (status, html) = await Get($"/finder/partner/{Uri.EscapeDataString(await SlugOf(partner))}");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("<h1 id=\"name\" lang=\"zh\">", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_card_knows_since_when_it_is_a_partner()
    {
        await server.Published(new { nameEnglish = "Since When", description = "Known" });
        var found = await server.Data("""{ partnerFinder(query: "since when", first: 1) { nodes { partnerSince updatedAt } } }""");
        Assert.All(found["partnerFinder"]!["nodes"]![0]!.AsObject(), field => Assert.StartsWith("2024-11-04T", field.Value!.GetValue<string>(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Munchen", "München", "Munich", "DE")]
    [InlineData("sigapore", "Singapore", "Singapore", "SG")]
    [InlineData("北京", "北京", "Beijing", "CN")]
    public async Task Cities_are_completed_for_anybody(string prefix, string text, string name, string country)
    {
        var found = (await server.Data("query($prefix: String!) { citySuggestions(prefix: $prefix) { text name country } }", variables: new { prefix }))["citySuggestions"]!;
        Assert.Equal((text, name, country), ((string)found[0]!["text"]!, (string)found[0]!["name"]!, (string)found[0]!["country"]!));
    }

    private async Task<string> SlugOf(string partner) => (await server.Data(
        "query($id: ID) { partnerProfile(partnerId: $id) { slug } }", server.Administrator(partner), new { id = GlobalId.Of("Partner", partner) }))["partnerProfile"]!["slug"]!.GetValue<string>();

    private async Task<(HttpStatusCode Status, string Html)> Get(string path)
    {
        using var answer = await server.Http.GetAsync(new Uri(path, UriKind.Relative));
        Assert.StartsWith("default-src 'none'; style-src 'self'; img-src 'self';", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    [GeneratedRegex("<script type=\"application/ld\\+json\">(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex JsonLd();

    [GeneratedRegex("<script", RegexOptions.IgnoreCase)]
    private static partial Regex Scripts();
}
