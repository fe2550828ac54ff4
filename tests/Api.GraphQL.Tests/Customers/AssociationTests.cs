using PartnerGraph.Api.GraphQL.Security;

namespace PartnerGraph.Api.GraphQL.Tests.Customers;

public sealed class AssociationTests(CustomersServer server) : IClassFixture<CustomersServer>
{
    [Fact, Trait("Rule", "ASSOC-26"), Trait("Rule", "ASSOC-34"), Trait("Rule", "CUST-3"), Trait("Rule", "CSP-10")]
    public async Task A_customer_accepts_a_link_and_sees_its_partner()
    {
        await server.NewCustomer("c1");
        Assert.Equal("""{"myPartner":null}""", (await server.Data("{ myPartner { partnerId } }", server.Customer("c1"))).ToJsonString());
        await server.AcceptAs("c1", await server.NewLink(server.A, "REFERRAL"));
        Assert.Equal(
            $$$"""{"myPartner":{"partnerId":"{{{CustomersServer.Partners("a")}}}","model":"REFERRAL","since":"2024-11-04T02:00:00\u002B00:00"}}""",
            (await server.Data("{ myPartner { partnerId model since } }", server.Customer("c1"))).ToJsonString());
        Assert.Equal(
            """{"association":{"model":"REFERRAL","validTo":null,"via":"INVITATION"}}""",
            (await server.Data("query($id: ID!) { association(customerId: $id) { model validTo via } }", server.A, new { id = CustomersServer.Customers("c1") })).ToJsonString());
    }

    [Fact, Trait("Rule", "ASSOC-35")]
    public async Task A_pre_registration_alone_gives_no_customers()
    {
        var member = server.Member("b", Role.ResellerAdministrator, "reseller");
        var answer = await server.Data(
            """mutation { preRegisterCustomer(input: { email: " New@Example.com ", country: "CL" }) { preRegistration { email protectedUntil status } errors { code } } }""", member);
        Assert.Equal(
            """{"preRegisterCustomer":{"preRegistration":{"email":"new@example.com","protectedUntil":"2024-11-19T02:00:00\u002B00:00","status":"ACTIVE"},"errors":[]}}""",
            answer.ToJsonString());
        Assert.Equal("""{"customers":{"totalCount":0,"nodes":[]}}""", (await server.Data("""{ customers(filter: { text: "new@example.com" }) { totalCount nodes { id } } }""", member)).ToJsonString());
    }

    [Fact, Trait("Rule", "ASSOC-44"), Trait("Rule", "ASSOC-45")]
    public async Task A_failure_tells_the_customer_and_the_inviting_partner_what_helps()
    {
        var id = await server.NewCustomer("c2");
        await server.Data(
            "mutation($id: ID!) { recordCustomerFact(input: { customerId: $id, fact: { billUnpaid: { id: \"b\", amount: \"0.01\" } } }) { errors { code } } }",
            server.Operations, new { id });
        var token = await server.NewLink(server.A);
        const string accept = "mutation($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { errors { code ruleId remedy } position } }";
        var first = await server.Data(accept, server.Customer("c2"), new { input = new { token } });
        var second = await server.Data(accept, server.Customer("c2"), new { input = new { token } });
        Assert.Equal("""[{"code":"HAS_UNPAID_BILLS","ruleId":"ASSOC-8","remedy":"Pay 0.01 USD."}]""", first["acceptInvitation"]!["errors"]!.ToJsonString());

        const string failures = """{ associationFailures(customerEmail: " C2@example.com") { nodes { customerEmail causes { ruleId remedy } } } }""";
        var position = long.Parse(second["acceptInvitation"]!["position"]!.GetValue<string>());
        string Rows(string remedy) => $$$"""{"customerEmail":"c2@example.com","causes":[{"ruleId":"ASSOC-8","remedy":"{{{remedy}}}"}]}""";
        // The partner learns the rule, the customer what it owes.
        Assert.Equal(
            $$$"""{"associationFailures":{"nodes":[{{{Rows("Pay the open bills.")}}},{{{Rows("Pay the open bills.")}}}]}}""",
            (await server.Send(failures, server.A, minPosition: position)).Answer["data"]!.ToJsonString());
        Assert.Equal(
            $$$"""{"associationFailures":{"nodes":[{{{Rows("Pay 0.01 USD.")}}},{{{Rows("Pay 0.01 USD.")}}}]}}""", (await server.Data(failures, server.Customer("c2"))).ToJsonString());
        Assert.Equal("""{"associationFailures":{"nodes":[]}}""", (await server.Data(failures, server.B)).ToJsonString());
        Assert.Equal(2, (await server.Data("{ associationFailures { nodes { failureId } } }", server.Customer("c2")))["associationFailures"]!["nodes"]!.AsArray().Count);
        Assert.Equal(
            """{"associationFailures":{"nodes":[]}}""",
            (await server.Data("""{ associationFailures(customerEmail: "other@example.com") { nodes { failureId } } }""", server.Customer("c2"))).ToJsonString());

        // The attempt lets the partner look again, at codes and no amounts.
        const string preview = """
            query($customerId: ID!, $partnerId: ID!) {
              associationEligibility(customerId: $customerId, partnerId: $partnerId, model: RESELLER) { checks { ruleId passed remedy } }
            }
            """;
        var told = await server.Data(preview, server.A, new { customerId = id, partnerId = CustomersServer.Partners("a") });
        Assert.Equal(
            """{"ruleId":"ASSOC-8","passed":false,"remedy":"Pay the open bills."}""",
            told["associationEligibility"]!["checks"]!.AsArray().Single(check => !check!["passed"]!.GetValue<bool>())!.ToJsonString());
    }

    [Fact, Trait("Rule", "ASSOC-45")]
    public async Task What_a_partner_does_alone_opens_no_look_at_a_customer()
    {
        var customerId = await server.NewCustomer("c6");
        foreach (var mutation in new[]
        {
            """mutation { preRegisterCustomer(input: { email: "c6@example.com", country: "CL" }) { preRegistration { id } errors { code } } }""",
            """mutation { createInvitation(input: { channel: EMAIL, model: RESELLER, email: "c6@example.com" }) { invitation { id } errors { code } } }""",
        }) Assert.Empty((await server.Data(mutation, server.B)).AsObject().Single().Value!["errors"]!.AsArray());
        Assert.Equal(
            """{"associationEligibility":null}""",
            (await server.Data(
                "query($customerId: ID!, $partnerId: ID!) { associationEligibility(customerId: $customerId, partnerId: $partnerId, model: RESELLER) { eligible } }",
                server.B, new { customerId, partnerId = CustomersServer.Partners("b") })).ToJsonString());
    }

    [Fact, Trait("Rule", "ASSOC-43")]
    public async Task A_partner_user_cannot_accept_for_a_customer() =>
        Assert.Equal("FORBIDDEN", await server.ErrorCode(CustomersServer.Accept, server.A, new { input = new { token = "t" } }));

    [Fact, Trait("Rule", "ASSOC-46")]
    public async Task Operations_associate_by_ticket_and_nobody_else()
    {
        var customerId = await server.NewCustomer("c3");
        const string associate = """
            mutation($input: AssociateCustomerInput!) {
              associateCustomer(input: $input) { customer { association { via model } } errors { code ruleId path } }
            }
            """;
        object Input(string? ticketNo) => new { input = new { customerId, partnerId = CustomersServer.Partners("a"), model = "RESELLER", ticketNo } };
        Assert.Equal("FORBIDDEN", await server.ErrorCode(associate, server.A, Input("T-1")));
        Assert.Equal(
            """{"associateCustomer":{"customer":{"association":null},"errors":[{"code":"SERVICE_TICKET_REQUIRED","ruleId":"ASSOC-46","path":["ticketNo"]}]}}""",
            (await server.Data(associate, server.Operations, Input(null))).ToJsonString());
        Assert.Equal(
            """{"associateCustomer":{"customer":{"association":{"via":"TICKET","model":"RESELLER"}},"errors":[]}}""",
            (await server.Data(associate, server.Operations, Input("T-1"))).ToJsonString());
        Assert.Equal(["VENDOR ASSOCIATION T-1"], await Steps(customerId, server.A));
    }

    /// <summary>The customer's records, by initiator, purpose and reason.</summary>
    private async Task<string[]> Steps(string customerId, string token, string? initiator = null)
    {
        await server.Settle();
        var data = await server.Data(
            "query($filter: AssociationRecordFilter) { associationRecords(filter: $filter) { nodes { initiator purpose reason } } }", token,
            new { filter = new { customerId, initiator } });
        return [.. data["associationRecords"]!["nodes"]!.AsArray().Select(node => $"{node!["initiator"]} {node["purpose"]} {node["reason"]}".Trim()).Order(StringComparer.Ordinal)];
    }

    [Theory, Trait("Rule", "ASSOC-7")]
    [InlineData("cash", "0.00000001", null, "HAS_CASH_EXPENDITURE")]
    [InlineData("coupon", null, "5", null)]
    public async Task A_recorded_line_paid_in_cash_counts_as_cash_spending_and_coupons_do_not(string line, string? cash, string? coupons, string? code)
    {
        var customerId = await server.NewCustomer($"pays-{line}");
        await server.Data(
            "mutation($input: RecordExpendituresInput!) { recordExpenditures(input: $input) { errors { code } } }", server.Operations,
            new
            {
                input = new
                {
                    source = "cash", lines = new[]
                    {
                        new
                        {
                            lineId = line, customerId, chargedFrom = "2024-10-01T00:00:00Z", chargedTo = "2024-10-01T01:00:00Z", serviceType = "ECS",
                            amountDue = "5", cashPayment = cash, cashCoupons = coupons,
                        },
                    },
                },
            });
        var answer = await server.Data(
            "mutation($input: AssociateCustomerInput!) { associateCustomer(input: $input) { errors { code } } }", server.Operations,
            new { input = new { customerId, partnerId = CustomersServer.Partners("a"), model = "RESELLER", ticketNo = "T-7" } });
        Assert.Equal(code is null ? [] : [code], answer["associateCustomer"]!.Codes());
    }

    [Fact, Trait("Rule", "ASSOC-23")]
    public async Task The_partner_is_told_that_the_model_changes_by_ticket_and_operations_change_it()
    {
        var customerId = await server.NewAssociated("c4", server.A, "REFERRAL");
        const string change = "mutation($input: ChangeAssociationModelInput!) { changeAssociationModel(input: $input) { errors { code ruleId } } }";
        var input = new { input = new { customerId, model = "RESELLER", reference = "T-2" } };
        Assert.Equal(
            """{"changeAssociationModel":{"errors":[{"code":"SERVICE_TICKET_REQUIRED","ruleId":"ASSOC-23"}]}}""",
            (await server.Data(change, server.A, input)).ToJsonString());
        Assert.Equal(
            """{"changeAssociationModel":{"errors":[{"code":"NOT_ASSOCIATED","ruleId":"ASSOC-35"}]}}""", (await server.Data(change, server.B, input)).ToJsonString());
        Assert.Equal("""{"changeAssociationModel":{"errors":[]}}""", (await server.Data(change, server.Staff("ecosystem_manager"), input)).ToJsonString());
        Assert.Equal(["CUSTOMER ASSOCIATION", "VENDOR MODEL_CHANGE T-2"], await Steps(customerId, server.A));
        Assert.Equal(["VENDOR MODEL_CHANGE T-2"], await Steps(customerId, server.A, "VENDOR"));
        var asked = await server.Data(
            """mutation($id: ID!) { requestDisassociation(input: { customerId: $id, reason: "Bye" }) { errors { code } } }""", server.A, new { id = customerId });
        Assert.Empty(asked["requestDisassociation"]!.Codes());
        Assert.Equal(["PARTNER DISASSOCIATION Bye"], await Steps(customerId, server.A, "PARTNER"));
    }

    [Fact, Trait("Rule", "ASSOC-44")]
    public async Task The_preview_lists_every_condition_and_what_helps()
    {
        var customerId = await server.NewCustomer("c5", registeredAt: "2024-10-01T00:00:00Z");
        const string preview = """
            query($customerId: ID!, $partnerId: ID!, $token: String) {
              associationEligibility(customerId: $customerId, partnerId: $partnerId, model: RESELLER, token: $token) { eligible checks { ruleId code passed remedy } }
            }
            """;
        var (partnerId, token) = (CustomersServer.Partners("a"), await server.NewLink(server.A));
        var answer = (await server.Data(preview, server.Customer("c5"), new { customerId, partnerId, token }))["associationEligibility"]!;
        Assert.False(answer["eligible"]!.GetValue<bool>());
        var failed = answer["checks"]!.AsArray().Where(check => !check!["passed"]!.GetValue<bool>()).ToList();
        Assert.Equal("ASSOC-6", Assert.Single(failed)!["ruleId"]!.GetValue<string>());
        Assert.NotEqual("", failed[0]!["remedy"]!.GetValue<string>());
        Assert.Equal(23, answer["checks"]!.AsArray().Count);
        // A customer without an invitation learns nothing of a partner, and an invitation is of one partner.
        Assert.Equal("""{"associationEligibility":null}""", (await server.Data(preview, server.Customer("c5"), new { customerId, partnerId })).ToJsonString());
        Assert.Equal(
            ["INVITATION_NOT_FOUND"],
            (await server.Data(preview, server.Customer("c5"), new { customerId, partnerId = CustomersServer.Partners("b"), token }))["associationEligibility"]!["checks"]!
                .AsArray().Select(check => check!["code"]!.GetValue<string>()));
        // B has nothing to do with the customer and learns nothing of it.
        Assert.Equal(
            """{"associationEligibility":null}""",
            (await server.Data(preview, server.B, new { customerId, partnerId = CustomersServer.Partners("b") })).ToJsonString());
    }
}
