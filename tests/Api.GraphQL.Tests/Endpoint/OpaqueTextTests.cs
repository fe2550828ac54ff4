using System.Buffers.Text;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Api.GraphQL.Tests.Customers;

namespace PartnerGraph.Api.GraphQL.Tests.Endpoint;

/// <summary>Ids and cursors are taken as they were given out, or not at all.</summary>
public sealed class OpaqueTextTests(CustomersServer server) : IClassFixture<CustomersServer>
{
    private static readonly string[] Wrong = [" {0}", "{0} ", "{0}\n", "{0}=", "{0}==", "\t{0}", "{0}A"];

    public static TheoryData<string> Spellings => [.. Wrong];

    [Theory]
    [MemberData(nameof(Spellings))]
    public async Task An_id_has_one_spelling(string spelling)
    {
        var partner = await server.Partner(name: "Spelt");
        var id = GlobalId.Of("Partner", partner);
        const string query = "query($id: ID!) { node(id: $id) { id } }";
        Assert.NotNull((await server.Data(query, server.Operations, new { id }))["node"]);
        Assert.Null((await server.Data(query, server.Operations, new { id = spelling.Replace("{0}", id, StringComparison.Ordinal) }))["node"]);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_no_id() => Assert.Null(GlobalId.Parse(Base64Url.EncodeToString("Partner:\xff"u8[..8].ToArray().Append((byte)0xff).ToArray())));

    [Fact]
    public async Task A_cursor_pages_its_own_connection_and_no_other()
    {
        for (var number = 0; number < 3; number++) await server.Partner(name: $"Cursor {number}");
        const string partners = "query($after: String, $country: String) { partners(first: 1, after: $after, filter: { country: $country, text: \"Cursor\" }) { nodes { companyName } pageInfo { endCursor } edges { cursor } } }";
        var first = (await server.Data(partners, server.Operations))["partners"]!;
        var after = (string)first["pageInfo"]!["endCursor"]!;
        Assert.Equal(after, (string)first["edges"]![0]!["cursor"]!);
        Assert.Equal("Cursor 1", (string?)(await server.Data(partners, server.Operations, new { after }))["partners"]!["nodes"]![0]!["companyName"]);
        Assert.Equal("BAD_USER_INPUT", await server.ErrorCode(partners, server.Operations, new { after, country = "SG" }));
        Assert.Equal("BAD_USER_INPUT", await server.ErrorCode("query($after: String) { members(after: $after) { totalCount } }", server.A, new { after }));
        foreach (var spelling in Wrong)
            Assert.Equal("BAD_USER_INPUT", await server.ErrorCode(partners, server.Operations, new { after = spelling.Replace("{0}", after, StringComparison.Ordinal) }));
        Assert.Equal("BAD_USER_INPUT", await server.ErrorCode(partners, server.Operations, new { after = new string('A', 100_000) }));
    }

    [Fact]
    public async Task A_cursor_below_an_answer_of_arguments_belongs_to_those_arguments()
    {
        var administrator = server.Member("a", Role.PartnerAdministrator, "admin");
        await server.NewAssociated("cursors", administrator);
        const string lines = "query($month: Month!, $after: String) { expenditureDetails(month: $month) { lines(first: 1, after: $after) { pageInfo { endCursor } } } }";
        // A cursor of another month, made as the server makes them: by its mark it is refused before anybody reads it.
        Assert.Equal("BAD_USER_INPUT", await server.ErrorCode(lines, administrator, new { month = "2024-10", after = "AAAAAAAA1.1" }));
    }
}
