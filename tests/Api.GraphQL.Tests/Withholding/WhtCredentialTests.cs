using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;

namespace PartnerGraph.Api.GraphQL.Tests.Withholding;

/// <summary>From a reseller's draft to the decision of finance, over the endpoint.</summary>
public sealed class WhtCredentialTests(ApiServer server) : IClassFixture<ApiServer>
{
    private const string Shown = "whtCredential { tax { amount currency } paidOn certificateId status reason submission { eligible checks { code passed } } } errors { code ruleId path }";

    private const string Record = $"mutation($input: RecordWhtCredentialInput!) {{ recordWhtCredential(input: $input) {{ {Shown} }} }}";

    private const string Update = $"mutation($input: UpdateWhtCredentialInput!) {{ updateWhtCredential(input: $input) {{ {Shown} }} }}";

    private const string Submit = $"mutation($input: SubmitWhtCredentialInput!) {{ submitWhtCredential(input: $input) {{ {Shown} }} }}";

    private const string Progress = $"mutation($input: ProgressWhtCredentialInput!) {{ progressWhtCredential(input: $input) {{ {Shown} }} }}";

    private const string List = "{ whtCredentials { totalCount nodes { id } } }";

    private string Finance => server.Staff("finance");

    [Fact, Trait("Rule", "WHT-1")]
    public async Task A_reseller_records_a_draft_and_changes_it_until_it_is_submitted()
    {
        var (_, token) = await Reseller();
        Assert.Equal(
            """{"whtCredential":{"tax":{"amount":"100.00000000","currency":"USD"},"paidOn":null,"certificateId":null,"status":"RECORDED","reason":null,"submission":{"eligible":false,"checks":[{"code":"WHT_CERTIFICATE_REQUIRED","passed":false},{"code":"WHT_NOT_FULFILLED","passed":false}]}},"errors":[]}""",
            await Run(Record, token, new { amount = "100.00" }));
        var credentialId = await Only(token);
        Assert.Equal(
            """{"whtCredential":{"tax":{"amount":"120.00000000","currency":"EUR"},"paidOn":"2024-11-01","certificateId":"C-1","status":"RECORDED","reason":null,"submission":{"eligible":true,"checks":[{"code":"WHT_CERTIFICATE_REQUIRED","passed":true},{"code":"WHT_NOT_FULFILLED","passed":true}]}},"errors":[]}""",
            await Run(Update, token, new { credentialId, amount = "120.00", currency = "EUR", paidOn = "2024-11-01", certificateId = "C-1" }));
        Assert.Equal(
            """{"whtCredential":{"tax":{"amount":"120.00000000","currency":"EUR"},"paidOn":"2024-11-01","certificateId":"C-1","status":"SUBMITTED","reason":null,"submission":null},"errors":[]}""",
            await Run(Submit, token, new { credentialId }));
        Assert.EndsWith(
            ""","errors":[{"code":"CREDENTIAL_LOCKED","ruleId":"WHT-1","path":["credentialId"]}]}""",
            await Run(Update, token, new { credentialId, amount = "130.00", currency = "EUR", paidOn = "2024-11-01", certificateId = "C-1" }), StringComparison.Ordinal);
    }

    [Fact, Trait("Rule", "WHT-2"), Trait("Rule", "WHT-3")]
    public async Task What_lacks_a_certificate_or_is_not_paid_is_not_submitted()
    {
        var (_, token) = await Reseller();
        await Run(Record, token, new { amount = "100", paidOn = "2024-12-01" });
        var credentialId = await Only(token);
        Assert.EndsWith(
            ""","errors":[{"code":"WHT_CERTIFICATE_REQUIRED","ruleId":"WHT-2","path":["credentialId"]},{"code":"WHT_NOT_FULFILLED","ruleId":"WHT-3","path":["credentialId"]}]}""",
            await Run(Submit, token, new { credentialId }), StringComparison.Ordinal);
        await Run(Update, token, new { credentialId, amount = "100", paidOn = "2024-11-05", certificateId = "C-1" });
        Assert.EndsWith(""","errors":[{"code":"WHT_NOT_FULFILLED","ruleId":"WHT-3","path":["credentialId"]}]}""", await Run(Submit, token, new { credentialId }), StringComparison.Ordinal);
        await Run(Update, token, new { credentialId, amount = "100", paidOn = "2024-11-04", certificateId = "C-1" });
        Assert.EndsWith(""","errors":[]}""", await Run(Submit, token, new { credentialId }), StringComparison.Ordinal);
    }

    [Fact, Trait("Rule", "WHT-4")]
    public async Task Its_progress_is_told_listed_and_remembered_with_instants()
    {
        var (partner, token) = await Reseller();
        var credentialId = await Submitted(token);
        var start = server.Clock.GetUtcNow();
        using var told = await Subscriber.Start(
            server, token, $$"""{ whtCredentialProgressed(after: "{{await Subscriber.Now(server)}}") { partnerId credentialId status reason changedAt credential { tax { amount } } } }""");
        Assert.EndsWith(""","errors":[{"code":"WHT_STEP_OUT_OF_ORDER","ruleId":"WHT-4","path":["step"]}]}""", await Run(Progress, Finance, new { credentialId, step = "ACCEPTED" }), StringComparison.Ordinal);
        Assert.Contains("\"status\":\"PROCESSING\"", await Run(Progress, Finance, new { credentialId, step = "PROCESSING" }), StringComparison.Ordinal);
        Assert.EndsWith(""","errors":[{"code":"REASON_REQUIRED","ruleId":"WHT-4","path":["reason"]}]}""", await Run(Progress, Finance, new { credentialId, step = "REJECTED" }), StringComparison.Ordinal);
        Assert.Contains("\"status\":\"REJECTED\",\"reason\":\"Illegible.\"", await Run(Progress, Finance, new { credentialId, step = "REJECTED", reason = "Illegible." }), StringComparison.Ordinal);
        foreach (var (status, reason) in new[] { ("PROCESSING", null), ("REJECTED", "Illegible.") })
        {
            var step = await told.Next();
            Assert.Equal((status, reason), (step["status"]!.GetValue<string>(), step["reason"]?.GetValue<string>()));
            Assert.Equal(
                (GlobalId.Of("Partner", partner), credentialId, "100.00000000"),
                (step["partnerId"]!.GetValue<string>(), step["credentialId"]!.GetValue<string>(), step["credential"]!["tax"]!["amount"]!.GetValue<string>()));
        }

        const string history = "{ whtCredentials { nodes { status history(orderBy: EARLIEST_FIRST) { totalCount nodes { step reason operator at } } } } }";
        var credential = (await server.Data(history, token))["whtCredentials"]!["nodes"]![0]!;
        Assert.Equal("REJECTED", credential["status"]!.GetValue<string>());
        var steps = credential["history"]!["nodes"]!.AsArray();
        Assert.Equal(["RECORDED", "SUBMITTED", "PROCESSING", "REJECTED"], steps.Select(step => step!["step"]!.GetValue<string>()));
        Assert.Equal(["Illegible."], steps.Select(step => step!["reason"]?.GetValue<string>()).OfType<string>());
        Assert.Equal(["staff-finance", "staff-finance"], steps.Skip(2).Select(step => step!["operator"]!.GetValue<string>()));
        Assert.All(steps, step => Assert.Equal(start, step!["at"]!.GetValue<DateTimeOffset>()));
        Assert.Equal(
            """{"whtCredentials":{"nodes":[{"history":{"nodes":[{"step":"PROCESSING"}]}}]}}""",
            (await server.Data("{ whtCredentials { nodes { history(filter: { step: PROCESSING }) { nodes { step } } } } }", token)).ToJsonString());
    }

    [Fact, Trait("Rule", "WHT-4")]
    public async Task Finance_lists_those_of_all_partners_and_finds_what_waits()
    {
        var (one, first) = await Reseller();
        var (other, second) = await Reseller();
        var (waits, draft) = (await Submitted(first), await Drafted(second));
        const string query = "query($filter: WhtCredentialFilter) { whtCredentials(filter: $filter) { nodes { id } } }";
        Assert.Equal([waits], await Ids(new { partnerId = GlobalId.Of("Partner", one), status = "SUBMITTED" }));
        Assert.Empty(await Ids(new { partnerId = GlobalId.Of("Partner", one), status = "RECORDED" }));
        Assert.Equal([draft], await Ids(new { partnerId = GlobalId.Of("Partner", other) }));
        var all = await Ids(null);
        Assert.True(all.ToList().IndexOf(draft) < all.ToList().IndexOf(waits));
        Assert.Empty(await Ids(new { from = server.Clock.GetUtcNow().AddSeconds(1) }));

        async Task<string[]> Ids(object? filter) => [.. (await server.Data(query, Finance, new { filter }))["whtCredentials"]!["nodes"]!.AsArray().Select(node => node!["id"]!.GetValue<string>())];
    }

    [Fact, Trait("Rule", "WHT-1"), Trait("Rule", "CONV-7")]
    public async Task Another_partner_gets_nothing()
    {
        var (_, owner) = await Reseller();
        var (stranger, token) = await Reseller();
        var credentialId = await Submitted(owner);
        Assert.Equal("""{"whtCredentials":{"totalCount":0,"nodes":[]}}""", (await server.Data(List, token)).ToJsonString());
        Assert.Equal("""{"node":null}""", (await server.Data("query($id: ID!) { node(id: $id) { id } }", token, new { id = credentialId })).ToJsonString());
        Assert.Equal(credentialId, (await server.Data("query($id: ID!) { node(id: $id) { id } }", owner, new { id = credentialId }))["node"]!["id"]!.GetValue<string>());
        foreach (var named in new[] { credentialId, GlobalId.Of("WhtCredential", "absent") })
        {
            const string nothing = """{"whtCredential":null,"errors":[{"code":"WHT_CREDENTIAL_NOT_FOUND","ruleId":"CONV-7","path":["credentialId"]}]}""";
            Assert.Equal(nothing, await Run(Update, token, new { credentialId = named, amount = "1" }));
            Assert.Equal(nothing, await Run(Submit, token, new { credentialId = named }));
        }

        using var told = await Subscriber.Start(server, token, $$"""{ whtCredentialProgressed(after: "{{await Subscriber.Now(server)}}") { credentialId } }""");
        await Run(Progress, Finance, new { credentialId, step = "PROCESSING" });
        var own = await Submitted(server.Member(stranger, Role.Operator, "operator", permissions: "withholding.submit"));
        Assert.Equal(own, (await told.Next())["credentialId"]!.GetValue<string>());
    }

    [Fact, Trait("Rule", "WHT-1")]
    public async Task Whoever_may_not_record_or_process_is_refused()
    {
        var (partner, token) = await Reseller();
        var credentialId = await Submitted(token);
        foreach (var caller in new[] { server.Member(partner, Role.AccountManager, "manager"), server.Member(partner, Role.Operator, "none"), server.Staff("operations_manager"), Finance })
            Assert.Equal("FORBIDDEN", await server.ErrorCode(Record, caller, new { input = new { amount = "1" } }));
        Assert.Equal("FORBIDDEN", await server.ErrorCode(Progress, token, new { input = new { credentialId, step = "PROCESSING" } }));
        var provider = await server.Partner();
        Assert.Equal(
            """{"whtCredential":null,"errors":[{"code":"WHT_KIND_OF_PARTNER","ruleId":"WHT-1","path":null}]}""",
            await Run(Record, server.Member(provider, Role.Operator, "operator", permissions: "withholding.submit"), new { amount = "1" }));
    }

    private async Task<(string Partner, string Token)> Reseller()
    {
        var partner = await server.Partner("RESELLER", await server.Partner("DISTRIBUTOR"));
        return (partner, server.Member(partner, Role.ResellerAdministrator, $"admin-{partner}"));
    }

    private async Task<string> Drafted(string token)
    {
        await Run(Record, token, new { amount = "100", paidOn = "2024-11-01", certificateId = "C-1" });
        return await Only(token);
    }

    private async Task<string> Submitted(string token)
    {
        var credentialId = await Drafted(token);
        await Run(Submit, token, new { credentialId });
        return credentialId;
    }

    private async Task<string> Only(string token) => (await server.Data(List, token))["whtCredentials"]!["nodes"]!.AsArray().Single()!["id"]!.GetValue<string>();

    private async Task<string> Run(string mutation, string token, object input) => (await server.Data(mutation, token, new { input })).AsObject().Single().Value!.ToJsonString();
}
