namespace PartnerGraph.Api.GraphQL.Tests.Customers;

/// <summary>An address is a customer's own after the code sent to it was given back, and before that it shows and uses up nothing.</summary>
public sealed class ContactTests(CustomersServer server) : IClassFixture<CustomersServer>
{
    private const string Tell = "mutation($input: ChangeCustomerContactInput!) { changeCustomerContact(input: $input) { customer { email emailVerified } errors { code } } }";

    private const string Ask = "mutation($kind: ContactKind!) { requestContactCode(input: { kind: $kind }) { errors { code } } }";

    private const string Confirm = "mutation($kind: ContactKind!, $code: String!) { confirmContact(input: { kind: $kind, code: $code }) { customer { emailVerified phoneVerified } errors { code } } }";

    private const string Mine = "{ myInvitations { nodes { token } } }";

    [Fact, Trait("Rule", "CUST-1"), Trait("Rule", "CUST-6")]
    public async Task Another_ones_address_shows_no_invitation_until_its_code_comes_back()
    {
        await server.NewCustomer("v1");
        await Invite("target1@example.com");
        Assert.Equal("""{"customer":{"email":"target1@example.com","emailVerified":false},"errors":[]}""", await Told("v1", "target1@example.com"));
        Assert.Equal("""{"myInvitations":{"nodes":[]}}""", (await server.Data(Mine, server.Customer("v1"))).ToJsonString());

        await Request("v1", "EMAIL");
        var code = server.CodeFor("target1@example.com");
        Assert.Equal(["VERIFICATION_CODE_INVALID"], await Give("v1", "EMAIL", code == "000000" ? "000001" : "000000"));
        Assert.Empty(await Give("v1", "EMAIL", code));
        Assert.Single((await server.Data(Mine, server.Customer("v1")))["myInvitations"]!["nodes"]!.AsArray());
    }

    [Fact, Trait("Rule", "CUST-6")]
    public async Task An_address_belongs_to_one_account_in_any_spelling_until_it_is_unbound()
    {
        await server.NewCustomer("v2");
        await server.NewCustomer("v3");
        await Told("v3", " V2@Example.com ");
        await Request("v3", "EMAIL");
        Assert.Equal(["EMAIL_IN_USE"], await Give("v3", "EMAIL", server.CodeFor("v2@example.com")));

        await Told("v2", null);
        await Request("v3", "EMAIL");
        Assert.Empty(await Give("v3", "EMAIL", server.CodeFor("v2@example.com")));
        await Told("v2", "v2@example.com");
        await Request("v2", "EMAIL");
        Assert.Equal(["EMAIL_IN_USE"], await Give("v2", "EMAIL", server.CodeFor("v2@example.com")));
    }

    [Fact, Trait("Rule", "ASSOC-32"), Trait("Rule", "ASSOC-33")]
    public async Task A_hold_follows_the_address_until_another_one_is_verified()
    {
        await server.NewCustomer("v4");
        await server.Data("""mutation { preRegisterCustomer(input: { email: "v4@example.com", country: "CL" }) { preRegistration { id } } }""", server.A);
        var link = await server.NewLink(server.B);
        foreach (var told in new[] { "v4@example.com", null, "other4@example.com" })
        {
            await Told("v4", told);
            Assert.Equal(["PREREGISTERED_BY_ANOTHER"], (await server.AcceptAs("v4", link))["acceptInvitation"]!.Codes());
        }

        await Request("v4", "EMAIL");
        Assert.Empty(await Give("v4", "EMAIL", server.CodeFor("other4@example.com")));
        Assert.Empty((await server.AcceptAs("v4", link))["acceptInvitation"]!.Codes());
    }

    [Fact, Trait("Rule", "ASSOC-34")]
    public async Task A_told_address_neither_converts_a_reservation_nor_is_told_to_the_partner()
    {
        await server.NewCustomer("v5");
        await server.Data("""mutation { preRegisterCustomer(input: { email: "target5@example.com", country: "CL" }) { preRegistration { id } } }""", server.A);
        await Told("v5", "target5@example.com");
        Assert.Empty((await server.AcceptAs("v5", await server.NewLink(server.A)))["acceptInvitation"]!.Codes());
        Assert.Equal(
            """{"preRegistrations":{"nodes":[{"status":"ACTIVE"}]}}""",
            (await server.Data("""{ preRegistrations(filter: { email: "target5@example.com" }) { nodes { status } } }""", server.A)).ToJsonString());
    }

    [Fact, Trait("Rule", "CUST-6"), Trait("Rule", "CUST-7")]
    public async Task Ordering_needs_verified_contacts()
    {
        const string rules = "{ orderEligibility(operation: PURCHASE) { checks { ruleId outcome } } }";
        await server.Data(CustomersServer.Register, server.Operations, new { input = new { name = "Told", country = "CL", key = "v6", email = "v6@example.com", phone = "+56 2 2345 6789" } });
        Assert.Equal("FAILED FAILED", await Outcomes(rules));
        await Request("v6", "EMAIL");
        Assert.Empty(await Give("v6", "EMAIL", server.CodeFor("v6@example.com")));
        Assert.Equal("PASSED FAILED", await Outcomes(rules));
        await Request("v6", "PHONE");
        Assert.Empty(await Give("v6", "PHONE", server.CodeFor("+56223456789")));
        Assert.Equal("PASSED PASSED", await Outcomes(rules));
    }

    [Fact, Trait("Rule", "CUST-6")]
    public async Task Only_operations_vouch_for_an_address()
    {
        var customerId = await server.NewCustomer("v7");
        var input = new { customerId, email = "vouched7@example.com", contactVerified = true };
        Assert.Equal(["VERIFICATION_CODE_REQUIRED"], (await server.Data(Tell, server.Customer("v7"), new { input }))["changeCustomerContact"]!.Codes());
        Assert.Equal(
            """{"customer":{"email":"vouched7@example.com","emailVerified":true},"errors":[]}""",
            (await server.Data(Tell, server.Operations, new { input }))["changeCustomerContact"]!.ToJsonString());
        // One account an address, also by the word of operations.
        Assert.Equal(
            ["EMAIL_IN_USE"],
            (await server.Data(CustomersServer.Register, server.Operations, new { input = new { name = "Twin", country = "CL", email = "Vouched7@example.com", contactVerified = true } }))
                ["registerCustomer"]!.Codes());
    }

    [Fact, Trait("Rule", "CUST-6")]
    public async Task Codes_end_and_are_not_sent_without_bound()
    {
        await server.NewCustomer("v8");
        Assert.Equal(["NOTHING_TO_VERIFY"], await Request("v8", "EMAIL", accepted: false));
        await Told("v8", "late8@example.com");
        for (var sent = 0; sent < 5; sent++) await Request("v8", "EMAIL");
        Assert.Equal(["TOO_MANY_CODES"], await Request("v8", "EMAIL", accepted: false));
        var code = server.CodeFor("late8@example.com");
        server.Clock.Advance(TimeSpan.FromMinutes(10) + TimeSpan.FromSeconds(1));
        Assert.Equal(["VERIFICATION_CODE_INVALID"], await Give("v8", "EMAIL", code));
    }

    [Fact]
    public async Task No_answer_and_no_event_holds_a_code()
    {
        await server.NewCustomer("v9");
        await Told("v9", "secret9@example.com");
        var (_, answer) = await server.Send(Ask, server.Customer("v9"), new { kind = "EMAIL" });
        var code = server.CodeFor("secret9@example.com");
        Assert.DoesNotContain(code, answer.ToJsonString(), StringComparison.Ordinal);
        var store = (Write.EventStore.IEventStore)server.Services.GetService(typeof(Write.EventStore.IEventStore))!;
        await foreach (var stored in store.ReadStream("contact-codes-v9"))
            Assert.DoesNotContain($"\"{code}\"", System.Text.Encoding.UTF8.GetString(stored.Data.Span), StringComparison.Ordinal);
    }

    private async Task Invite(string email) => Assert.Empty(
        (await server.Data(CustomersServer.Invite, server.A, new { input = new { channel = "EMAIL", model = "RESELLER", email } }))["createInvitation"]!.Codes());

    private async Task<string> Told(string key, string? email) => (await server.Data(
        Tell, server.Customer(key), new { input = new { customerId = CustomersServer.Customers(key), email } }))["changeCustomerContact"]!.ToJsonString();

    private async Task<string[]> Request(string key, string kind, bool accepted = true)
    {
        var codes = (await server.Data(Ask, server.Customer(key), new { kind }))["requestContactCode"]!.Codes();
        if (accepted) Assert.Empty(codes);
        return codes;
    }

    private async Task<string[]> Give(string key, string kind, string code) =>
        (await server.Data(Confirm, server.Customer(key), new { kind, code }))["confirmContact"]!.Codes();

    private async Task<string> Outcomes(string rules) => string.Join(' ', (await server.Data(rules, server.Customer("v6")))["orderEligibility"]!["checks"]!.AsArray()
        .Where(check => check!["ruleId"]!.GetValue<string>() is "CUST-6" or "CUST-7").Select(check => check!["outcome"]!.GetValue<string>()));
}
