using System.Text.Json.Nodes;

namespace PartnerGraph.Api.GraphQL.Tests.Platform;

/// <summary>Rows of the catalogue that are for people: an article each, found as its example asks.</summary>
public sealed class HelpTests(ApiServer server) : IClassFixture<ApiServer>
{
    /// <summary>Copied from the examples of the catalogue: what is searched, what is found, and what the article says where the example tells.</summary>
    [Theory]
    [InlineData("PROG-43", "managed service provider", "managed service providers"), Trait("Rule", "PROG-43")]
    [InlineData("PROG-50", "OBT", "one to two days after the ticket"), Trait("Rule", "PROG-50")]
    [InlineData("PROG-77", "verification code", "spam folder|the network or the platform|firewall"), Trait("Rule", "PROG-77")]
    [InlineData("INFO-2", "registered country", "tax calculation and bill generation"), Trait("Rule", "INFO-2")]
    [InlineData("INFO-20", "questionnaire", "truthfully"), Trait("Rule", "INFO-20")]
    [InlineData("LEARN-1", "HCIA voucher", "ecosystem manager"), Trait("Rule", "LEARN-1")]
    [InlineData("LEARN-15", "before the career certification", "professional accreditation first"), Trait("Rule", "LEARN-15")]
    [InlineData("LEARN-17", "associate", "Certified Associate"), Trait("Rule", "LEARN-17")]
    [InlineData("LEARN-21", "exam coupons", "ecosystem manager"), Trait("Rule", "LEARN-21")]
    [InlineData("BEN-2", "toolkit", "developer community"), Trait("Rule", "BEN-2")]
    [InlineData("BEN-4", "InnoStage", "design, deploy, verify and manage"), Trait("Rule", "BEN-4")]
    [InlineData("BEN-10", "online courses", "systematic training"), Trait("Rule", "BEN-10")]
    [InlineData("BEN-11", "KooLabs", "guided exercises"), Trait("Rule", "BEN-11")]
    [InlineData("BEN-24", "price calculator", "Paste the link"), Trait("Rule", "BEN-24")]
    [InlineData("MDF-23", "authentic", "reasonable"), Trait("Rule", "MDF-23")]
    [InlineData("MDF-46", "laws", "answer for violations"), Trait("Rule", "MDF-46")]
    [InlineData("MDF-84", "MDF regulations", "management regulations"), Trait("Rule", "MDF-84")]
    [InlineData("FH-17", "funding amount", "ecosystem manager"), Trait("Rule", "FH-17")]
    [InlineData("OPP-1", "sharing opportunities", "more business"), Trait("Rule", "OPP-1")]
    [InlineData("CSP-3", "special incentives", "further conditions"), Trait("Rule", "CSP-3")]
    [InlineData("CSP-8", "POC coupons", "local ecosystem manager"), Trait("Rule", "CSP-8")]
    [InlineData("INCENT-22", "delayed", "customer service or the ecosystem manager"), Trait("Rule", "INCENT-22")]
    [InlineData("DISC-17", "discount policy", "prevail"), Trait("Rule", "DISC-17")]
    [InlineData("COUPON-17", "test coupons", "reseller customers"), Trait("Rule", "COUPON-17")]
    [InlineData("COUPON-43", "test resources", "delete the test resources in time"), Trait("Rule", "COUPON-43")]
    [InlineData("BILL-27", "refund after disassociation", "settles it with that partner"), Trait("Rule", "BILL-27")]
    [InlineData("BILL-31", "invoices", "INCENT-27|BILL-22"), Trait("Rule", "BILL-31")]
    [InlineData("MENU-9", "Customer Development", "service ticket"), Trait("Rule", "MENU-9")]
    [InlineData("CARRIER-4", "carrier", "Marketing|Sales|Services|Technology"), Trait("Rule", "CARRIER-4")]
    [InlineData("CARRIER-5", "migrate", "move services of their own"), Trait("Rule", "CARRIER-5")]
    [InlineData("KOO-3", "KooGallery benefits", "training and marketing support"), Trait("Rule", "KOO-3")]
    [InlineData("BRAND-7", "press", "evaluation guide for press releases, version V03.00"), Trait("Rule", "BRAND-7")]
    [InlineData("BRAND-9", "case authorization", "case authorization guide"), Trait("Rule", "BRAND-9")]
    [InlineData("API-4", "APIG.0308", "faults in the concurrency"), Trait("Rule", "API-4")]
    [InlineData("API-5", "higher concurrency", "presales support"), Trait("Rule", "API-5")]
    public async Task Every_article_is_found_by_what_people_look_for(string rule, string text, string says)
    {
        var found = await Found("query($text: String) { helpArticles(text: $text) { nodes { ruleId } } }", new { text });
        Assert.Contains(rule, found);
        var article = (await server.Data("query($id: ID!) { helpArticle(id: $id) { text } }", null, new { id = rule }))["helpArticle"]!;
        Assert.All(says.Split('|'), part => Assert.Contains(part, (string)article["text"]!, StringComparison.OrdinalIgnoreCase));
    }

    [Fact, Trait("Rule", "BEN-24")]
    public async Task The_link_of_a_price_list_takes_six_steps() => Assert.Equal(
        6, ((string)(await server.Data("""{ helpArticle(id: "ben-24") { text } }"""))["helpArticle"]!["text"]!).Split('\n').Count(line => line.StartsWith("- ", StringComparison.Ordinal)));

    [Fact, Trait("Rule", "CARRIER-4")]
    public async Task Carriers_are_supported_in_four_fields() => Assert.Equal(
        4, ((string)(await server.Data("""{ helpArticle(id: "CARRIER-4") { text } }"""))["helpArticle"]!["text"]!).Split('\n').Count(line => line.StartsWith("- ", StringComparison.Ordinal)));

    [Fact, Trait("Rule", "PROG-78")]
    public async Task Help_has_fifteen_chapters_and_each_article_is_in_one()
    {
        var chapters = (await server.Data("{ helpChapters { number title articles { ruleId source } } helpArticles(first: 100) { totalCount } }"))!;
        Assert.Equal(Enumerable.Range(1, 15), chapters["helpChapters"]!.AsArray().Select(chapter => (int)chapter!["number"]!));
        var articles = chapters["helpChapters"]!.AsArray().SelectMany(chapter => chapter!["articles"]!.AsArray().Select(article => (Chapter: (int)chapter["number"]!, Article: article!))).ToList();
        Assert.Equal((int)chapters["helpArticles"]!["totalCount"]!, articles.Select(entry => (string)entry.Article["ruleId"]!).Distinct().Count());
        Assert.All(articles, entry => Assert.StartsWith($"{entry.Chapter}", (string)entry.Article["source"]!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_word_counts_and_the_title_most()
    {
        Assert.Empty(await Found("""{ helpArticles(text: "press zeppelin") { nodes { ruleId } } }"""));
        Assert.Equal("BRAND-7", (await Found("""{ helpArticles(text: "PRESS releasing") { nodes { ruleId } } }"""))[0]);
        Assert.Equal("COUPON-17", (await Found("""{ helpArticles(text: "test coupons are") { nodes { ruleId } } }"""))[0]);
        Assert.Equal(["CARRIER-4", "CARRIER-5"], await Found("""{ helpArticles(area: "carrier") { nodes { ruleId } } }"""));
        Assert.Null((await server.Data("""{ helpArticle(id: "BEN-1") { text } }"""))["helpArticle"]);
    }

    [Fact]
    public async Task Pages_go_on_in_the_order_of_the_search()
    {
        var all = await Found("""{ helpArticles(text: "the", first: 100) { nodes { ruleId } } }""");
        Assert.True(all.Count > 3);
        var first = (await server.Data("""{ helpArticles(text: "the", first: 2) { nodes { ruleId } pageInfo { endCursor hasNextPage } } }"""))["helpArticles"]!;
        var next = await Found("query($after: String) { helpArticles(text: \"the\", first: 2, after: $after) { nodes { ruleId } } }", new { after = (string)first["pageInfo"]!["endCursor"]! });
        Assert.Equal(all.Take(4), first["nodes"]!.AsArray().Select(node => (string)node!["ruleId"]!).Concat(next));
    }

    private async Task<List<string>> Found(string query, object? variables = null) =>
        [.. (await server.Data(query, null, variables))["helpArticles"]!["nodes"]!.AsArray().Select(node => (string)node!["ruleId"]!)];
}
