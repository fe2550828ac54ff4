using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;

namespace PartnerGraph.Api.GraphQL.Tests.Deadlines;

public sealed class DeadlineQueryTests(SandboxServer server) : IClassFixture<SandboxServer>
{
    [Fact, Trait("Rule", "CONV-9"), Trait("Rule", "CONV-7")]
    public async Task Operations_see_what_is_due_when_by_kind_partner_subject_and_time_and_nobody_else()
    {
        var a = await server.Partner();
        var b = await server.Partner();
        await Reserve(server.Administrator(a), "1@example.com");
        var own = await Reserve(server.Administrator(b), "2@example.com");
        await server.Data("""mutation { createInvitation(input: { channel: EMAIL, model: RESELLER, email: "2@example.com" }) { errors { code } } }""", server.Administrator(b));
        await server.Settle();
        string[] both = ["invitation-expiry 2024-11-11T02:00:01+00:00 WAITING", "pre-registration-expiry 2024-11-19T02:00:01+00:00 WAITING"];
        const string incentives = "incentive-generation 2024-11-30T16:00:00+00:00 WAITING", bills = "bill-run 2024-12-04T16:00:00+00:00 WAITING", reviews = "annual-tier-review 2025-01-30T16:00:00+00:00 WAITING";

        Assert.Equal((string[])[both[0], both[1], both[1], incentives, incentives, bills, bills, reviews, reviews], await server.Deadlines());
        Assert.Equal((string[])[.. both, incentives, bills, reviews], await server.Deadlines($"{{ partnerId: \"{GlobalId.Of("Partner", b)}\" }}"));
        Assert.Equal([both[1]], await server.Deadlines($"{{ aboutId: \"{own}\" }}"));
        Assert.Equal([both[0]], await server.Deadlines("{ kind: \"invitation-expiry\" }"));
        Assert.Equal([both[0]], await server.Deadlines("{ dueUntil: \"2024-11-11T02:00:01Z\" }"));
        Assert.Equal((string[])[both[1], both[1], incentives, incentives, bills, bills, reviews, reviews], await server.Deadlines("{ dueFrom: \"2024-11-11T02:00:02Z\", state: WAITING }"));
        Assert.Empty(await server.Deadlines("{ state: SET_ASIDE }"));
        Assert.Empty(await server.Deadlines("{ kind: \"of no such kind\" }"));
        var shown = await server.Data($"{{ deadlines(filter: {{ aboutId: \"{own}\" }}) {{ nodes {{ ruleId aboutId partnerId attempts reason nextAttemptAt }} }} }}", server.Operations);
        Assert.Equal(
            $$$"""{"deadlines":{"nodes":[{"ruleId":"ASSOC-36","aboutId":"{{{own}}}","partnerId":"{{{GlobalId.Of("Partner", b)}}}","attempts":0,"reason":null,"nextAttemptAt":null}]}}""",
            shown.ToJsonString());
        Assert.Equal("FORBIDDEN", await server.ErrorCode("{ deadlines { totalCount } }", server.Member(b, Role.PartnerAdministrator)));
    }

    private async Task<string> Reserve(string administrator, string email) => (await server.Data(
        $"mutation {{ preRegisterCustomer(input: {{ email: \"{email}\", country: \"SG\" }}) {{ preRegistration {{ id }} }} }}", administrator))
        ["preRegisterCustomer"]!["preRegistration"]!["id"]!.GetValue<string>();
}
