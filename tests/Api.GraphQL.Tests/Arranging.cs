using System.Diagnostics;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Following;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Customers.Contacts;
using PartnerGraph.Write.Domain.Customers.Invitations;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Api.GraphQL.Tests;

/// <summary>What a test starts from.</summary>
internal static class Arranging
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Registers a partner as operations do, and returns its key.</summary>
    public static async Task<string> Partner(this ApiServer server, string kind = "SOLUTION_PROVIDER", string? distributor = null, string name = "Acme", string country = "SG")
    {
        var data = await server.Data(
            """mutation($input: RegisterPartnerInput!) { registerPartner(input: $input) { partner { id } errors { code } } }""",
            server.Staff("operations_manager"),
            new
            {
                input = new
                {
                    kind, country, companyName = name, contactEmail = "post@acme.example",
                    distributorId = distributor is null ? null : GlobalId.Of("Partner", distributor),
                },
            });
        return GlobalId.KeyOf("Partner", data["registerPartner"]!["partner"]!["id"]!.GetValue<string>());
    }

    /// <summary>Brings in a customer that can buy, associated with the partner when one is given, and waits until readers see it.</summary>
    public static async Task<string> CustomerOf(
        this ApiServer server, string? partner, AssociationModel model = AssociationModel.Reseller, string manager = "")
    {
        var id = EventIds.New(TimeProvider.System);
        var now = server.Clock.GetUtcNow();
        await server.Append("customer", id, new CustomerRegistered(id, $"Customer {id}", CustomerSite.International, $"{id}@shop.example", "+65 12345", "SG", now),
            new ContactVerified(id, ContactKind.Email, $"{id}@shop.example", now), new ContactVerified(id, ContactKind.Phone, "+65 12345", now));
        if (partner is not null)
        {
            await server.Append("association", id, new CustomerAssociated(id, partner, model, AssociationVia.Invitation, now));
            if (manager.Length > 0) await server.Append("customer", id, new CustomerAllocated(id, partner, manager, now));
        }

        await server.Settle();
        return id;
    }

    /// <summary>Stores events that another capability would have decided.</summary>
    public static Task<CommandResult> Append(this ApiServer server, string category, string key, params IDomainEvent[] events) =>
        server.Services.GetRequiredService<CommandRunner>().Run(
            new Decider<IDomainEvent[], int>(category, _ => key, 0, (given, _) => Decision.Accept(given), (state, _) => state),
            events, new CommandContext("test", "test"));

    /// <summary>Waits until projections and reactions have done what follows from everything stored so far, and from what that stored.</summary>
    public static async Task Settle(this ApiServer server)
    {
        var store = server.Services.GetRequiredService<Write.EventStore.IEventStore>();
        for (long seen = -1, head = await store.Head(); seen != head; head = await store.Head())
        {
            seen = head;
            var projections = server.Services.GetRequiredService<ProjectionHost>();
            var reached = await Reached(projections, seen);
            // Whoever moves the clock meanwhile ends a wait that is bounded by it. One that stands still ends none, nor anybody's pause after a fault.
            for (var begun = Stopwatch.GetTimestamp(); !reached && Stopwatch.GetElapsedTime(begun) < Patience;) reached = await Reached(projections, seen);
            var behind = projections.Statuses.Where(status => status.Position < seen).Select(status => $"{status.Name} at {status.Position}, {status.State}: {status.Error}");
            Assert.True(reached, $"Not at {seen}: {string.Join("; ", behind)}");
        }
    }

    private static async Task<bool> Reached(ProjectionHost projections, long position)
    {
        try
        {
            return (await projections.WaitForAll(position, Patience).WaitAsync(Patience)).Reached;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    /// <summary>The subject of a token.</summary>
    public static string Subject(this ApiServer _, string token) => new Microsoft.IdentityModel.JsonWebTokens.JsonWebToken(token).Subject;

    /// <summary>The last code that was written for somebody.</summary>
    public static string CodeFor(this ApiServer server, string to) => File.ReadLines(Path.Combine(server.DataDirectory, "verification-codes.txt"))
        .Last(line => line.EndsWith($" {to}", StringComparison.Ordinal))[..^(to.Length + 1)].Split(' ')[^1];

    public static string Administrator(this ApiServer server, string partner) => server.Member(partner, Role.PartnerAdministrator, $"admin-{partner}");

    /// <summary>The codes of a payload's rejections.</summary>
    public static string[] Codes(this JsonNode payload) => [.. payload["errors"]!.AsArray().Select(error => error!["code"]!.GetValue<string>())];
}
