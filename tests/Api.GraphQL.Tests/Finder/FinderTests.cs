using System.Text.Json.Nodes;

namespace PartnerGraph.Api.GraphQL.Tests.Finder;

/// <summary>A small directory, the same for every test of the class.</summary>
public sealed class SmallDirectory : ApiServer, IAsyncLifetime
{
    async Task IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        await Add("Alpine Data", "Databases on the mountain", "STANDARD", ["Zurich"], ["FINANCIAL_SERVICES"], "Databases");
        await Add("Alpine Data Works", "Warehouses of <b>data</b> & more", "PREMIER", ["Vienna", "Zurich"], ["RETAIL"], "Databases", "Analytics");
        await Add("Baltic Cloud", "Clouds over the sea", "ADVANCED", ["Tallinn"], ["RETAIL"], "Analytics");
        await Add("C++ Guild", "Compilers", "STANDARD", ["Berlin"], ["GAMING"], "Compilers");
        await Add("Société Lumière", "Lights", "STANDARD", ["Paris"], ["MEDIA"], "Lights");
        await this.Published(new { nameEnglish = "Great Wall Cloud", nameChinese = "长城云计算", description = "云服务器和数据库", cities = new[] { new { name = "Beijing" } } }, tier: "CORE");
    }

    private Task<string> Add(string name, string description, string tier, string[] cities, string[] industries, params string[] products) =>
        this.Published(new { nameEnglish = name, description, cities = cities.Select(city => new { name = city }), industries, products }, tier: tier);
}

public sealed class FinderTests(SmallDirectory server) : IClassFixture<SmallDirectory>
{
    [Theory]
    [InlineData("query: \"alpine data\"", "Alpine Data", "Alpine Data Works")]
    [InlineData("query: \"alpin daat\"", "Alpine Data", "Alpine Data Works")]
    [InlineData("query: \"alpi\"", "Alpine Data Works", "Alpine Data")]
    [InlineData("query: \"societe lumiere\"", "Société Lumière")]
    [InlineData("query: \"C++\"", "C++ Guild")]
    [InlineData("query: \"长城\"", "Great Wall Cloud")]
    [InlineData("query: \"数据库\"", "Great Wall Cloud")]
    [InlineData("query: \"analytics zurich\"", "Alpine Data Works")]
    [InlineData("query: \"anayltics swizterland\"", "Alpine Data Works")]
    [InlineData("query: \"维也纳\"", "Alpine Data Works")]
    [InlineData("query: \"nothing like it\"")]
    [InlineData("orderBy: NAME", "Alpine Data", "Alpine Data Works", "Baltic Cloud", "C++ Guild", "Great Wall Cloud", "Société Lumière")]
    [InlineData("near: { city: \"Zürich\" }, first: 2", "Alpine Data Works", "Alpine Data")]
    [InlineData("near: { latitude: 59.4, longitude: 24.7, withinKilometres: 50 }", "Baltic Cloud")]
    [InlineData("filter: { industries: [RETAIL] }", "Alpine Data Works", "Baltic Cloud")]
    [InlineData("filter: { industries: [RETAIL], countries: [\"ee\"] }", "Baltic Cloud")]
    [InlineData("filter: { products: [\"Analytics\", \"Lights\"], tiers: [STANDARD] }", "Société Lumière")]
    public async Task Who_is_found(string arguments, params string[] names) => Assert.Equal(names, await server.Found(arguments));

    [Fact]
    public async Task Counts_of_a_facet_leave_its_own_filter_out()
    {
        var facets = (await server.Data("""
            { partnerFinder(filter: { industries: [RETAIL], products: ["Databases"] }) { totalCount facets { name values { value label count selected } } } }
            """))["partnerFinder"]!;
        Assert.Equal(1, facets["totalCount"]!.GetValue<int>());
        Assert.Equal(
            """[{"value":"FINANCIAL_SERVICES","label":"Financial services","count":1,"selected":false},{"value":"RETAIL","label":"Retail","count":1,"selected":true}]""",
            Values(facets, "INDUSTRY"));
        Assert.Equal(
            """[{"value":"Analytics","label":"Analytics","count":2,"selected":false},{"value":"Databases","label":"Databases","count":1,"selected":true}]""",
            Values(facets, "PRODUCT"));
        Assert.Equal("""[{"value":"PREMIER","label":"Premier","count":1,"selected":false}]""", Values(facets, "TIER"));
    }

    [Fact]
    public async Task A_chosen_value_that_nobody_has_stays_in_sight()
    {
        var facets = (await server.Data("""{ partnerFinder(filter: { cities: ["Atlantis"] }) { totalCount facets { name values { value label count selected } } } }"""))["partnerFinder"]!;
        Assert.Contains("""{"value":"Atlantis","label":"Atlantis","count":0,"selected":true}""", Values(facets, "CITY"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_follow_each_other_and_say_when_they_end()
    {
        const string Ask = "query($after: String) { partnerFinder(orderBy: NAME, first: 2, after: $after) { totalCount nodes { name } pageInfo { hasNextPage hasPreviousPage endCursor } } }";
        var names = new List<string>();
        string? after = null;
        do
        {
            var page = (await server.Data(Ask, variables: new { after }))["partnerFinder"]!;
            Assert.Equal(6, page["totalCount"]!.GetValue<int>());
            Assert.Equal(after is not null, page["pageInfo"]!["hasPreviousPage"]!.GetValue<bool>());
            names.AddRange(page["nodes"]!.AsArray().Select(node => node!["name"]!.GetValue<string>()));
            after = page["pageInfo"]!["hasNextPage"]!.GetValue<bool>() ? page["pageInfo"]!["endCursor"]!.GetValue<string>() : null;
        }
        while (after is not null);
        Assert.Equal(["Alpine Data", "Alpine Data Works", "Baltic Cloud", "C++ Guild", "Great Wall Cloud", "Société Lumière"], names);
    }

    [Fact]
    public async Task A_result_says_what_matched_without_letting_markup_through()
    {
        var edge = (await server.Data("""{ partnerFinder(query: "warehouses data") { edges { score highlights { field html ranges { start length } } explain { field match term weight } } } }"""))["partnerFinder"]!["edges"]![0]!;
        Assert.Contains(
            """{"field":"DESCRIPTION","html":"<mark>Warehouses</mark> of &lt;b&gt;<mark>data</mark>&lt;/b&gt; &amp; more","ranges":[{"start":0,"length":10},{"start":17,"length":4}]}""",
            Text(edge["highlights"]!), StringComparison.Ordinal);
        Assert.Equal(edge["score"]!.GetValue<double>(), edge["explain"]!.AsArray().Sum(leaf => leaf!["weight"]!.GetValue<int>()));
    }

    [Fact]
    public async Task The_nearest_office_is_named() => Assert.Equal(
        """{"partnerFinder":{"edges":[{"nearestCity":{"name":"Zurich","countryName":"Switzerland"}}]}}""",
        Text(await server.Data("""{ partnerFinder(query: "alpine data works", near: { city: "Zurich" }, first: 1) { edges { nearestCity { name countryName } } } }""")));

    [Fact]
    public async Task Misspelt_words_are_put_right()
    {
        Assert.Equal("compilers Guild", (await server.Data("""{ partnerFinder(query: "Compliers Guild") { didYouMean } }"""))["partnerFinder"]!["didYouMean"]!.GetValue<string>());
        Assert.Null((await server.Data("""{ partnerFinder(query: "Alpine") { didYouMean } }"""))["partnerFinder"]!["didYouMean"]);
    }

    [Fact]
    public async Task Nothing_is_proposed_that_would_find_nobody() => Assert.Equal(
        """{"some":{"didYouMean":"compilers guild"},"elsewhere":{"didYouMean":null},"apart":{"didYouMean":null}}""",
        Text(await server.Data("""{ some: partnerFinder(query: "compliers guild") { didYouMean } elsewhere: partnerFinder(query: "compliers guild", filter: { countries: ["AQ"] }) { didYouMean } apart: partnerFinder(query: "compliers for lihgts") { didYouMean } }""")));

    [Fact]
    public async Task Suggestions_come_in_the_language_that_is_typed() => Assert.Equal(
        """{"partnerSuggestions":[{"text":"长城云计算","html":"<mark>长城</mark>云计算"}]}""",
        Text(await server.Data("""{ partnerSuggestions(prefix: "长城") { text html } }""")));

    [Fact]
    public async Task Suggestions_come_while_typing() => Assert.Equal(
        """{"partnerSuggestions":[{"text":"Alpine Data Works","html":"<mark>Alp</mark>ine Data Works","ranges":[{"start":0,"length":3}]},{"text":"Alpine Data","html":"<mark>Alp</mark>ine Data","ranges":[{"start":0,"length":3}]}]}""",
        Text(await server.Data("""{ partnerSuggestions(prefix: "alp") { text html ranges { start length } } }""")));

    private static string Values(JsonNode connection, string facet) =>
        connection["facets"]!.AsArray().Single(candidate => candidate!["name"]!.GetValue<string>() == facet)!["values"]!.ToJsonString();

    private static string Text(JsonNode node) => node.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
