using System.Text.Json.Nodes;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;

namespace PartnerGraph.Api.GraphQL.Tests.Customers;

public sealed class DisassociationTests(CustomersServer server) : IClassFixture<CustomersServer>
{
    private const string Request = """
        mutation($input: RequestDisassociationInput!) {
          requestDisassociation(input: $input) { associationRecord { id status initiator purpose reason } errors { code ruleId } }
        }
        """;

    private const string Approve = """
        mutation($input: ApproveDisassociationInput!) {
          approveDisassociation(input: $input) { associationRecord { status decidedAt } errors { code ruleId } }
        }
        """;

    [Fact, Trait("Rule", "ASSOC-41"), Trait("Rule", "ASSOC-18"), Trait("Rule", "ASSOC-19"), Trait("Rule", "ASSOC-42")]
    public async Task A_customer_asks_the_administrator_approves_and_another_partner_follows()
    {
        await server.NewAssociated("d1", server.A);
        var record = (await server.Data(Request, server.Customer("d1"), new { input = new { reason = "Moving" } }))["requestDisassociation"]!["associationRecord"]!;
        var requestId = record["id"]!.GetValue<string>();
        Assert.Equal(
            $$"""{"id":"{{requestId}}","status":"PENDING_CONFIRMATION","initiator":"CUSTOMER","purpose":"DISASSOCIATION","reason":"Moving"}""", record.ToJsonString());

        var input = new { input = new { requestId } };
        Assert.Equal("FORBIDDEN", await server.ErrorCode(Approve, server.Member("a", Role.AccountManager, "manager"), input));
        Assert.Equal(
            """{"approveDisassociation":{"associationRecord":null,"errors":[{"code":"NOT_DECIDABLE","ruleId":"ASSOC-21"}]}}""",
            (await server.Data(Approve, server.B, input)).ToJsonString());
        Assert.Equal(
            """{"approveDisassociation":{"associationRecord":{"status":"APPROVED","decidedAt":"2024-11-04T02:00:00\u002B00:00"},"errors":[]}}""",
            (await server.Data(Approve, server.A, input)).ToJsonString());
        Assert.Equal("""{"approveDisassociation":{"errors":[]}}""", Errors(await server.Data(Approve, server.A, input)));

        var accepted = await server.AcceptAs("d1", await server.NewLink(server.B));
        Assert.Empty(accepted["acceptInvitation"]!["errors"]!.AsArray());
    }

    [Fact, Trait("Rule", "ASSOC-20"), Trait("Rule", "ASSOC-21")]
    public async Task A_partner_asks_and_the_customer_declines_then_confirms()
    {
        var customerId = await server.NewAssociated("d2", server.A);
        var requestId = await Ask(server.A, customerId);
        Assert.Equal("""{"approveDisassociation":{"errors":[{"code":"NOT_DECIDABLE","ruleId":"ASSOC-21"}]}}""",
            Errors(await server.Data(Approve, server.A, new { input = new { requestId } })));
        const string decline = "mutation($input: DeclineDisassociationInput!) { declineDisassociation(input: $input) { associationRecord { status } errors { code } } }";
        Assert.Equal("""{"declineDisassociation":{"associationRecord":null,"errors":[{"code":"NOT_DECIDABLE"}]}}""",
            (await server.Data(decline, server.Customer("d1"), new { input = new { requestId } })).ToJsonString());
        Assert.Equal("""{"declineDisassociation":{"associationRecord":{"status":"REJECTED"},"errors":[]}}""",
            (await server.Data(decline, server.Customer("d2"), new { input = new { requestId } })).ToJsonString());

        var again = await Ask(server.A, customerId);
        const string confirm = "mutation($input: ConfirmDisassociationInput!) { confirmDisassociation(input: $input) { associationRecord { status } errors { code } } }";
        Assert.Equal("""{"confirmDisassociation":{"associationRecord":{"status":"APPROVED"},"errors":[]}}""",
            (await server.Data(confirm, server.Customer("d2"), new { input = new { requestId = again } })).ToJsonString());
    }

    [Fact, Trait("Rule", "ASSOC-22")]
    public async Task With_verification_on_deciding_and_switching_it_off_need_a_code()
    {
        await server.NewAssociated("d7", server.A);
        var requestId = (await server.Data(Request, server.Customer("d7"), new { input = new { } }))["requestDisassociation"]!["associationRecord"]!["id"]!.GetValue<string>();
        Assert.Empty((await Switch(true, null))["errors"]!.AsArray());
        Assert.Equal("""{"on":true,"errors":[{"code":"VERIFICATION_CODE_REQUIRED"}]}""", (await Switch(false, null)).ToJsonString());
        Assert.Equal("""{"approveDisassociation":{"errors":[{"code":"VERIFICATION_CODE_REQUIRED","ruleId":"ASSOC-22"}]}}""",
            Errors(await server.Data(Approve, server.A, new { input = new { requestId } })));

        // A code is for one purpose.
        var decide = await Code(new { requestId });
        Assert.Equal("""{"on":true,"errors":[{"code":"VERIFICATION_CODE_INVALID"}]}""", (await Switch(false, decide)).ToJsonString());
        Assert.Equal("""{"approveDisassociation":{"errors":[]}}""", Errors(await server.Data(Approve, server.A, new { input = new { requestId, verificationCode = decide } })));
        var off = await Code(new { });
        Assert.Equal("""{"on":false,"errors":[]}""", (await Switch(false, off)).ToJsonString());
        await Switch(true, null);
        Assert.Equal("""{"on":true,"errors":[{"code":"VERIFICATION_CODE_INVALID"}]}""", (await Switch(false, off)).ToJsonString());
        Assert.Equal("""{"on":false,"errors":[]}""", (await Switch(false, await Code(new { }))).ToJsonString());
    }

    [Fact, Trait("Rule", "ASSOC-22")]
    public async Task There_is_no_code_for_a_request_that_waits_for_nobody_here()
    {
        var customerId = await server.NewAssociated("d8", server.A);
        var own = await Ask(server.A, customerId);
        const string code = "mutation($input: RequestDisassociationCodeInput!) { requestDisassociationCode(input: $input) { errors { code } position } }";
        foreach (var (administrator, requestId) in new[]
        {
            (server.A, own), (server.B, own), (server.A, GlobalId.Of("AssociationRecord", "d8.absent")), (server.A, GlobalId.Of("AssociationRecord", "absent")),
        })
        {
            Assert.Equal(
                """{"requestDisassociationCode":{"errors":[{"code":"NOT_DECIDABLE"}],"position":"0"}}""",
                (await server.Data(code, administrator, new { input = new { requestId } })).ToJsonString());
        }
    }

    [Fact, Trait("Rule", "ASSOC-18"), Trait("Rule", "ASSOC-20")]
    public async Task Who_rejects_is_the_administrator_alone()
    {
        await server.NewAssociated("d9", server.A);
        var requestId = (await server.Data(Request, server.Customer("d9"), new { input = new { } }))["requestDisassociation"]!["associationRecord"]!["id"]!.GetValue<string>();
        const string reject = "mutation($id: ID!) { rejectDisassociation(input: { requestId: $id }) { associationRecord { status } errors { code } } }";
        foreach (var role in new[] { Role.AccountManager, Role.AccountDirector, Role.Operator, Role.DistributorAdministrator })
            Assert.Equal("FORBIDDEN", await server.ErrorCode(reject, server.Member("a", role, "rejecter", permissions: [.. Write.Domain.Organization.Permissions.All]), new { id = requestId }));
        Assert.Equal("FORBIDDEN", await server.ErrorCode(reject, server.Customer("d9"), new { id = requestId }));
        Assert.Equal(["NOT_DECIDABLE"], (await server.Data(reject, server.B, new { id = requestId }))["rejectDisassociation"]!.Codes());
        Assert.Equal(
            """{"rejectDisassociation":{"associationRecord":{"status":"REJECTED"},"errors":[]}}""", (await server.Data(reject, server.A, new { id = requestId })).ToJsonString());
    }

    private async Task<JsonNode> Switch(bool on, string? verificationCode) => (await server.Data(
        "mutation($input: SwitchDisassociationVerificationInput!) { switchDisassociationVerification(input: $input) { on errors { code } } }",
        server.A, new { input = new { on, verificationCode } }))["switchDisassociationVerification"]!;

    private async Task<string> Code(object input)
    {
        var answer = await server.Data("mutation($input: RequestDisassociationCodeInput!) { requestDisassociationCode(input: $input) { errors { code } } }", server.A, new { input });
        Assert.Empty(answer["requestDisassociationCode"]!.Codes());
        return server.CodeFor(server.Subject(server.A));
    }

    [Fact, Trait("Rule", "ASSOC-17")]
    public async Task Records_are_found_by_their_columns()
    {
        var partner = server.B;
        foreach (var key in new[] { "r1", "r2", "r3" }) await server.NewAssociated(key, partner);
        var requests = new List<string>();
        foreach (var key in new[] { "r1", "r2", "r3" })
            requests.Add((await server.Data(Request, server.Customer(key), new { input = new { reason = $"Reason {key}" } }))["requestDisassociation"]!["associationRecord"]!["id"]!.GetValue<string>());
        await server.Data(Approve, partner, new { input = new { requestId = requests[0] } });

        Assert.Equal(2, await Count(partner, new { status = "PENDING_CONFIRMATION" }));
        Assert.Equal(1, await Count(partner, new { status = "APPROVED", purpose = "DISASSOCIATION" }));
        Assert.Equal(1, await Count(partner, new { reason = "Reason r2" }));
        Assert.Equal(2, await Count(partner, new { account = "Customer r3" }));
        Assert.Equal(3, await Count(partner, new { initiator = "CUSTOMER", purpose = "DISASSOCIATION", mobile = "2345", model = "RESELLER" }));
        Assert.Equal(0, await Count(partner, new { requestedFrom = "2024-11-04T02:00:01Z" }));
        Assert.Equal(0, await Count(server.A, new { reason = "Reason" }));
    }

    private async Task<int> Count(string token, object filter)
    {
        var answer = await server.Data(
            "query($filter: AssociationRecordFilter) { associationRecords(filter: $filter) { totalCount nodes { id } } }", token, new { filter });
        var records = answer["associationRecords"]!;
        Assert.Equal(records["totalCount"]!.GetValue<int>(), records["nodes"]!.AsArray().Count);
        return records["totalCount"]!.GetValue<int>();
    }

    private async Task<string> Ask(string token, string customerId) =>
        (await server.Data(Request, token, new { input = new { customerId } }))["requestDisassociation"]!["associationRecord"]!["id"]!.GetValue<string>();

    private static string Errors(JsonNode data)
    {
        data["approveDisassociation"]!.AsObject().Remove("associationRecord");
        return data.ToJsonString();
    }
}
