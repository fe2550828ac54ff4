using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;

namespace PartnerGraph.Api.GraphQL.Tests.Finder;

public sealed class ProfileTests(ApiServer server) : IClassFixture<ApiServer>
{
    private const string Eligibility = "{ partnerFinderEligibility { eligible checks { ruleId code passed } } }";

    [Fact, Trait("Rule", "BEN-14"), Trait("Rule", "BEN-15")]
    public async Task A_profile_is_found_by_anybody_as_soon_as_it_is_published()
    {
        var partner = await server.EligiblePartner();
        var payload = await server.PublishAs(partner, new { nameEnglish = "Zephyr Works", description = "Wind" });
        Assert.Equal("""{"name":"Zephyr Works","published":true,"listed":true,"version":"0"}""", payload["partnerProfile"]!.ToJsonString());
        Assert.Equal(["Zephyr Works"], await server.Found("query: \"zephyr\""));
        await server.Data("mutation { unpublishPartnerProfile(input: {}) { partnerProfile { listed } errors { code } } }", server.Administrator(partner));
        Assert.Empty(await server.Found("query: \"zephyr\""));
    }

    [Fact, Trait("Rule", "BEN-14")]
    public async Task A_partner_without_approved_business_information_may_not_publish_and_learns_why_beforehand()
    {
        var partner = await server.Partner();
        Assert.Equal(["NOT_ELIGIBLE_FOR_PARTNER_FINDER"], (await server.PublishAs(partner, new { nameEnglish = "Early", description = "Bird" })).Codes());
        Assert.Equal(
            """{"partnerFinderEligibility":{"eligible":false,"checks":[{"ruleId":"BEN-14","code":"NOT_ELIGIBLE_FOR_PARTNER_FINDER","passed":true},{"ruleId":"BEN-14","code":"NOT_ELIGIBLE_FOR_PARTNER_FINDER","passed":false},{"ruleId":"BEN-14","code":"NOT_ELIGIBLE_FOR_PARTNER_FINDER","passed":true},{"ruleId":"BEN-14","code":"NOT_ELIGIBLE_FOR_PARTNER_FINDER","passed":true}]}}""",
            (await server.Data(Eligibility, server.Administrator(partner))).ToJsonString());
        Assert.Empty(await server.Found("query: \"early\""));
    }

    [Fact, Trait("Rule", "INFO-3"), Trait("Rule", "COMP-5"), Trait("Rule", "CONV-7")]
    public async Task Every_rule_that_refuses_is_told_with_its_path()
    {
        var partner = await server.EligiblePartner();
        var payload = await server.PublishAs(partner, new
        {
            nameEnglish = "Облако", description = "Cloud", competencies = new[] { "DEV_SEC_OPS" }, languages = new[] { "en", "xx" },
            cities = new[] { new { name = "Berlin", country = (string?)null }, new { name = "Nowhere at all", country = (string?)"DE" } }, website = "javascript:alert(1)",
        });
        Assert.Equal(
            ["COMP-5 profile.competencies.0", "CONV-7 profile.cities.1.latitude", "CONV-7 profile.cities.1.longitude", "CONV-7 profile.languages.1",
                "CONV-7 profile.website", "INFO-3 profile.nameEnglish"],
            payload["errors"]!.AsArray().Select(error => $"{error!["ruleId"]} {string.Join('.', error["path"]!.AsArray())}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_draft_is_the_partners_own_until_it_is_published()
    {
        var partner = await server.EligiblePartner();
        var (own, id) = (server.Administrator(partner), GlobalId.Of("Partner", partner));
        await server.Data(
            """mutation { updatePartnerProfile(input: { profile: { nameEnglish: "Draft Horse", description: "Strong" } }) { partnerProfile { listed } errors { code } } }""", own);
        const string Ask = "query($id: ID!) { partnerProfile(partnerId: $id) { name published listed } }";
        Assert.Equal("""{"partnerProfile":{"name":"Draft Horse","published":false,"listed":false}}""", (await server.Data(Ask, own, new { id })).ToJsonString());
        foreach (var stranger in new[] { null, server.Administrator(await server.Partner()), server.Customer("c") })
            Assert.Equal("""{"partnerProfile":null}""", (await server.Data(Ask, stranger, new { id })).ToJsonString());
        var published = await server.PublishAs(partner, null);
        Assert.Equal("""{"name":"Draft Horse","published":true,"listed":true,"version":"1"}""", published["partnerProfile"]!.ToJsonString());
        Assert.Equal("""{"partner":{"profile":{"name":"Draft Horse"}}}""", (await server.Data("{ partner { profile { name } } }", own)).ToJsonString());
    }

    [Fact]
    public async Task Who_published_and_took_back_is_told_to_the_partner_and_the_vendor_alone()
    {
        var partner = await server.Published(new { nameEnglish = "Remembered", description = "Well" });
        await server.Data("mutation { unpublishPartnerProfile(input: {}) { errors { code } } }", server.Administrator(partner));
        await server.PublishAs(partner, null);
        const string Ask = "query($id: ID!) { partnerProfile(partnerId: $id) { history(first: 2) { totalCount nodes { step operator ruleIds } } } }";
        var told = $$$$"""{"partnerProfile":{"history":{"totalCount":3,"nodes":[{"step":"PUBLISHED","operator":"PartnerAdministrator:admin-{{{{partner}}}}@{{{{partner}}}}","ruleIds":["BEN-14","INFO-3","COMP-5","COMP-6"]},{"step":"UNPUBLISHED","operator":"PartnerAdministrator:admin-{{{{partner}}}}@{{{{partner}}}}","ruleIds":[]}]}}}""";
        var id = GlobalId.Of("Partner", partner);
        foreach (var reader in new[] { server.Administrator(partner), server.Staff("operations_manager") })
            Assert.Equal(told, (await server.Data(Ask, reader, new { id })).ToJsonString());
        foreach (var stranger in new[] { null, server.Administrator(await server.Partner()), server.Customer("c") })
            Assert.Equal("""{"partnerProfile":{"history":{"totalCount":0,"nodes":[]}}}""", (await server.Data(Ask, stranger, new { id })).ToJsonString());
    }

    [Fact, Trait("Rule", "CONV-10")]
    public async Task Repeating_changes_nothing_and_an_old_version_is_refused()
    {
        var partner = await server.EligiblePartner();
        var profile = new { nameEnglish = "Once Only", description = "Once" };
        var first = await server.PublishAs(partner, profile, key: "p1");
        Assert.Equal(first.ToJsonString(), (await server.PublishAs(partner, profile, key: "p1")).ToJsonString());
        Assert.Equal(["IDEMPOTENCY_KEY_REUSED"], (await server.PublishAs(partner, new { nameEnglish = "Other", description = "Once" }, key: "p1")).Codes());
        Assert.Equal(["CONFLICT"], (await server.PublishAs(partner, new { nameEnglish = "Other", description = "Once" }, version: 7)).Codes());
        Assert.Equal(["Once Only"], await server.Found("query: \"once only\""));
    }

    [Fact, Trait("Rule", "BEN-14"), Trait("Rule", "ORG-7")]
    public async Task Only_administrators_and_operators_with_the_right_publish()
    {
        var partner = await server.EligiblePartner();
        var variables = new { profile = new { nameEnglish = "Permitted", description = "Yes" } };
        foreach (var token in new[]
        {
            server.Member(partner, Role.AccountManager), server.Member(partner, Role.AccountDirector, "d"), server.Member(partner, Role.Operator, "o"),
            server.Customer("c"), server.Staff("operations_manager"),
        })
            Assert.Equal("FORBIDDEN", await server.ErrorCode(Profiles.Publish, token, variables));
        Assert.Equal("UNAUTHENTICATED", await server.ErrorCode(Profiles.Publish, variables: variables));
        await server.Data(Profiles.Publish, server.Member(partner, Role.Operator, "p", permissions: "profile.publish"), variables);
        Assert.Equal(["Permitted"], await server.Found("query: \"permitted\""));
    }

    [Fact]
    public async Task A_long_description_is_shown_around_what_was_found()
    {
        await server.Published(new { nameEnglish = "Verbose Partner", description = $"{string.Concat(Enumerable.Repeat("filler words ", 40))}the needle{string.Concat(Enumerable.Repeat(" more filler", 40))}" });
        var shown = (await server.Data("""{ partnerFinder(query: "needle") { edges { nearestCity { name } highlights { text offset ranges { start length } } } } }"""))["partnerFinder"]!["edges"]![0]!["highlights"]![0]!;
        var (text, offset) = (shown["text"]!.GetValue<string>(), shown["offset"]!.GetValue<int>());
        Assert.Equal("needle", text.Substring(shown["ranges"]![0]!["start"]!.GetValue<int>(), shown["ranges"]![0]!["length"]!.GetValue<int>()));
        Assert.Equal(40 * "filler words ".Length + "the ".Length, offset + shown["ranges"]![0]!["start"]!.GetValue<int>());
        Assert.InRange(text.Length, 100, 240);
        Assert.False(char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]));
    }
}
