using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Following;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Partners;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Api.GraphQL.Tests.Quotas;

/// <summary>Partners, customers and billing lines as facts of the log, for tests that are about what follows from them.</summary>
internal static class QuotaWorld
{
    public static string Partner(string key) => GlobalId.Of("Partner", key);

    public static string Customer(string key) => GlobalId.Of("Customer", key);

    public static Task Register(this ApiServer server, string partner, PartnerTier? tier = null, string? distributor = null) => server.Append(
        $"partner-{partner}",
        [
            new PartnerRegistered(
                partner, distributor is null ? PartnerKind.SolutionProvider : PartnerKind.Reseller, "DE", partner, "a@example.com", null, distributor,
                server.Clock.GetUtcNow()),
            .. tier is { } granted ? new IDomainEvent[] { new TierGranted(partner, granted, false, "revenue") } : [],
        ]);

    public static async Task Associate(
        this ApiServer server, string customer, string partner, AssociationModel model = AssociationModel.Reseller, string? manager = null)
    {
        var since = server.Clock.GetUtcNow().AddMonths(-3);
        await server.Append($"customer-{customer}", [new CustomerRegistered(customer, customer, CustomerSite.International, null, null, "DE", since)]);
        await server.Append($"association-{customer}", [new CustomerAssociated(customer, partner, model, AssociationVia.Ticket, since)]);
        if (manager is not null) await server.Append($"customer-{customer}", [new CustomerAllocated(customer, partner, manager, since)]);
        await server.Settle();
    }

    /// <param name="at">Now unless given.</param>
    public static async Task Spend(this ApiServer server, string customer, decimal list, decimal due, DateTimeOffset? at = null)
    {
        var (id, now) = (Guid.NewGuid().ToString("N"), at ?? server.Clock.GetUtcNow());
        await server.Append($"expenditure-line-test:{id}", [new ExpenditureRecorded(
            "test", id, customer, now, now.AddHours(1), "Compute", null, BillingMode.PayPerUse, BillType.Expenditure, null, null, null, null,
            new(list), new(list - due), new(due), Money.Zero, Money.Zero, Money.Zero, Money.Zero, null)]);
        await server.Settle();
    }

    public static Task Append(this ApiServer server, string stream, IReadOnlyList<IDomainEvent> events) =>
        server.Services.GetRequiredService<IEventStore>().Append(stream, ExpectedVersion.Any,
        [
            .. events.Select(@event => new NewEvent(
                Guid.CreateVersion7(), EventTypeRegistry.Domain.NameOf(@event.GetType()), EventTypeRegistry.Serialize(@event),
                new CommandContext("tester", "test").Metadata(server.Clock.GetUtcNow(), []).Encode())),
        ]);

    /// <summary>Waits until nothing follows from what happened any more.</summary>
    public static async Task Settle(this ApiServer server)
    {
        var (store, projections) = (server.Services.GetRequiredService<IEventStore>(), server.Services.GetRequiredService<ProjectionHost>());
        for (var head = await store.Head(); ; head = await store.Head())
        {
            var outcome = await projections.WaitForAll(head, TimeSpan.FromSeconds(30));
            Assert.True(outcome.Reached, string.Join(", ", outcome.Behind.Concat(outcome.Failed)));
            if (head == await store.Head()) return;
        }
    }

    public static async Task<JsonNode> Grant(this ApiServer server, string partner, decimal? amount) => await server.Data(
        "mutation($input: GrantQuotaInput!) { grantQuota(input: $input) { consumptionQuota { total used remaining level } errors { code ruleId } } }",
        server.Staff("operations_manager"),
        new { input = new { partnerId = Partner(partner), amount = amount?.ToString(CultureInfo.InvariantCulture) } });

    public static async Task<string> Query(this ApiServer server, string document, string token) => (await server.Data(document, token)).ToJsonString();
}
