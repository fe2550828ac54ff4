using System.Text.Json.Nodes;

namespace PartnerGraph.Api.GraphQL.Tests.Support;

/// <summary>What is offered before a ticket is created.</summary>
public sealed class TicketGuideTests(ApiServer server) : IClassFixture<ApiServer>
{
    [Theory, Trait("Rule", "TICKET-2")]
    [InlineData("partner", "PARTNERS")]
    [InlineData("Partners", "PARTNERS")]
    [InlineData("partnre", "PARTNERS")]
    [InlineData("invoices", "BILLING")]
    [InlineData("zeppelin", "")]
    [InlineData("partner zeppelin", "")]
    public async Task A_product_is_found_by_its_words(string text, string expected)
    {
        var found = (await server.Data("query($text: String) { ticketProducts(text: $text) { product } }", null, new { text }))["ticketProducts"]!.AsArray();
        Assert.Equal(expected, string.Join(' ', found.Select(product => (string)product!["product"]!)));
    }

    [Fact, Trait("Rule", "TICKET-2"), Trait("Rule", "TICKET-4")]
    public async Task Every_product_has_categories_and_each_of_them_known_issues()
    {
        var products = (await server.Data("{ ticketProducts { product title categories { name title } } }"))["ticketProducts"]!.AsArray();
        Assert.Equal(["ACCOUNT", "BILLING", "CLOUD_SERVICES", "PARTNERS"], products.Select(product => (string)product!["product"]!).Order(StringComparer.Ordinal));
        var categories = products.SelectMany(product => product!["categories"]!.AsArray()).Select(category => (string)category!["name"]!).ToList();
        Assert.Equal(categories.Distinct(), categories);
        Assert.All(products, product => Assert.NotEmpty(product!["categories"]!.AsArray()));
        foreach (var category in categories) Assert.NotEmpty(await Issues(category));
    }

    [Fact, Trait("Rule", "TICKET-4")]
    public async Task Known_issues_of_a_category_come_with_solutions()
    {
        var issues = await Issues("ACCOUNT_LOGIN");
        Assert.Equal(["ORG-1", "ORG-3"], issues.Select(issue => (string)issue!["ruleId"]!));
        Assert.Contains("member in the partner centre", (string)issues[0]!["solution"]!, StringComparison.Ordinal);
        Assert.Contains("role", (string)issues[1]!["solution"]!, StringComparison.Ordinal);
        Assert.Equal(2, (await Issues("account_login")).Count);
        Assert.Empty(await Issues("made up"));
        foreach (var issue in issues)
            Assert.NotNull((await server.Data("query($id: ID!) { policyRule(id: $id) { text } }", null, new { id = (string)issue!["ruleId"]! }))["policyRule"]);
    }

    [Theory, Trait("Rule", "TICKET-5")]
    [InlineData("401", "ORG-1")]
    [InlineData("I sign in and get 401, what do I do?", "ORG-1")]
    [InlineData("the verificaton code does not arive", "PROG-77")]
    [InlineData("APIG.0308", "API-4")]
    public async Task Content_is_recommended_by_words_of_the_problem(string text, string rule) => Assert.Contains(rule, await Recommended(null, text));

    [Fact, Trait("Rule", "TICKET-5")]
    public async Task Where_the_problem_says_nothing_the_category_does()
    {
        Assert.Contains("PROG-77", await Recommended("VERIFICATION_CODES", "xyzzy"));
        Assert.Equal(await Recommended(null, "401"), await Recommended("INCENTIVES", "401"));
        Assert.Empty(await Recommended(null, "xyzzy"));
        Assert.Empty(await Recommended(null, null));
        // What every article has, tells nothing.
        Assert.Empty(await Recommended(null, "the"));
        var (_, refused) = await server.Send("query($text: String) { recommendedContent(text: $text) { totalCount } }", null, new { text = new string('x', 1_001) });
        Assert.Equal("BAD_USER_INPUT", (string?)refused["errors"]![0]!["extensions"]!["code"]);
    }

    [Fact]
    public async Task Articles_are_found_in_spite_of_typing_errors()
    {
        foreach (var (text, rule) in new[] { ("helth zeppelin", null), ("questionaire", "INFO-20"), ("managd servcie provider", "PROG-43"), ("presss", "BRAND-7") })
        {
            var found = (await server.Data("query($text: String) { helpArticles(text: $text) { nodes { ruleId } } }", null, new { text }))["helpArticles"]!["nodes"]!.AsArray();
            if (rule is null) Assert.Empty(found);
            else Assert.Contains(rule, found.Select(article => (string)article!["ruleId"]!));
        }
    }

    private async Task<JsonArray> Issues(string category) =>
        (await server.Data("query($category: String!) { knownIssues(category: $category) { nodes { ruleId title solution } } }", null, new { category }))["knownIssues"]!["nodes"]!.AsArray();

    private async Task<string[]> Recommended(string? category, string? text) =>
    [
        .. (await server.Data(
            "query($category: String, $text: String) { recommendedContent(category: $category, text: $text) { nodes { ruleId } } }", null, new { category, text }))["recommendedContent"]!["nodes"]!
            .AsArray().Select(article => (string)article!["ruleId"]!),
    ];
}
