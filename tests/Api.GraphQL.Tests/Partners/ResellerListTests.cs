using System.Globalization;
using System.Text.Json.Nodes;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Write.Domain.Partners;

namespace PartnerGraph.Api.GraphQL.Tests.Partners;

/// <summary>The lists below a distributor: in each order over several pages, also where names and instants are the same, and by each condition.</summary>
[Trait("Rule", "ACCT-11")]
public sealed class ResellerListTests(ApiServer server) : IClassFixture<ApiServer>
{
    private const int Rows = 7;

    private DateTimeOffset Then => server.Clock.GetUtcNow().AddDays(-Rows);

    [Theory]
    [InlineData("resellers", "NAME_ASCENDING", "NAME_DESCENDING", "NAME_ASCENDING")]
    [InlineData("resellers", "EARLIEST_FIRST", "LATEST_FIRST", "NAME_ASCENDING")]
    [InlineData("resellerInvitations", "EARLIEST_FIRST", "LATEST_FIRST", "LATEST_FIRST")]
    public async Task Pages_go_on_in_their_order(string list, string order, string reverse, string unasked)
    {
        var token = await Distributor();
        var field = (list, order) switch
        {
            ("resellers", "NAME_ASCENDING") => "companyName",
            ("resellers", _) => "registeredAt",
            _ => "invitedAt",
        };
        var (up, down) = (await Pages(token, list, order, field), await Pages(token, list, reverse, field));
        Assert.Equal(Rows, up.Count);
        Assert.Equal(Rows, up.Distinct().Count());
        Assert.Equal(up, down.AsEnumerable().Reverse());
        var keys = up.Select(row => row.Key).ToList();
        Assert.Equal(keys.Order(StringComparer.Ordinal), keys);
        Assert.True(keys.Distinct().Count() < Rows, "Nothing is the same.");
        Assert.Equal(await Pages(token, list, unasked, field), await Pages(token, list, null, field));
    }

    [Theory]
    [InlineData("resellers", "NAME_ASCENDING", "LATEST_FIRST")]
    [InlineData("resellerInvitations", "LATEST_FIRST", "EARLIEST_FIRST")]
    public async Task A_cursor_of_one_order_is_refused_under_another(string list, string order, string other)
    {
        var token = await Distributor();
        var cursor = (await Page(token, list, order, null, "__typename"))["pageInfo"]!["endCursor"]!.GetValue<string>();
        Assert.Null(await server.ErrorCode(Document(list, order, "__typename"), token, new { after = cursor }));
        Assert.Equal("BAD_USER_INPUT", await server.ErrorCode(Document(list, other, "__typename"), token, new { after = cursor }));
    }

    [Theory]
    [InlineData("resellers", "filter: { text: \"SHOP 1\" }", "Shop 1 Shop 1")]
    [InlineData("resellers", "filter: { text: \"_\" }", "")]
    [InlineData("resellers", "filter: { country: \"sg\" }", "Shop 3")]
    [InlineData("resellers", "filter: { businessInformationApproved: true }", "Shop 2")]
    [InlineData("resellerInvitations", "filter: { text: \"MALL 1\" }", "Mall 1 Mall 1")]
    [InlineData("resellerInvitations", "filter: { text: \"M6@\" }", "Mall 3")]
    [InlineData("resellerInvitations", "filter: { from: \"2024-10-30T02:00:00Z\", until: \"2024-10-31T02:00:00Z\" }", "Mall 3 Mall 2 Mall 2")]
    [InlineData("resellerInvitations", "filter: { until: \"2024-10-28T01:59:59.999Z\" }", "")]
    public async Task Conditions_leave_what_they_say(string list, string condition, string expected)
    {
        var token = await Distributor();
        var found = (await server.Data($"{{ partner {{ {list}({condition}) {{ totalCount nodes {{ companyName }} }} }} }}", token))["partner"]![list]!;
        var names = found["nodes"]!.AsArray().Select(node => node!["companyName"]!.GetValue<string>()).ToList();
        Assert.Equal(expected, string.Join(' ', names));
        Assert.Equal(names.Count, found["totalCount"]!.GetValue<int>());
    }

    /// <summary>A distributor with resellers and invitations of which two at a time have the same name and instant.</summary>
    private async Task<string> Distributor()
    {
        var distributor = await server.Partner("DISTRIBUTOR");
        for (var i = 0; i < Rows; i++)
        {
            var (id, at, name) = ($"{i}-{distributor}", Then.AddDays(i / 2), string.Create(CultureInfo.InvariantCulture, $"{i / 2}"));
            await server.Append("partner", id, new PartnerRegistered(id, PartnerKind.Reseller, i == Rows - 1 ? "SG" : "CL", $"Shop {name}", $"s{i}@shop.example", null, distributor, at));
            if (i == 4) await server.Append("partner", id, new BusinessInformationApproved(id, at));
            await server.Append("partner", distributor, new ResellerInvited(distributor, $"i{id}", $"m{i}@mall.example", $"Mall {name}", at));
        }

        await server.Settle();
        return server.Member(distributor, Role.DistributorAdministrator);
    }

    private async Task<List<(string Key, string Id)>> Pages(string token, string list, string? order, string field)
    {
        var rows = new List<(string, string)>();
        var id = list == "resellers" ? "id" : "invitationId";
        for (string? cursor = null; ;)
        {
            var page = await Page(token, list, order, cursor, $"{field} {id}");
            rows.AddRange(page["nodes"]!.AsArray().Select(node => (node![field]!.GetValue<string>(), node[id]!.GetValue<string>())));
            if (!page["pageInfo"]!["hasNextPage"]!.GetValue<bool>()) return rows;
            cursor = page["pageInfo"]!["endCursor"]!.GetValue<string>();
        }
    }

    private async Task<JsonNode> Page(string token, string list, string? order, string? after, string selection) =>
        (await server.Data(Document(list, order, selection), token, new { after }))["partner"]![list]!;

    private static string Document(string list, string? order, string selection) =>
        $"query($after: String) {{ partner {{ {list}(first: 3, after: $after{(order is null ? "" : $", orderBy: {order}")}) "
        + $"{{ totalCount nodes {{ {selection} }} pageInfo {{ endCursor hasNextPage }} }} }} }}";
}
