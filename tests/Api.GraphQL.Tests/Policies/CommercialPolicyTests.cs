using System.Text.Json.Nodes;
using PartnerGraph.Write.Domain.Partners;

namespace PartnerGraph.Api.GraphQL.Tests.Policies;

/// <summary>Operations lay the vendor's commercial policies down, and everybody who works with them reads what holds.</summary>
public sealed class CommercialPolicyTests(ApiServer server) : IClassFixture<ApiServer>
{
    private const string Apply = """
        mutation($input: ApplyCommercialPoliciesInput!) { applyCommercialPolicies(input: $input) {
          commercialPolicyVersion { number reason changes { kind region subject value choice from until replaces valueBefore } } errors { code ruleId path } } }
        """;

    [Fact, Trait("Rule", "CSP-33")]
    public async Task Prices_follow_the_policy_of_the_region_from_its_day_on()
    {
        // The catalogue's example: 100.00 at 0.90 in one region and at 0.85 in another.
        await Applied(Row("SETTLEMENT_DISCOUNT", "VN", "0.90", from: "2024-11-01"), Row("SETTLEMENT_DISCOUNT", "MY", "0.85", from: "2024-11-01"));
        Assert.Equal(("90.00000000", "85.00000000", "100.00000000"), (await Price("VN", "2024-11-04"), await Price("MY", "2024-11-04"), await Price("VN", "2024-10-31")));
        await Applied(Row("SETTLEMENT_DISCOUNT", "VN", "0.80", from: "2024-12-01"));
        Assert.Equal(("90.00000000", "80.00000000"), (await Price("VN", "2024-11-30"), await Price("VN", "2024-12-01")));
    }

    [Theory, Trait("Rule", "INCENT-10"), Trait("Rule", "INCENT-11")]
    [InlineData("REFERRAL", "QUARTER", null)]
    [InlineData("REFERRAL", "YEAR", "INCENT-10")]
    [InlineData("RESELLER", "MONTH", "INCENT-11")]
    [InlineData("RESELLER", "QUARTER", null)]
    public async Task Periods_are_laid_down_as_the_model_allows(string model, string period, string? refusedBy)
    {
        const string Set = "mutation($input: SetIncentivePolicyInput!) { setIncentivePolicy(input: $input) { errors { code ruleId } } }";
        var answer = (await server.Data(Set, server.Staff("operations_manager"), new { input = new { model, region = "LA", period, from = "2024-01-01", reason = "as agreed" } }))["setIncentivePolicy"]!;
        Assert.Equal(refusedBy is null ? "[]" : $$"""[{"code":"PERIOD_NOT_ALLOWED","ruleId":"{{refusedBy}}"}]""", answer["errors"]!.ToJsonString());
        if (refusedBy is null)
            Assert.Equal(period, (string?)(await server.Data($$"""{ incentivePolicy(model: {{model}}, region: "LA") { period } }""", server.Staff("finance")))["incentivePolicy"]!["period"]);
    }

    [Fact]
    public async Task A_preview_tells_what_would_change_and_stores_nothing()
    {
        var policies = new[] { Row("PAYOUT_TAX", "KH", "0.05", from: "2024-01-01") };
        const string Preview = """
            query($policies: [CommercialPolicyInput!]!) { commercialPolicyPreview(policies: $policies) {
              accepted version changes { kind region value from replaces valueBefore } checks { ruleId code passed } } }
            """;
        var first = (await server.Data(Preview, server.Staff("operations_manager"), new { policies }))["commercialPolicyPreview"]!;
        Assert.Equal("""[{"kind":"PAYOUT_TAX","region":"KH","value":"0.05","from":"2024-01-01","replaces":false,"valueBefore":null}]""", first["changes"]!.ToJsonString());
        Assert.Equal(first["version"]!.ToJsonString(), (await server.Data(Preview, server.Staff("operations_manager"), new { policies }))["commercialPolicyPreview"]!["version"]!.ToJsonString());

        await Applied(policies);
        Assert.Empty((await server.Data(Preview, server.Staff("operations_manager"), new { policies }))["commercialPolicyPreview"]!["changes"]!.AsArray());
        var changed = (await server.Data(Preview, server.Staff("operations_manager"), new { policies = new[] { Row("PAYOUT_TAX", "KH", "0.06", from: "2024-01-01") } }))["commercialPolicyPreview"]!;
        Assert.Equal("""[{"kind":"PAYOUT_TAX","region":"KH","value":"0.06","from":"2024-01-01","replaces":true,"valueBefore":"0.05"}]""", changed["changes"]!.ToJsonString());

        var refused = (await server.Data(Preview, server.Staff("operations_manager"), new { policies = new[] { Row("PAYOUT_TAX", "KH", "101", from: "2024-01-01") } }))["commercialPolicyPreview"]!;
        Assert.False((bool)refused["accepted"]!);
        Assert.Equal("POLICY_VALUE_INVALID", (string?)Assert.Single(refused["checks"]!.AsArray(), check => !(bool)check!["passed"]!)!["code"]);
    }

    [Fact]
    public async Task All_of_an_application_is_refused_with_one_of_its_policies()
    {
        var answer = (await server.Data(Apply, server.Staff("operations_manager"), new
        {
            input = new { reason = "as agreed", policies = (object[])[Row("PAYOUT_TAX", "BN", "0.05", from: "2024-01-01"), Row("REBATE", null, "1.01", "SOMETHING", "2024-01-01")] },
        }))["applyCommercialPolicies"]!;
        Assert.Equal(
            """[{"code":"POLICY_SUBJECT_UNKNOWN","ruleId":"CSP-33","path":["policies","1","subject"]},{"code":"POLICY_VALUE_INVALID","ruleId":"CSP-33","path":["policies","1","value"]}]""",
            answer["errors"]!.ToJsonString());
        Assert.Empty((await server.Data("""{ commercialPolicies(filter: { region: "BN" }) { nodes { kind } } }""", server.Staff("finance")))["commercialPolicies"]!["nodes"]!.AsArray());
    }

    [Fact]
    public async Task What_holds_on_a_day_and_who_laid_it_down()
    {
        await Applied(Row("RESELLER_REBATE", "IO", "0.01", from: "2024-01-01"), Row("RESELLER_REBATE", "IO", "0.02", from: "2024-06-01"));
        const string On = """query($on: Date!) { commercialPolicies(filter: { kind: RESELLER_REBATE, region: "io", on: $on }) { totalCount nodes { value from number } } }""";
        var token = server.Administrator(await server.Partner());
        Assert.Equal("0.01", (string?)Assert.Single((await server.Data(On, token, new { on = "2024-05-31" }))["commercialPolicies"]!["nodes"]!.AsArray())!["value"]);
        Assert.Equal("0.02", (string?)Assert.Single((await server.Data(On, token, new { on = "2024-06-01" }))["commercialPolicies"]!["nodes"]!.AsArray())!["value"]);
        Assert.Equal(0, (int)(await server.Data(On, token, new { on = "2023-12-31" }))["commercialPolicies"]!["totalCount"]!);
        var latest = (await server.Data("{ commercialPolicyVersions(first: 1) { nodes { operator reason changes { value } } } }", server.Staff("finance")))["commercialPolicyVersions"]!["nodes"]![0]!;
        Assert.Equal("""{"operator":"staff-operations_manager","reason":"as agreed","changes":[{"value":"0.01"},{"value":"0.02"}]}""", latest.ToJsonString());
    }

    [Fact, Trait("Rule", "QUOTA-1")]
    public async Task A_tiers_quota_is_the_one_laid_down()
    {
        await Applied(Row("TIER_QUOTA", null, "7000", "PREMIER", "2024-11-01"));
        var partner = await server.Partner();
        await server.Append("partner", partner, new TierChanged(partner, PartnerTier.Standard, PartnerTier.Premier, "review"));
        var granted = (await server.Data(
            "mutation($input: GrantQuotaInput!) { grantQuota(input: $input) { consumptionQuota { total } errors { code } } }", server.Staff("operations_manager"),
            new { input = new { partnerId = Schema.GlobalId.Of("Partner", partner) } }))["grantQuota"]!;
        Assert.Equal("""{"consumptionQuota":{"total":"7000.00000000"},"errors":[]}""", granted.ToJsonString());
    }

    private static object Row(string kind, string? region, string value, string? subject = null, string from = "2024-01-01") => new { kind, region, subject, value, from };

    private async Task Applied(params object[] policies)
    {
        var answer = (await server.Data(Apply, server.Staff("operations_manager"), new { input = new { policies, reason = "as agreed" } }))["applyCommercialPolicies"]!;
        Assert.Empty(answer["errors"]!.AsArray());
    }

    private async Task<string> Price(string region, string day) => (string)(await server.Data(
        "query($region: String!, $day: Date!) { pricing(region: $region, product: \"ECS\", listPrice: \"100\", asOf: $day) { settlementPrice } }",
        server.Administrator(await server.Partner()), new { region, day }))["pricing"]!["settlementPrice"]!;
}
