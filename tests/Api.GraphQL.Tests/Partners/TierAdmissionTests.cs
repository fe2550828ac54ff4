using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Tests.Mutations;

namespace PartnerGraph.Api.GraphQL.Tests.Partners;

/// <summary>From application to the end of a pledge, over the endpoint, as the partner and the vendor's managers play it.</summary>
public sealed class TierAdmissionTests(ApiServer server) : IClassFixture<ApiServer>
{
    private const string Shown = "tierAdmission { core route pledge { tier status employeesPledged employeesCertified certifyBy downgradeAt } partner { tier tierInAdvance } } errors { code ruleId path }";

    private string Manager => server.Staff("ecosystem_manager");

    [Fact, Trait("Rule", "PROG-18"), Trait("Rule", "PROG-25"), Trait("Rule", "PROG-32"), Trait("Rule", "PROG-34")]
    public async Task The_way_to_core_is_invitation_application_and_decision()
    {
        var partner = await server.Partner();
        Assert.EndsWith("""[{"code":"CORE_INVITATION_REQUIRED","ruleId":"PROG-18","path":["application","route"]}]}""",
            await Run("applyForCore", server.Administrator(partner), new { application = TierRows.Carrier }), StringComparison.Ordinal);
        Assert.StartsWith("""{"tierAdmission":{"core":"INVITED","route":"LEADING_CARRIER","pledge":null,""", await Run("inviteToCore", Manager, new { partnerId = Id(partner), route = "LEADING_CARRIER" }), StringComparison.Ordinal);
        Assert.StartsWith(
            """{"tierAdmission":{"core":"APPLIED","route":"LEADING_CARRIER","pledge":{"tier":"CORE","status":"NONE","employeesPledged":5,""",
            await Run("applyForCore", server.Administrator(partner), new { application = TierRows.Carrier }), StringComparison.Ordinal);
        Assert.EndsWith("""[{"code":"FALLBACK_TIER_NOT_ALLOWED","ruleId":"PROG-25","path":["fallbackTier"]}]}""",
            await Run("decideCore", Manager, new { partnerId = Id(partner), decision = "DECLINE", fallbackTier = "STANDARD", reason = "rank" }), StringComparison.Ordinal);
        Assert.EndsWith("""{"tier":"PREMIER","tierInAdvance":true}},"errors":[]}""",
            await Run("decideCore", Manager, new { partnerId = Id(partner), decision = "DECLINE", fallbackTier = "PREMIER", reason = "rank" }), StringComparison.Ordinal);

        var regional = await server.Partner();
        await Run("inviteToCore", Manager, new { partnerId = Id(regional), route = "LEADING_REGIONAL" });
        Assert.EndsWith("""{"tier":"ADVANCED","tierInAdvance":true}},"errors":[]}""",
            await Run("decideCore", Manager, new { partnerId = Id(regional), decision = "DECLINE", formerCompetitor = "A2", formerTier = "SILVER", reason = "too little" }), StringComparison.Ordinal);
    }

    [Fact, Trait("Rule", "PROG-33"), Trait("Rule", "PROG-34")]
    public async Task A_local_organization_of_a_certified_global_partner_is_core_once_it_was_certified_face_to_face()
    {
        var partner = await server.Partner();
        await Run("inviteToCore", Manager, new { partnerId = Id(partner), route = "GLOBAL_LOCAL_ORGANIZATION" });
        var application = new { route = "GLOBAL_LOCAL_ORGANIZATION", annualRevenueCommitment = "500000", employeesPledged = 5, ownUse = true, newSolutions = new[] { "Ledger" }, globalPartner = "Acme Worldwide" };
        Assert.Equal("""{"eligible":false,"checks":["GLOBAL_PARTNER_NOT_CERTIFIED"]}""", await Eligibility(partner, "coreAdmission", "CoreApplicationInput", application));
        await server.Data("""mutation { certifyGlobalPartner(input: { name: "ACME worldwide", certifiedOn: "2024-10-01" }) { errors { code } } }""", Manager);
        Assert.Equal("""{"eligible":true,"checks":[]}""", await Eligibility(partner, "coreAdmission", "CoreApplicationInput", application));
        await Run("applyForCore", server.Administrator(partner), new { application });
        Assert.EndsWith("""[{"code":"FACE_TO_FACE_CERTIFICATION_REQUIRED","ruleId":"PROG-34","path":["partnerId"]}]}""",
            await Run("decideCore", Manager, new { partnerId = Id(partner), decision = "APPROVE" }), StringComparison.Ordinal);
        await Run("recordFaceToFaceCertification", Manager, new { partnerId = Id(partner), certifiedOn = "2024-11-01" });
        Assert.EndsWith("""{"tier":"CORE","tierInAdvance":true}},"errors":[]}""", await Run("decideCore", Manager, new { partnerId = Id(partner), decision = "APPROVE" }), StringComparison.Ordinal);
    }

    [Fact, Trait("Rule", "PROG-24")]
    public async Task Of_fifty_approvals_at_once_one_takes_the_last_place_of_the_country_and_who_leaves_core_frees_its_own()
    {
        var first = new List<string>();
        for (var place = 0; place < 2; place++) first.Add(await Candidate("LA"));
        foreach (var partner in first) Assert.Equal("", await Approve(partner));
        var candidates = new List<string>();
        for (var candidate = 0; candidate < 10; candidate++) candidates.Add(await Candidate("LA"));
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(n => Approve(candidates[n % candidates.Count])));
        // Whoever got it got it each of the five times that it was asked for.
        Assert.Equal((5, 45), (answers.Count(code => code == ""), answers.Count(code => code == "CORE_CAP_REACHED")));
        Assert.Equal("", await Approve(await Candidate("KH")));

        Assert.Empty((await server.Data(
            $$"""mutation { grantTier(input: { partnerId: "{{Id(first[0])}}", tier: PREMIER, basis: "leaves" }) { errors { code } } }""", Manager))["grantTier"]!.Codes());
        Assert.Equal("", await Approve(await Candidate("LA")));
        Assert.Equal("CORE_CAP_REACHED", await Approve(await Candidate("LA")));
    }

    [Fact, Trait("Rule", "PROG-19"), Trait("Rule", "PROG-11")]
    public async Task What_each_way_asks_can_be_read_by_everybody() => Assert.Equal(
        """{"coreRoutes":[{"route":"LEADING_CARRIER","annualRevenueCommitment":"1200000.00000000","employeesPledged":5,"placesPerCountry":3},{"route":"LEADING_REGIONAL","annualRevenueCommitment":"1200000.00000000","employeesPledged":5,"placesPerCountry":5},{"route":"GLOBAL_LOCAL_ORGANIZATION","annualRevenueCommitment":"500000.00000000","employeesPledged":5,"placesPerCountry":null}],"inAdvanceTiers":[{"tier":"ADVANCED","annualRevenueCommitment":"120000.00000000","employeesPledged":3},{"tier":"PREMIER","annualRevenueCommitment":"360000.00000000","employeesPledged":5}],"wonBackTiers":[{"competitor":"A1","competitorTier":"REGISTERED","tier":"STANDARD","ruleId":"PROG-11"},{"competitor":"A1","competitorTier":"SELECT","tier":"ADVANCED","ruleId":"PROG-12"},{"competitor":"A1","competitorTier":"ADVANCED","tier":"PREMIER","ruleId":"PROG-13"},{"competitor":"A1","competitorTier":"PREMIER","tier":"PREMIER","ruleId":"PROG-14"},{"competitor":"A2","competitorTier":"ACTION_PACK","tier":"STANDARD","ruleId":"PROG-15"},{"competitor":"A2","competitorTier":"SILVER","tier":"ADVANCED","ruleId":"PROG-16"},{"competitor":"A2","competitorTier":"GOLD","tier":"PREMIER","ruleId":"PROG-17"}]}""",
        (await server.Data(
            """
            { coreRoutes { route annualRevenueCommitment employeesPledged placesPerCountry }
              inAdvanceTiers { tier annualRevenueCommitment employeesPledged }
              wonBackTiers { competitor competitorTier tier ruleId } }
            """,
            server.Customer("c"))).ToJsonString());

    [Fact, Trait("Rule", "PROG-11")]
    public async Task A_partner_won_back_starts_at_the_tier_that_corresponds()
    {
        var partner = await server.Partner();
        Assert.EndsWith("""[{"code":"WON_BACK_TIER_MISMATCH","ruleId":"PROG-12","path":["tier"]}]}""",
            await Run("admitWonBackPartner", Manager, new { partnerId = Id(partner), competitor = "A1", competitorTier = "SELECT", tier = "PREMIER" }), StringComparison.Ordinal);
        Assert.EndsWith("""{"tier":"ADVANCED","tierInAdvance":true}},"errors":[]}""",
            await Run("admitWonBackPartner", Manager, new { partnerId = Id(partner), competitor = "A1", competitorTier = "SELECT" }), StringComparison.Ordinal);
    }

    [Fact, Trait("Rule", "PROG-10"), Trait("Rule", "PROG-40")]
    public async Task A_pledge_stands_while_core_is_applied_for_and_an_application_that_was_declined_pledges_nothing()
    {
        const string pledge = """{"tier":"PREMIER","status":"OPEN","employeesPledged":5,"employeesCertified":0,"certifyBy":"2025-05-04T15:59:59\u002B00:00","downgradeAt":null}""";
        var partner = await server.Partner("CARRIER", country: "VN");
        await Run("applyForTierInAdvance", server.Administrator(partner), new { application = TierRows.InAdvance });
        await Run("inviteToCore", Manager, new { partnerId = Id(partner), route = "LEADING_CARRIER" });
        var application = new { route = "LEADING_CARRIER", annualRevenueCommitment = "1300000", employeesPledged = 7, b2bBasis = true, carrierRank = 1 };
        Assert.StartsWith($$"""{"tierAdmission":{"core":"APPLIED","route":"LEADING_CARRIER","pledge":{{pledge}},""", await Run("applyForCore", server.Administrator(partner), new { application }), StringComparison.Ordinal);
        Assert.StartsWith(
            $$"""{"tierAdmission":{"core":"CORE","route":"LEADING_CARRIER","pledge":{{pledge.Replace("PREMIER", "CORE", StringComparison.Ordinal).Replace("Pledged\":5", "Pledged\":7", StringComparison.Ordinal)}},""",
            await Run("decideCore", Manager, new { partnerId = Id(partner), decision = "APPROVE" }), StringComparison.Ordinal);
        Assert.Equal(
            """{"tierAdmission":{"pledge":{"annualRevenueCommitment":"1300000.00000000","businessPlan":null}}}""",
            (await server.Data("{ tierAdmission { pledge { annualRevenueCommitment businessPlan } } }", server.Administrator(partner))).ToJsonString());

        var declined = await Candidate("VN");
        Assert.StartsWith(
            """{"tierAdmission":{"core":"DECLINED","route":"LEADING_CARRIER","pledge":null,""",
            await Run("decideCore", Manager, new { partnerId = Id(declined), decision = "DECLINE", fallbackTier = "ADVANCED", reason = "rank" }), StringComparison.Ordinal);
    }

    private static string Id(string partner) => GlobalId.Of("Partner", partner);

    private async Task<string> Candidate(string country)
    {
        var partner = await server.Partner("CARRIER", country: country);
        await Run("inviteToCore", Manager, new { partnerId = Id(partner), route = "LEADING_CARRIER" });
        await Run("applyForCore", server.Administrator(partner), new { application = TierRows.Carrier });
        return partner;
    }

    private async Task<string> Approve(string partner) => string.Join(' ', (await server.Data(
        $$"""mutation { decideCore(input: { partnerId: "{{Id(partner)}}", decision: APPROVE }) { errors { code } } }""", Manager))["decideCore"]!.Codes());

    private async Task<string> Run(string mutation, string token, object input) => (await server.Data(
        $"mutation($input: {char.ToUpperInvariant(mutation[0])}{mutation[1..]}Input!) {{ {mutation}(input: $input) {{ {Shown} }} }}", token, new { input }))[mutation]!.ToJsonString();

    private async Task<string> Eligibility(string partner, string query, string type, object application)
    {
        var told = (await server.Data($"query($application: {type}!) {{ {query}(application: $application) {{ eligible checks {{ code passed }} }} }}", server.Administrator(partner), new { application }))[query]!;
        var failed = told["checks"]!.AsArray().Where(check => check!["passed"] is { } passed && !passed.GetValue<bool>()).Select(check => $"\"{check!["code"]}\"");
        return $$"""{"eligible":{{told["eligible"]!.ToJsonString()}},"checks":[{{string.Join(',', failed)}}]}""";
    }
}
