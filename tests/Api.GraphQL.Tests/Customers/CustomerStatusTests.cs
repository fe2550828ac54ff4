using System.Text.Json.Nodes;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Customers.Associations;

namespace PartnerGraph.Api.GraphQL.Tests.Customers;

public sealed class CustomerStatusTests(ApiServer server) : IClassFixture<ApiServer>
{
    private const string FreezeIt = """
        mutation($id: ID!, $scope: FreezeScope) {
          freezeCustomer(input: { customerId: $id, scope: $scope, reason: "over budget" }) {
            accountStatus { state meteringContinues resourcesFrozen dataDeletionDueAt freezes { cause reason } } errors { code ruleId } } }
        """;

    private const string UnfreezeIt = """
        mutation($id: ID!) { unfreezeCustomer(input: { customerId: $id, scope: ACCOUNT_AND_RESOURCES }) { accountStatus { state } errors { code } } }
        """;

    private const string Ask = "query($id: ID) { accountStatus(customerId: $id) { state } }";

    [Fact, Trait("Rule", "BUDGET-6"), Trait("Rule", "ACCT-23")]
    public async Task A_partner_freezes_and_unfreezes_its_reseller_customer()
    {
        var partner = await server.Partner();
        var customer = await server.CustomerOf(partner);
        Assert.Equal(
            """{"freezeCustomer":{"accountStatus":{"state":"FROZEN","meteringContinues":true,"resourcesFrozen":false,"dataDeletionDueAt":null,"freezes":[{"cause":"PARTNER","reason":"over budget"}]},"errors":[]}}""",
            (await Run(FreezeIt, server.Administrator(partner), customer)).ToJsonString());
        Assert.Equal(
            """{"unfreezeCustomer":{"accountStatus":{"state":"NORMAL"},"errors":[]}}""",
            (await Run(UnfreezeIt, server.Administrator(partner), customer)).ToJsonString());
    }

    [Fact, Trait("Rule", "ASSOC-16")]
    public async Task Frozen_resources_name_the_day_on_which_data_is_due_for_deletion()
    {
        var partner = await server.Partner();
        var status = (await Run(FreezeIt, server.Administrator(partner), await server.CustomerOf(partner), "ACCOUNT_AND_RESOURCES"))["freezeCustomer"]!["accountStatus"]!;
        Assert.Equal(server.Clock.GetUtcNow().AddDays(15), DateTimeOffset.Parse(status["dataDeletionDueAt"]!.GetValue<string>()));
        Assert.False(status["meteringContinues"]!.GetValue<bool>());
    }

    [Fact, Trait("Rule", "ASSOC-16")]
    public async Task Metered_lines_after_the_freeze_of_resources_are_refused_until_it_ends()
    {
        var partner = await server.Partner();
        var customer = await server.CustomerOf(partner);
        await Run(FreezeIt, server.Administrator(partner), customer, "ACCOUNT_AND_RESOURCES");
        Assert.Equal("""[{"code":"RESOURCES_FROZEN","ruleId":"ASSOC-16","path":["lines","0","chargedFrom"]}]""", await Record(customer, "frozen-1"));
        Assert.Equal("[]", await Record(customer, "frozen-2", "YEARLY_MONTHLY"));
        await Run(UnfreezeIt, server.Administrator(partner), customer);
        Assert.Equal("[]", await Record(customer, "frozen-3"));
    }

    [Fact, Trait("Rule", "BUDGET-6")]
    public async Task A_referral_customer_is_refused_and_operations_may_freeze_it()
    {
        var partner = await server.Partner();
        var customer = await server.CustomerOf(partner, AssociationModel.Referral);
        Assert.Equal(["NOT_A_RESELLER_CUSTOMER"], (await Run(FreezeIt, server.Administrator(partner), customer))["freezeCustomer"]!.Codes());
        Assert.Empty((await Run(FreezeIt, server.Staff("operations_manager"), customer))["freezeCustomer"]!.Codes());
        Assert.Equal(["FROZEN_BY_OPERATIONS"], (await Run(UnfreezeIt, server.Administrator(partner), customer))["unfreezeCustomer"]!.Codes());
    }

    [Fact, Trait("Rule", "CONV-7")]
    public async Task Nobody_else_sees_or_freezes_the_customer()
    {
        var partner = await server.Partner();
        var customer = await server.CustomerOf(partner, manager: "own");
        foreach (var token in new[]
        {
            server.Administrator(await server.Partner()), server.Member(partner, Role.AccountManager, "another"),
            server.Member(partner, Role.AccountDirector, "director", ["another"]), server.Customer("c"),
        })
            Assert.Equal("""{"accountStatus":null}""", (await Run(Ask, token, customer)).ToJsonString());
        foreach (var token in new[]
        {
            server.Administrator(partner), server.Member(partner, Role.AccountManager, "own"), server.Member(partner, Role.AccountDirector, "director-2", ["own"]),
            server.Customer(customer), server.Staff("operations_manager"), server.Member(partner, Role.Operator, "op", [], "customer.view"),
        })
            Assert.Equal("""{"accountStatus":{"state":"NORMAL"}}""", (await Run(Ask, token, customer)).ToJsonString());

        var stranger = await Run(FreezeIt, server.Administrator(await server.Partner()), customer);
        Assert.Equal("""{"freezeCustomer":{"accountStatus":null,"errors":[{"code":"CUSTOMER_NOT_FOUND","ruleId":"CONV-7"}]}}""", stranger.ToJsonString());
        foreach (var token in new[] { server.Member(partner, Role.AccountManager, "own"), server.Customer(customer), server.Staff("finance"), server.Member(partner, Role.Operator, "op-2", []) })
        {
            Assert.Equal("FORBIDDEN", await server.ErrorCode(FreezeIt, token, new { id = GlobalId.Of("Customer", customer) }));
            Assert.Equal("FORBIDDEN", await server.ErrorCode(UnfreezeIt, token, new { id = GlobalId.Of("Customer", customer) }));
        }

        Assert.Equal("UNAUTHENTICATED", await server.ErrorCode(Ask, variables: new { id = GlobalId.Of("Customer", customer) }));
    }

    [Fact, Trait("Rule", "ORG-7")]
    public async Task An_operator_freezes_when_its_role_permits_it()
    {
        var partner = await server.Partner();
        var customer = await server.CustomerOf(partner);
        Assert.Empty((await Run(FreezeIt, server.Member(partner, Role.Operator, "op", [], "customer.freeze"), customer))["freezeCustomer"]!.Codes());
    }

    private Task<JsonNode> Run(string document, string token, string customer, string? scope = null) =>
        server.Data(document, token, scope is null ? new { id = GlobalId.Of("Customer", customer) } : new { id = GlobalId.Of("Customer", customer), scope });

    private async Task<string> Record(string customer, string line, string mode = "PAY_PER_USE") => (await server.Data(
        "mutation($input: RecordExpendituresInput!) { recordExpenditures(input: $input) { errors { code ruleId path } } }", server.Staff("operations_manager"),
        new
        {
            input = new
            {
                source = "status", lines = new[]
                {
                    new
                    {
                        lineId = line, customerId = GlobalId.Of("Customer", customer), chargedFrom = server.Clock.GetUtcNow(), chargedTo = server.Clock.GetUtcNow(),
                        serviceType = "ECS", billingMode = mode, amountDue = "1",
                    },
                },
            },
        }))["recordExpenditures"]!["errors"]!.ToJsonString();
}
