using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using GraphQL;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Write.Domain.Quotas;

namespace PartnerGraph.Api.GraphQL.Tests.Mutations;

/// <summary>A version that a mutation takes is one that an entity shows, right at once, and moved by nothing but what was set.</summary>
public sealed partial class VersionTests(MutationServer server) : IClassFixture<MutationServer>
{
    /// <summary>What shows the version that a mutation takes.</summary>
    private static readonly Dictionary<string, Func<MutationScene, string>> Shown = new()
    {
        ["grantTier"] = Partner, ["approveBusinessInformation"] = Partner,
        ["changeAssociationModel"] = Association, ["requestDisassociation"] = Association, ["approveDisassociation"] = Association,
        ["rejectDisassociation"] = Association, ["confirmDisassociation"] = Association, ["declineDisassociation"] = Association,
        ["shareInvitation"] = Invitation, ["revokeInvitation"] = Invitation,
        ["assignRole"] = Member, ["assignManagers"] = Member, ["removeMember"] = Member,
        ["changeRole"] = Role, ["retireRole"] = Role, ["putPolicy"] = Policy, ["removePolicy"] = Policy,
        ["changeQuota"] = Quota, ["requestQuotaIncrease"] = Quota, ["declineQuotaIncrease"] = Quota, ["decideTestCoupon"] = TestCoupons, ["revokeBillPermission"] = BillPermission, ["grantBillPermission"] = BillPermission,
        ["changeCustomerContact"] = Customer, ["renewResource"] = Resource, ["changeResource"] = Resource, ["changeBillingMode"] = Resource, ["grantResellerBudget"] = Grant,
        ["setCustomerBudget"] = Budget, ["removeCustomerBudget"] = Budget,
        ["setCustomerDiscount"] = Discount, ["withdrawCustomerDiscount"] = Discount, ["setDiscountScope"] = DiscountScope,
        ["applyCommercialPolicies"] = CommercialPolicies,
        ["publishPartnerProfile"] = Profile, ["updatePartnerProfile"] = Profile, ["unpublishPartnerProfile"] = Profile,
        ["restateBill"] = Bill,
        ["payOrder"] = Order, ["cancelOrder"] = Order, ["unsubscribe"] = Resource, ["unsubscribeRenewal"] = Resource,
        ["rejectIncentiveStatement"] = Statement, ["resolveIncentiveRejection"] = Statement, ["registerInvoice"] = Payout, ["receiveInvoice"] = Payout, ["submitToBank"] = Payout,
        ["topUpAccount"] = Payout, ["recordPayment"] = Payout, ["recordPaymentFailure"] = Payout, ["resumePayout"] = Payout,
        ["decideCore"] = Admission,
        ["startTicketProcessing"] = Ticket, ["answerTicket"] = Ticket, ["addTicketMessage"] = Ticket, ["remindTicket"] = Ticket, ["closeTicket"] = Ticket, ["reopenTicket"] = Ticket,
        ["deleteTicket"] = Ticket,
        ["updateWhtCredential"] = Credential, ["submitWhtCredential"] = Credential, ["progressWhtCredential"] = Credential,
    };

    /// <summary>Mutations whose entity the partner's administrator does not read, but whoever calls them.</summary>
    private static readonly string[] ReadByCaller =
    [
        "changeCustomerContact", "renewResource", "changeResource", "grantResellerBudget", "setDiscountScope", "updateWhtCredential", "submitWhtCredential", "progressWhtCredential",
        "applyCommercialPolicies", "restateBill",
        "changeBillingMode", "payOrder", "cancelOrder", "unsubscribe", "unsubscribeRenewal",
    ];

    public static TheoryData<string> Mutations => [.. Shown.Keys];

    [Fact, Trait("Rule", "CONV-10")]
    public void Every_version_that_a_mutation_takes_is_shown() => Assert.Equal(
        server.Services.GetRequiredService<ISchema>().Mutation!.Fields
            .Where(field => field.Arguments?.Find("input")?.ResolvedType?.GetNamedType() is IInputObjectGraphType input && input.Fields.Any(member => member.Name == "expectedVersion"))
            .Select(field => field.Name).Order(StringComparer.Ordinal),
        Shown.Keys.Order(StringComparer.Ordinal));

    [Theory, Trait("Rule", "CONV-10"), MemberData(nameof(Mutations))]
    public async Task The_version_shown_is_the_one_taken(string mutation)
    {
        var scene = new MutationScene(server);
        var call = await MutationTable.Rows[mutation](scene);
        await server.Settle();
        var reader = ReadByCaller.Contains(mutation) ? call.Token : scene.Admin();
        var version = await VersionOf(Shown[mutation](scene), reader);

        Assert.Contains("CONFLICT", await server.Call(mutation, With(call, version + 1), null), StringComparison.Ordinal);
        Assert.Contains("\"errors\":[]", await server.Call(mutation, With(call, version), null), StringComparison.Ordinal);
        await server.Settle();
        Assert.NotEqual(version, await VersionOf(Shown[mutation](scene), reader));
    }

    [Fact, Trait("Rule", "CONV-10"), Trait("Rule", "BUDGET-4")]
    public async Task What_the_system_observes_moves_no_version()
    {
        var scene = await new MutationScene(server).WithBoth();
        await scene.Has("budget", scene.CustomerId, new BudgetSet(
            scene.CustomerId, scene.Partner, BudgetKind.Monthly, new(100m), [0.75m], BudgetExceededAction.Manual, new(2024, 11)));
        for (var n = 0; n < 3; n++)
            await scene.Has("budget", scene.CustomerId, new BudgetAlertRaised(scene.CustomerId, scene.Partner, 0.75m, 0.8m, new(80m), new(100m), new(2024, 11), n));
        await server.Settle();
        Assert.Equal(0, await VersionOf(Budget(scene), scene.Admin()));

        for (var version = 0; version < 3; version++)
        {
            var call = new MutationCall(
                scene.Admin(), new { customerId = MutationScene.Global("Customer", scene.CustomerId), amount = $"{200 + version}" }, "customerBudget { version }");
            var answer = JsonNode.Parse(await server.Call("setCustomerBudget", With(call, version), null))!;
            Assert.Empty(answer["errors"]!.AsArray());
            Assert.Equal($"{version + 1}", answer["customerBudget"]!["version"]!.GetValue<string>());
            await scene.Has("budget", scene.CustomerId, new BudgetAlertRearmed(scene.CustomerId, scene.Partner, 0.75m, new(80m), new(200m), new(2024, 11), 9));
        }
    }

    private static string Partner(MutationScene scene) => $$"""{ partner(id: "{{MutationScene.Global("Partner", scene.Partner)}}") { version } }""";

    private static string Association(MutationScene scene) => $$"""{ association(customerId: "{{MutationScene.Global("Customer", scene.CustomerId)}}") { version } }""";

    private static string Invitation(MutationScene scene) => $$"""{ invitation(id: "{{MutationScene.Global("Invitation", scene.Id)}}") { version } }""";

    private static string Member(MutationScene scene) => Node("Member", $"m{scene.Id}");

    private static string Role(MutationScene scene) => Node("CustomRole", scene.Id);

    private static string Policy(MutationScene scene) => $$"""{ accessPolicy(memberId: "{{MutationScene.Global("Member", $"m{scene.Id}")}}") { version } }""";

    private static string Statement(MutationScene scene) => "{ incentiveStatements { nodes { version } } }";

    private static string Payout(MutationScene scene) => "{ payouts { nodes { version } } }";

    private static string Ticket(MutationScene scene) => "{ serviceTickets { nodes { version } } }";

    private static string Quota(MutationScene scene) => "{ consumptionQuota { version } }";

    private static string BillPermission(MutationScene scene) => "{ billPermission { version } }";

    private static string TestCoupons(MutationScene scene) => "{ testCouponRequests { nodes { version } } }";

    private static string Customer(MutationScene scene) => $$"""{ customer(id: "{{MutationScene.Global("Customer", scene.CustomerId)}}") { version } }""";

    private static string Resource(MutationScene scene) => $$"""{ resource(id: "{{MutationScene.Global("Resource", $"{scene.Id}-1")}}") { version } }""";

    private static string Order(MutationScene scene) => $$"""{ order(id: "{{MutationScene.Global("Order", scene.Id)}}") { version } }""";

    private static string Grant(MutationScene scene) => "{ resellerBudgets { nodes { version } } }";

    private static string Budget(MutationScene scene) => $$"""{ customerBudget(customerId: "{{MutationScene.Global("Customer", scene.CustomerId)}}") { version } }""";

    private static string Discount(MutationScene scene) => $$"""{ customerDiscounts(customerId: "{{MutationScene.Global("Customer", scene.CustomerId)}}") { nodes { version } } }""";

    private static string DiscountScope(MutationScene scene) => """{ discountableProducts(filter: { productType: "OBS" }) { nodes { version } } }""";

    private static string CommercialPolicies(MutationScene scene) => "{ commercialPolicyVersions(first: 1) { nodes { version } } }";

    private static string Profile(MutationScene scene) => "{ partnerProfile { version } }";

    private static string Bill(MutationScene scene) => $$"""{ partnerBill(partnerId: "{{MutationScene.Global("Partner", scene.Partner)}}", month: "2024-09") { version } }""";

    private static string Admission(MutationScene scene) => "{ tierAdmission { version } }";

    private static string Credential(MutationScene scene) => Node("WhtCredential", scene.Id);

    private static string Node(string type, string key) => $$"""{ node(id: "{{MutationScene.Global(type, key)}}") { ... on {{type}} { version } } }""";

    private static MutationCall With(MutationCall call, long version)
    {
        var input = JsonSerializer.SerializeToNode(call.Input)!.AsObject();
        input["expectedVersion"] = version;
        return call with { Input = input };
    }

    /// <summary>-1 of what does not exist yet.</summary>
    private async Task<long> VersionOf(string document, string reader)
    {
        var (_, answer) = await server.Send(document, reader);
        Assert.Null(answer["errors"]);
        return Version().Match(answer.ToJsonString()) is { Success: true } found ? long.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture) : -1;
    }

    [GeneratedRegex("\"version\":\"(-?[0-9]+)\"")]
    private static partial Regex Version();
}
