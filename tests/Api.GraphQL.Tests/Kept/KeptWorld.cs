using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Read.Projections.Runtime;

namespace PartnerGraph.Api.GraphQL.Tests.Kept;

/// <summary>What happens in the demo, at random: money, freezes, roles, policies, what customers may see, rebuilt read models, time.</summary>
internal sealed class KeptWorld(KeptServer server, Random random)
{
    private static readonly string[] Customers = ["demo-harbor", "demo-lumen", "demo-tern"];

    private int lines;

    /// <summary>What happened so far.</summary>
    public List<string> Told { get; } = [];

    /// <summary>Lets one of them happen, and waits until everything has followed from it. What the rules refuse has not happened.</summary>
    public async Task Happen()
    {
        var (name, happens) = Happenings[random.Next(Happenings.Length)];
        Told.Add(name);
        await happens();
        await server.CaughtUp();
    }

    private (string Name, Func<Task> Happens)[] Happenings =>
    [
        ("budget", () => Do("setCustomerBudget", "alice", new { customerId = Customer(), amount = $"{random.Next(1, 500)}" })),
        ("usage", Record),
        ("freeze", () => Do("freezeCustomer", "alice", new { customerId = Customer(), reason = "late" })),
        ("unfreeze", () => Do("unfreezeCustomer", "alice", new { customerId = Customer(), scope = "ACCOUNT" })),
        ("role", async () => await Do("assignRole", "alice", new { memberId = await Member("mia"), role = random.Next(2) == 0 ? "ACCOUNT_DIRECTOR" : "ACCOUNT_MANAGER" })),
        ("policy", async () => await Do("putPolicy", "alice", new { memberId = await Member("max"), policy = Policy() })),
        ("no policy", async () => await Do("removePolicy", "alice", new { memberId = await Member("max") })),
        ("sight revoked", () => Do("revokeBillPermission", "alice", new { })),
        ("sight granted", () => Do("grantBillPermission", "alice", new { })),
        ("invitation", () => Do("createInvitation", "alice", new { channel = "LINK", model = "RESELLER" })),
        ("rebuild", Rebuild),
        ("an hour", () => Pass(TimeSpan.FromHours(1))),
        ("a day", () => Pass(TimeSpan.FromDays(1))),
    ];

    private object Policy() => new
    {
        version = "5.0",
        statements = new[] { new { effect = "ALLOW", actions = new[] { random.Next(2) == 0 ? "*:*:view" : "customers:*:*" } } },
    };

    private string Customer() => GlobalId.Of("Customer", Customers[random.Next(Customers.Length)]);

    private async Task<string> Member(string subject) =>
        (await server.Data("{ members { nodes { id subject } } }", server.TokenOf("alice")))["members"]!["nodes"]!.AsArray().Single(node => (string?)node!["subject"] == subject)!["id"]!.GetValue<string>();

    private Task Record()
    {
        var at = server.Clock.GetUtcNow().AddHours(-1).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return Do("recordExpenditures", "olga", new
        {
            source = "kept", lines = new[]
            {
                new
                {
                    lineId = $"kept-{lines++}", customerId = Customer(), chargedFrom = at, chargedTo = at, serviceType = "hws.service.type.ec2", amountDue = $"{random.Next(1, 90)}",
                    listPrice = "100", currency = "USD",
                },
            },
        });
    }

    private async Task Rebuild()
    {
        var projections = server.Services.GetRequiredService<ProjectionHost>();
        var names = projections.ReadModels.Where(name => name != "finder").ToList();
        await projections.Rebuild(names[random.Next(names.Count)]);
    }

    private Task Pass(TimeSpan span)
    {
        server.Clock.Advance(span);
        return Task.CompletedTask;
    }

    private async Task Do(string mutation, string caller, object input)
    {
        var type = $"{char.ToUpperInvariant(mutation[0])}{mutation[1..]}Input";
        var (_, answer) = await server.Send($"mutation($input: {type}!) {{ {mutation}(input: $input) {{ errors {{ code }} }} }}", server.TokenOf(caller), new { input });
        if (answer["errors"] is JsonArray errors) Assert.Fail($"{mutation}: {errors.ToJsonString()}");
    }
}
