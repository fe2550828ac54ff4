using System.Net;
using PartnerGraph.Api.GraphQL.Hosting;
using PartnerGraph.Api.GraphQL.Tests.Ledger;
using PartnerGraph.EventStore.Contract;

namespace PartnerGraph.Api.GraphQL.Tests.Nodes;

/// <summary>A node of several on one log in PostgreSQL, with read models of its own unless it shares them.</summary>
public class NodeServer : ApiServer
{
    public required string Name { get; init; }

    public NodeRoles Roles { get; init; } = NodeRoles.All;

    protected override string? Log => Name;

    /// <summary>The read models that it shares with others; null for its own.</summary>
    public string? ReadModels { get; init; }

    /// <summary>By what it speaks to the database of the read models.</summary>
    public NodeRole? Role { get; init; }

    protected override string[] Settings => ReadModels is not { } schema ? [$"--PartnerGraph:Roles={Roles}"] :
    [
        $"--PartnerGraph:Roles={Roles}", "--PartnerGraph:ReadModel:Kind=PostgreSql", $"--PartnerGraph:ReadModel:Schema={schema}",
        $"--PartnerGraph:ReadModel:ConnectionString={(Role ?? throw new InvalidOperationException("A node needs its login.")).ConnectionString};Maximum Pool Size=60",
    ];
}

/// <summary>Two nodes behind one address: what is done on one is known on the other, and told once.</summary>
public sealed class TwoNodesTests : IAsyncLifetime
{
    private static readonly DateTimeOffset November = new(2024, 11, 3, 0, 0, 0, TimeSpan.Zero);

    private readonly NodeServer acting, other;
    private readonly LedgerApi one, two;

    public TwoNodesTests()
    {
        var log = $"nodes_{Guid.NewGuid():N}";
        acting = new() { Name = log };
        other = new() { Name = log, Clock = acting.Clock, Roles = NodeRoles.Api | NodeRoles.Projector };
        (one, two) = (new(acting), new(other));
    }

    public async Task InitializeAsync() => await Task.WhenAll(acting.InitializeAsync(), other.InitializeAsync());

    public async Task DisposeAsync()
    {
        await other.DisposeAsync();
        await acting.DisposeAsync();
    }

    [Fact]
    public async Task What_one_acknowledges_the_other_reads_from_its_position_on()
    {
        for (var n = 0; n < 10; n++)
        {
            var (from, to) = n % 2 == 0 ? (acting, other) : (other, acting);
            var made = (await from.Data(
                """mutation($input: RegisterCustomerInput!) { registerCustomer(input: $input) { position customer { id } } }""", from.Staff("operations_manager"),
                new { input = new { name = $"Name {n}", country = "SG", email = $"c{n}@example.com" } }))["registerCustomer"]!;
            var (status, answer) = await to.Send(
                "query($id: ID!) { customer(id: $id) { name } }", to.Staff("operations_manager"), new { id = made["customer"]!["id"]!.GetValue<string>() },
                long.Parse(made["position"]!.ToString(), System.Globalization.CultureInfo.InvariantCulture));
            Assert.Equal((HttpStatusCode.OK, $"Name {n}"), (status, answer["data"]?["customer"]?["name"]?.GetValue<string>()));
        }
    }

    [Fact]
    public async Task An_alert_that_follows_from_usage_on_one_reaches_the_subscribers_of_both_once()
    {
        var partner = await PartnerWithQuota(100m);
        var after = await Subscriber.Now(acting);
        using var here = await Subscriber.Start(acting, one.Administrator(partner), $$"""{ quotaAlertRaised(after: "{{after}}") { level } }""");
        using var there = await Subscriber.Start(other, two.Administrator(partner), $$"""{ quotaAlertRaised(after: "{{after}}") { level } }""");

        await two.Record(LedgerApi.Line("1", "c", 120m, November));

        foreach (var subscriber in new[] { here, there })
            Assert.Equal(["WARNING", "USED_UP", "EXCEEDED"], await subscriber.Next(3, "level"));
        foreach (var (node, api) in new[] { (acting, one), (other, two) })
        {
            await node.Settle();
            Assert.Equal("""{"alerts":{"totalCount":3}}""", (await node.Data("{ alerts(kind: QUOTA) { totalCount } }", api.Administrator(partner))).ToJsonString());
        }
    }

    [Fact]
    public async Task A_client_that_goes_to_the_other_node_with_its_cursor_misses_nothing()
    {
        var partner = await PartnerWithQuota(1_000m);
        var cursor = await Subscriber.Now(acting);
        await one.Record(LedgerApi.Line("1", "c", 850m, November));
        using (var here = await Subscriber.Start(acting, one.Administrator(partner), $$"""{ quotaAlertRaised(after: "{{cursor}}") { cursor level } }"""))
            cursor = (await here.Next())["cursor"]!.GetValue<string>();
        await one.Record(LedgerApi.Line("2", "c", 150m, November));
        using var there = await Subscriber.Start(other, two.Administrator(partner), $$"""{ quotaAlertRaised(after: "{{cursor}}") { level } }""");
        Assert.Equal("USED_UP", (await there.Next())["level"]!.GetValue<string>());
    }

    [Fact]
    public async Task One_key_on_both_at_once_is_one_mutation()
    {
        for (var round = 0; round < 10; round++)
        {
            var input = new { name = "Twice", country = "SG", email = $"twice{round}@example.com", idempotencyKey = $"key-{round}" };
            var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(n => (n % 2 == 0 ? acting : other).Data(
                "mutation($input: RegisterCustomerInput!) { registerCustomer(input: $input) { customer { id } errors { code } } }",
                (n % 2 == 0 ? acting : other).Staff("operations_manager"), new { input })));
            Assert.Single(answers.Select(answer => answer["registerCustomer"]!["customer"]!["id"]!.GetValue<string>()).Distinct());
            Assert.All(answers, answer => Assert.Empty(answer["registerCustomer"]!["errors"]!.AsArray()));
        }
    }

    private async Task<string> PartnerWithQuota(decimal amount)
    {
        var partner = await acting.Partner();
        Assert.True(await one.Register("c", November.AddDays(-1)));
        Assert.True(await one.Associate("c", partner, "RESELLER", November.AddDays(-1)));
        Assert.True(await one.Grant(partner, amount));
        await acting.Settle();
        await other.Settle();
        return partner;
    }
}
