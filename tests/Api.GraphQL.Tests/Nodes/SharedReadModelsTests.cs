using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using PartnerGraph.EventStore.Contract;

namespace PartnerGraph.Api.GraphQL.Tests.Nodes;

/// <summary>Two nodes on one log and one database of read models: one of them follows, and either may be cut off.</summary>
public sealed class SharedReadModelsTests : IAsyncLifetime
{
    private const string Name = "query($id: ID!) { customer(id: $id) { name } }";

    private readonly NodeRole one = new(PostgreSqlServer.Shared), two = new(PostgreSqlServer.Shared);
    private readonly NodeServer following, other;

    public SharedReadModelsTests()
    {
        var (log, readModels) = ($"nodes_{Guid.NewGuid():N}", $"r{Guid.NewGuid():N}"[..8]);
        following = new() { Name = log, ReadModels = readModels, Role = one };
        other = new() { Name = log, Clock = following.Clock, ReadModels = readModels, Role = two };
    }

    public async Task InitializeAsync()
    {
        // The first one follows.
        await following.InitializeAsync();
        await other.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        one.LetIn();
        await other.DisposeAsync();
        await following.DisposeAsync();
    }

    [Fact]
    public async Task What_is_done_on_one_is_read_on_the_other_also_when_the_one_that_followed_is_cut_off()
    {
        for (var n = 0; n < 6; n++)
        {
            var (from, to) = n % 2 == 0 ? (following, other) : (other, following);
            var (id, position) = await Registered(from, n);
            Assert.Equal($"Name {n}", await NameOf(to, id, position));
        }

        one.CutOff();
        var (late, after) = await Registered(other, 6);
        Assert.Equal("Name 6", await NameOf(other, late, after));
        var (status, answer) = await following.Send(Name, following.Staff("operations_manager"), new { id = late });
        Assert.Equal((HttpStatusCode.OK, "READ_MODEL_UNAVAILABLE"), (status, answer["errors"]?[0]?["extensions"]?["code"]?.GetValue<string>()));
    }

    private static async Task<(string Id, long Position)> Registered(NodeServer at, int n)
    {
        var made = (await at.Data(
            "mutation($input: RegisterCustomerInput!) { registerCustomer(input: $input) { position customer { id } } }", at.Staff("operations_manager"),
            new { input = new { name = $"Name {n}", country = "SG", email = $"c{n}@example.com" } }))["registerCustomer"]!;
        return (made["customer"]!["id"]!.GetValue<string>(), long.Parse(made["position"]!.ToString(), CultureInfo.InvariantCulture));
    }

    /// <summary>Asked until it is there: the read models wait for their next follower, and a request waits only so long.</summary>
    private static async Task<string?> NameOf(NodeServer at, string id, long position)
    {
        for (var asked = 0; ; asked++)
        {
            var (status, answer) = await at.Send(Name, at.Staff("operations_manager"), new { id }, position);
            if (status != HttpStatusCode.ServiceUnavailable || asked == 20) return Told(answer);
        }

        static string? Told(JsonNode answer) => answer["data"]?["customer"]?["name"]?.GetValue<string>() ?? answer.ToJsonString();
    }
}
