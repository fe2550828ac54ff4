using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Tests.Deadlines;
using PartnerGraph.Api.GraphQL.Tests.Mutations;

namespace PartnerGraph.Api.GraphQL.Tests.Partners;

/// <summary>A pledge of employees until its end; the sandbox begins at 2024-11-04.</summary>
public sealed class TierPledgeTests(SandboxServer server) : IClassFixture<SandboxServer>
{
    private const string Shown = "tierAdmission { core route pledge { tier status employeesPledged employeesCertified certifyBy downgradeAt } partner { tier tierInAdvance } } errors { code ruleId path }";

    private string Manager => server.Staff("ecosystem_manager");

    [Fact, Trait("Rule", "PROG-3"), Trait("Rule", "PROG-10")]
    public async Task A_partner_starts_at_premier_misses_its_pledge_and_is_standard_again_after_the_time_of_grace()
    {
        var partner = await server.Partner();
        Assert.Equal(
            """{"eligible":false,"checks":["BUSINESS_PLAN_REQUIRED"]}""",
            await Eligibility(partner, "tierEligibility", "InAdvanceApplicationInput", WithoutPlan));
        Assert.Equal("""{"eligible":true,"checks":[]}""", await Eligibility(partner, "tierEligibility", "InAdvanceApplicationInput", TierRows.InAdvance));
        Assert.Equal(
            """{"tierAdmission":null,"errors":[{"code":"BUSINESS_PLAN_REQUIRED","ruleId":"PROG-7","path":["application","businessPlan"]}]}""",
            await Run("applyForTierInAdvance", server.Administrator(partner), new { application = WithoutPlan }));
        Assert.Equal(
            """{"tierAdmission":{"core":"NONE","route":null,"pledge":{"tier":"PREMIER","status":"OPEN","employeesPledged":5,"employeesCertified":0,"certifyBy":"2025-05-04T15:59:59\u002B00:00","downgradeAt":null},"partner":{"tier":"PREMIER","tierInAdvance":true}},"errors":[]}""",
            await Run("applyForTierInAdvance", server.Administrator(partner), new { application = TierRows.InAdvance }));

        for (var employee = 1; employee <= 4; employee++) await Certify(partner, $"e{employee}");
        await server.MoveTo("2025-05-04T15:59:59Z");
        Assert.Equal("OPEN 4 PREMIER", await Standing(partner));
        await server.MoveTo("2025-05-04T16:00:00Z");
        Assert.Equal("MISSED 4 PREMIER", await Standing(partner));
        await server.MoveTo("2025-06-03T15:59:59Z");
        Assert.Equal("MISSED 4 PREMIER", await Standing(partner));
        await server.MoveTo("2025-06-03T16:00:00Z");
        Assert.Equal("LAPSED 4 STANDARD", await Standing(partner));
        Assert.EndsWith("""[{"code":"NO_OPEN_COMMITMENT","ruleId":"PROG-10","path":["partnerId"]}]}""", await Certify(partner, "e5"), StringComparison.Ordinal);
    }

    private static string Id(string partner) => GlobalId.Of("Partner", partner);

    private static object WithoutPlan =>
        new { tier = "PREMIER", enterpriseSize = "LARGE", annualRevenueCommitment = "360000", employeesPledged = 5, customerBase = true, professionalCapability = true };

    private Task<string> Certify(string partner, string employee) =>
        Run("recordCertifiedEmployee", Manager, new { partnerId = Id(partner), employeeId = employee, level = "ASSOCIATE", certifiedOn = "2024-11-04" });

    private async Task<string> Standing(string partner)
    {
        var told = (await server.Data("{ tierAdmission { pledge { status employeesCertified } partner { tier } } }", server.Administrator(partner)))["tierAdmission"]!;
        return $"{told["pledge"]!["status"]} {told["pledge"]!["employeesCertified"]} {told["partner"]!["tier"]}";
    }

    private async Task<string> Run(string mutation, string token, object input) => (await server.Data(
        $"mutation($input: {char.ToUpperInvariant(mutation[0])}{mutation[1..]}Input!) {{ {mutation}(input: $input) {{ {Shown} }} }}", token, new { input }))[mutation]!.ToJsonString();

    private async Task<string> Eligibility(string partner, string query, string type, object application)
    {
        var told = (await server.Data($"query($application: {type}!) {{ {query}(application: $application) {{ eligible checks {{ code passed }} }} }}", server.Administrator(partner), new { application }))[query]!;
        var failed = told["checks"]!.AsArray().Where(check => check!["passed"] is { } passed && !passed.GetValue<bool>()).Select(check => $"\"{check!["code"]}\"");
        return $$"""{"eligible":{{told["eligible"]!.ToJsonString()}},"checks":[{{string.Join(',', failed)}}]}""";
    }
}
