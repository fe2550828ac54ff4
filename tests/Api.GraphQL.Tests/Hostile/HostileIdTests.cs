using System.Buffers.Text;
using System.Net.Http.Json;
using System.Text;
using PartnerGraph.Api.GraphQL.Schema;

namespace PartnerGraph.Api.GraphQL.Tests.Hostile;

/// <summary>Ids and cursors that were never given out, or to somebody else.</summary>
public sealed class HostileIdTests(HostileServer server) : IClassFixture<HostileServer>
{
    public static TheoryData<string> Ids =>
    [
        "", " ", "x", "!", "1", "null", "Customer:c-own", Opaque("Customer:"), Opaque(":c-own"), Opaque("Customer"), Opaque("customer:c-own"), Opaque("Nothing:c-own"),
        Opaque("Partner:c-own"), Opaque("Customer:c-own") + "=", Opaque("Customer:c-own") + " ", Opaque("Customer:\u0000"), "Q3VzdG9tZXI6Yy1vd24==", "\u0000", "../../etc/passwd",
        "' OR 1=1 --", new string('A', 100_000), Opaque("Customer:" + new string('x', 100_000)), Opaque(new string(':', 400)),
    ];

    [Theory]
    [MemberData(nameof(Ids))]
    public Task What_is_no_id_of_a_customer_is_bad_input(string id) =>
        Ask("query($id: ID!) { customer(id: $id) { name } }", new { id }, id == Opaque("Customer:\u0000") ? null : "BAD_USER_INPUT");

    [Theory]
    [InlineData("c-other")]
    [InlineData("absent")]
    [InlineData("c-own' OR '1'='1")]
    [InlineData("*")]
    [InlineData("%")]
    [InlineData("../c-own")]
    public async Task A_customer_of_somebody_else_is_answered_like_none(string key)
    {
        var (_, answer) = await server.Send("query($id: ID!) { customer(id: $id) { name } node(id: $id) { id } nodes(ids: [$id]) { id } }", server.Own, new { id = GlobalId.Of("Customer", key) });
        Assert.Equal("""{"customer":null,"node":null,"nodes":[null]}""", answer["data"]!.ToJsonString());
        Assert.Null(answer["errors"]);
        await server.ServesAsBefore();
    }

    [Theory]
    [InlineData("cut")]
    [InlineData("longer")]
    [InlineData("of another list")]
    [InlineData("of another order")]
    [InlineData("of another filter")]
    [InlineData("nothing")]
    [InlineData("an empty object")]
    [InlineData("a list")]
    [InlineData("a number beyond all")]
    [InlineData("a thousand brackets")]
    [InlineData("no base64")]
    [InlineData("200,000 letters")]
    [InlineData("SQL")]
    public async Task A_cursor_that_was_not_given_out_for_this_is_bad_input(string name)
    {
        var page = (await server.Data("{ customers(first: 1) { pageInfo { endCursor } } }", server.Own))["customers"]!["pageInfo"]!["endCursor"]!.GetValue<string>();
        var (cursor, arguments) = name switch
        {
            "cut" => (page[..^3], ""),
            "longer" => (page + "AAAA", ""),
            "of another list" => ((await server.Data("{ helpArticles(first: 1) { pageInfo { endCursor } } }", server.Own))["helpArticles"]!["pageInfo"]!["endCursor"]!.GetValue<string>(), ""),
            "of another order" => (page, ", orderBy: NAME_DESCENDING"),
            "of another filter" => (page, ", filter: { text: \"Ours\" }"),
            "nothing" => (Opaque("null"), ""),
            "an empty object" => (Opaque("{}"), ""),
            "a list" => (Opaque("[1,2,3]"), ""),
            "a number beyond all" => (Opaque("""{"list":"customers","key":{"name":1e999,"id":1e999}}"""), ""),
            "a thousand brackets" => (Opaque(new string('[', 1_000)), ""),
            "no base64" => ("!?*", ""),
            "200,000 letters" => (new string('A', 200_000), ""),
            _ => (Opaque("' OR 1=1 --"), ""),
        };
        await Ask($"query($after: String) {{ customers(first: 1, after: $after{arguments}) {{ nodes {{ name }} }} }}", new { after = cursor }, "BAD_USER_INPUT");
    }

    private Task Ask(string query, object variables, string? code) =>
        server.Attack(new(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query, variables }), Headers = { Authorization = new("Bearer", server.Own) } }, 200, code);

    private static string Opaque(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
}
