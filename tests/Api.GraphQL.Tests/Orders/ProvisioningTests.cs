using System.Text.Json.Nodes;
using PartnerGraph.Write.Domain.Customers.Associations;

namespace PartnerGraph.Api.GraphQL.Tests.Orders;

/// <summary>A server to which the cloud reports what became of resources.</summary>
public sealed class ReportingServer : ApiServer
{
    protected override string[] Settings => ["--PartnerGraph:ReportedProvisioning=true"];
}

/// <summary>What was paid takes effect type by type, or fails.</summary>
public sealed class ProvisioningTests(ReportingServer server) : IClassFixture<ReportingServer>
{
    private static readonly string[] Items =
    [
        Ordering.Prepaid("100"), Part("IMAGE", "IMS"), Part("SYSTEM_DISK", "EVS"), Part("DATA_DISK", "EVS"), Part("SHARED_DISK", "EVS"), Part("EIP", "EIP"), Part("BANDWIDTH", "EIP"),
    ];

    [Fact, Trait("Rule", "ORDER-7"), Trait("Rule", "ORDER-10"), Trait("Rule", "ORDER-11"), Trait("Rule", "ORDER-12"), Trait("Rule", "COUPON-40")]
    public async Task A_failed_network_leaves_server_and_disks_enabled()
    {
        var c = await Ordering.Of(server, AssociationModel.Referral);
        await c.TopUp("120");
        var coupon = await c.Coupon("40");
        var order = await c.Place(Items);
        Assert.Equal("COMBINED_SERVICE", (string?)order["combinationType"]);
        const string Types = "query($id: ID!) { order(id: $id) { state resourceTypes { type items { role state } } } }";
        var types = (await server.Data(Types, c.Token, new { id = (string)order["id"]! }))["order"]!["resourceTypes"]!;
        Assert.Equal(
            ["ECS: IMAGE SYSTEM_DISK DATA_DISK", "EVS: SHARED_DISK", "VPC: EIP BANDWIDTH"],
            types.AsArray().Select(type => $"{type!["type"]}: {string.Join(' ', type["items"]!.AsArray().Select(item => (string?)item!["role"]).OfType<string>())}"));

        Assert.Equal("PAID", (string?)(await c.Pay(order, $", method: BALANCE, couponIds: [\"{coupon}\"]"))["state"]);
        await Report(order, "VPC", false);
        await Report(order, "ECS", true);
        Assert.Equal("EFFECTIVE EFFECTIVE EFFECTIVE EFFECTIVE EFFECTIVE FAILED FAILED", await Report(order, "EVS", true));
        const string Tree = "{ resources(orderBy: EARLIEST_FIRST) { nodes { product parent { product } children { product } } } }";
        Assert.Equal(
            """{"resources":{"nodes":[{"product":"ECS","parent":null,"children":[{"product":"IMS"},{"product":"EVS"},{"product":"EVS"}]},{"product":"IMS","parent":{"product":"ECS"},"children":[]},{"product":"EVS","parent":{"product":"ECS"},"children":[]},{"product":"EVS","parent":{"product":"ECS"},"children":[]},{"product":"EVS","parent":null,"children":[]}]}}""",
            (await server.Data(Tree, c.Token)).ToJsonString());

        // The address with its bandwidth cost 20.00 of 160.00, paid by a quarter with the coupon.
        var address = (string)order["items"]![5]!["resourceId"]!;
        var failed = await c.Do("unsubscribe", $"resourceId: \"{address}\", reason: ORDER_EXCEPTION", "order { state items { state } }");
        Assert.Empty(failed.Codes());
        await server.Settle();
        Assert.Equal("""{"balance":"15.00000000","coupons":[{"balance":"5.00000000"}]}""", await c.Wallet());
    }

    [Fact, Trait("Rule", "COUPON-39")]
    public async Task An_order_that_had_not_taken_effect_is_given_back_with_its_coupon()
    {
        var c = await Ordering.Of(server, AssociationModel.Referral);
        await c.TopUp("60");
        var coupon = await c.Coupon("40");
        var order = await c.Pay(await c.Place(Ordering.Prepaid("100")), $", method: BALANCE, couponIds: [\"{coupon}\"]");
        var instance = (string)order["items"]![0]!["resourceId"]!;
        Assert.Equal(["ORDER_EXCEPTION_UNKNOWN"], (await c.Do("unsubscribe", $"resourceId: \"{instance}\", reason: ORDER_EXCEPTION", "order { state }")).Codes());
        Assert.Equal("CANCELLED", (string?)(await c.Do("unsubscribe", $"resourceId: \"{instance}\", reason: ORDERED_BY_MISTAKE", "order { state }"))["order"]!["state"]);
        await server.Settle();
        Assert.Equal("""{"balance":"60.00000000","coupons":[{"balance":"40.00000000"}]}""", await c.Wallet());
    }

    private async Task<string> Report(JsonNode order, string type, bool enabled)
    {
        var answer = (await server.Data(
            "mutation($input: ReportProvisioningInput!) { reportProvisioning(input: $input) { items { state } errors { code } } }", server.Staff("operations_manager"),
            new { input = new { orderId = (string)order["id"]!, resourceType = type, enabled } }))["reportProvisioning"]!;
        Assert.Empty(answer.Codes());
        return string.Join(' ', answer["items"]!.AsArray().Select(item => (string?)item!["state"]));
    }

    private static string Part(string role, string product) => Ordering.Prepaid("10", product, $", role: {role}, partOf: 1");
}
