using System.Net;
using System.Text.Json.Nodes;

namespace PartnerGraph.Api.GraphQL.Tests.Finder;

public sealed class HostileInputTests(SmallDirectory server) : IClassFixture<SmallDirectory>
{
    private const string Ask = "query($text: String!) { partnerFinder(query: $text) { totalCount didYouMean nodes { name } } partnerSuggestions(prefix: $text) { text } }";

    [Theory]
    [InlineData("name:* OR")]
    [InlineData("Key:alpinedata")]
    [InlineData("alpine AND NOT data~ ^5 [a TO z] {!}")]
    [InlineData("!!! ??? ---")]
    [InlineData("\"unbalanced (")]
    [InlineData("*")]
    [InlineData("\\")]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\u0000\u0001\u0007\u001b[31m")]
    [InlineData("\u202ealpine\u200b")]
    [InlineData("👩‍👩‍👧 🚀")]
    [InlineData("a a a a a a a a a a a a a a a a a a a a a a a a a a a a a")]
    [InlineData("'; DROP TABLE partner; --")]
    public async Task Any_text_gets_a_plain_answer(string text)
    {
        var (status, answer) = await server.Send(Ask, variables: new { text });
        Assert.True(status == HttpStatusCode.OK && answer["errors"] is null, answer.ToJsonString());
    }

    [Theory]
    [InlineData("!!! ???")]
    [InlineData("\u0000")]
    public async Task Punctuation_alone_finds_nobody(string text) =>
        Assert.Equal(0, (await server.Data(Ask, variables: new { text }))["partnerFinder"]!["totalCount"]!.GetValue<int>());

    [Fact]
    public async Task A_text_of_five_hundred_characters_is_searched_and_one_more_is_too_long()
    {
        Assert.Null((await server.Send(Ask, variables: new { text = new string('x', 500) })).Answer["errors"]);
        foreach (var length in new[] { 501, 10_000 })
            Assert.Equal("BAD_USER_INPUT", await server.ErrorCode(Ask, variables: new { text = new string('x', length) }));
    }

    [Theory]
    [InlineData("first: 0")]
    [InlineData("first: 101")]
    [InlineData("first: 1000")]
    [InlineData("after: \"nonsense\"")]
    [InlineData("after: \"!\"")]
    [InlineData("after: \"e30\"")]
    [InlineData("after: \"bnVsbA\"")]
    [InlineData("near: { city: \"Atlantis\" }")]
    [InlineData("near: { latitude: 91, longitude: 0 }")]
    [InlineData("near: { latitude: 1 }")]
    [InlineData("near: { city: \"Berlin\", latitude: 1, longitude: 1 }")]
    [InlineData("near: { city: \"Berlin\", withinKilometres: 0 }")]
    [InlineData("near: { city: \"Berlin\", withinKilometres: 20101 }")]
    [InlineData("near: { city: \"Berlin\", withinKilometres: 1e308 }")]
    [InlineData("orderBy: DISTANCE")]
    // {"search":"0","key":{"number":1e999,"tier":0,"name":"n","partnerId":"p"}}
    [InlineData("after: \"eyJzZWFyY2giOiIwIiwia2V5Ijp7Im51bWJlciI6MWU5OTksInRpZXIiOjAsIm5hbWUiOiJuIiwicGFydG5lcklkIjoicCJ9fQ\"")]
    public async Task What_makes_no_sense_is_refused_clearly(string arguments) =>
        Assert.Equal("BAD_USER_INPUT", await server.ErrorCode($"{{ partnerFinder({arguments}) {{ totalCount }} }}"));

    [Fact]
    public async Task A_cursor_belongs_to_its_search()
    {
        var cursor = (await server.Data("""{ partnerFinder(query: "alpine", first: 1) { pageInfo { endCursor } } }"""))["partnerFinder"]!["pageInfo"]!["endCursor"]!.GetValue<string>();
        const string Same = """query($after: String) { partnerFinder(query: "alpine", first: 5, after: $after) { nodes { name } } }""";
        Assert.Equal("""{"partnerFinder":{"nodes":[{"name":"Alpine Data"}]}}""", (await server.Data(Same, variables: new { after = cursor })).ToJsonString());
        foreach (var other in new[] { "query: \"baltic\"", "query: \"alpine\", orderBy: NAME", "query: \"alpine\", filter: { tiers: [CORE] }", "query: \"alpine\", near: { city: \"Berlin\" }" })
        {
            var (_, answer) = await server.Send($"query($after: String) {{ partnerFinder({other}, after: $after) {{ totalCount }} }}", variables: new { after = cursor });
            Assert.Contains("another search", (string?)(answer["errors"] as JsonArray)?[0]?["message"], StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_takes_work_costs_more_and_no_request_may_ask_for_all_of_it_often()
    {
        const string Page = "partnerFinder(first: 100, query: \"alpine\") { didYouMean edges { highlights { html } explain { weight } } facets { name values { count } } }";
        // The operation 30, the search 800, its correction 200, its facets 300 + 3, its edges 1, and a hundred times what one shows.
        Assert.Equal(30 + 800 + 200 + 303 + 1 + (100 * (40 + 1 + 40 + 1)), (await server.Send($"{{ {Page} }}")).Answer["extensions"]!["cost"]!["requested"]!.GetValue<int>());
        var often = string.Join(' ', Enumerable.Range(0, 22).Select(n => $"f{n}: {Page}"));
        Assert.Equal("COST_EXCEEDED", await server.ErrorCode($"{{ {often} }}"));
    }

    [Fact]
    public async Task A_filter_takes_a_hundred_values()
    {
        const string Filter = "query($cities: [String!]) { partnerFinder(filter: { cities: $cities }) { totalCount } }";
        await server.Data(Filter, variables: new { cities = Enumerable.Range(0, 100).Select(i => $"c{i}") });
        Assert.Equal("BAD_USER_INPUT", await server.ErrorCode(Filter, variables: new { cities = Enumerable.Range(0, 101).Select(i => $"c{i}") }));
        await server.Data(Filter, variables: new { cities = new[] { new string('c', 200) } });
        Assert.Equal("BAD_USER_INPUT", await server.ErrorCode(Filter, variables: new { cities = new[] { new string('c', 201) } }));
    }
}
