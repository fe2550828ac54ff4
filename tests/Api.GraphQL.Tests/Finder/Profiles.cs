using System.Text.Json.Nodes;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Write.Domain.Partners;

namespace PartnerGraph.Api.GraphQL.Tests.Finder;

/// <summary>Partners that publish.</summary>
internal static class Profiles
{
    public const string Publish = """
        mutation($profile: PartnerProfileInput, $key: String, $version: BigInt) {
          publishPartnerProfile(input: { profile: $profile, idempotencyKey: $key, expectedVersion: $version }) {
            partnerProfile { name published listed version } errors { code ruleId path } position } }
        """;

    /// <summary>A partner whose business information is approved, and so may publish.</summary>
    public static async Task<string> EligiblePartner(this ApiServer server, string kind = "SOLUTION_PROVIDER", string? tier = null)
    {
        var partner = await server.Partner(kind);
        await server.Operate($$"""approveBusinessInformation(input: { partnerId: "{{GlobalId.Of("Partner", partner)}}" })""");
        if (tier is not null) await server.Append("partner", partner, new TierChanged(partner, PartnerTier.Standard, Enum.Parse<PartnerTier>(tier, ignoreCase: true), "test"));
        return partner;
    }

    /// <summary>Publishes a profile of the partner as its administrator.</summary>
    public static async Task<string> Published(this ApiServer server, object profile, string kind = "SOLUTION_PROVIDER", string? tier = null)
    {
        var partner = await server.EligiblePartner(kind, tier);
        var payload = await server.PublishAs(partner, profile);
        Assert.Empty(payload.Codes());
        return partner;
    }

    public static async Task<JsonNode> PublishAs(this ApiServer server, string partner, object? profile, string? key = null, long? version = null) =>
        (await server.Data(Publish, server.Administrator(partner), new { profile, key, version }))["publishPartnerProfile"]!;

    /// <summary>Runs a mutation of operations that must be accepted.</summary>
    public static async Task Operate(this ApiServer server, string mutation)
    {
        var data = await server.Data($"mutation {{ done: {mutation} {{ errors {{ code }} }} }}", server.Staff("operations_manager"));
        Assert.Empty(data["done"]!.Codes());
        await server.Settle();
    }

    /// <summary>The names that anybody finds.</summary>
    public static async Task<string[]> Found(this ApiServer server, string arguments) =>
        [.. (await server.Data($"{{ partnerFinder({arguments}) {{ nodes {{ name }} }} }}"))["partnerFinder"]!["nodes"]!.AsArray().Select(node => node!["name"]!.GetValue<string>())];
}
