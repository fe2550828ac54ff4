using PartnerGraph.Api.GraphQL.Schema;

namespace PartnerGraph.Api.GraphQL.Tests.Finder;

public sealed class HidingTests(ApiServer server) : IClassFixture<ApiServer>
{
    [Theory, Trait("Rule", "BEN-14"), Trait("Rule", "ACCT-1"), Trait("Rule", "ACCT-4")]
    [InlineData("freezePartner", "unfreezePartner", "Frosty")]
    [InlineData("restrictPartner", "liftRestriction", "Narrow")]
    public async Task A_partner_that_is_frozen_or_restricted_is_hidden_until_it_is_not(string hide, string show, string name)
    {
        var partner = await server.Published(new { nameEnglish = $"{name} Partner", description = "Comes and goes" });
        var id = GlobalId.Of("Partner", partner);
        var node = GlobalId.Of("PartnerProfile", partner);
        await server.Operate($$"""{{hide}}(input: { partnerId: "{{id}}", reason: "audit" })""");
        Assert.Empty(await server.Found($"query: \"{name}\""));
        var suggested = await server.Data($$"""{ partnerSuggestions(prefix: "{{name}}") { text } node(id: "{{node}}") { id } }""");
        Assert.Equal("""{"partnerSuggestions":[],"node":null}""", suggested.ToJsonString());
        await server.Operate($$"""{{show}}(input: { partnerId: "{{id}}" })""");
        Assert.Equal([$"{name} Partner"], await server.Found($"query: \"{name}\""));
    }

    [Fact, Trait("Rule", "ACCT-12")]
    public async Task A_reseller_is_hidden_with_its_distributor()
    {
        var distributor = await server.Partner("DISTRIBUTOR");
        var reseller = await server.Partner("RESELLER", distributor);
        await server.Operate($$"""approveBusinessInformation(input: { partnerId: "{{GlobalId.Of("Partner", reseller)}}" })""");
        Assert.Empty((await server.PublishAs(reseller, new { nameEnglish = "Shadow Shop", description = "Follows" })).Codes());
        await server.Operate($$"""freezePartner(input: { partnerId: "{{GlobalId.Of("Partner", distributor)}}", reason: "audit" })""");
        Assert.Empty(await server.Found("query: \"shadow shop\""));
        await server.Operate($$"""unfreezePartner(input: { partnerId: "{{GlobalId.Of("Partner", distributor)}}" })""");
        Assert.Equal(["Shadow Shop"], await server.Found("query: \"shadow shop\""));
    }

    [Fact, Trait("Rule", "BEN-14")]
    public async Task A_frozen_partner_may_not_publish()
    {
        var partner = await server.EligiblePartner();
        await server.Operate($$"""freezePartner(input: { partnerId: "{{GlobalId.Of("Partner", partner)}}", reason: "audit" })""");
        Assert.Equal(["NOT_ELIGIBLE_FOR_PARTNER_FINDER"], (await server.PublishAs(partner, new { nameEnglish = "Iced", description = "Cold" })).Codes());
    }

    [Fact]
    public async Task The_tier_comes_from_its_grant()
    {
        var partner = await server.Published(new { nameEnglish = "Climber", description = "Up" });
        const string Ask = """{ partnerFinder(query: "climber") { nodes { tier programs } } }""";
        Assert.Equal("""{"partnerFinder":{"nodes":[{"tier":"STANDARD","programs":["CLOUD_SOLUTION_PROVIDER"]}]}}""", (await server.Data(Ask)).ToJsonString());
        await server.Operate($$"""grantTier(input: { partnerId: "{{GlobalId.Of("Partner", partner)}}", tier: PREMIER, basis: "review" })""");
        Assert.Equal("""{"partnerFinder":{"nodes":[{"tier":"PREMIER","programs":["CLOUD_SOLUTION_PROVIDER"]}]}}""", (await server.Data(Ask)).ToJsonString());
    }
}
