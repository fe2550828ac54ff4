using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Write.Domain.Notifications;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Api.GraphQL.Tests.Quotas;

/// <summary>Lines that are recorded as history tell what they cross, late, and set nothing off in the present; the same lines of today do.</summary>
public sealed class HistoryTests(ApiServer server) : IClassFixture<ApiServer>
{
    private const string Record =
        "mutation($input: RecordExpendituresInput!) { recordExpenditures(input: $input) { recorded errors { code } } }";

    [Theory, Trait("Rule", "QUOTA-4"), Trait("Rule", "QUOTA-18"), Trait("Rule", "BUDGET-6")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_recorded_as_history_only_tells_late(bool historical)
    {
        var world = await AlertWorld.Start(server, 100m);
        await server.Data(
            "mutation($input: SetCustomerBudgetInput!) { setCustomerBudget(input: $input) { errors { code } } }", world.Administrator,
            new { input = new { customerId = GlobalId.Of("Customer", world.Customer), amount = "50", onExceeded = "AUTOMATIC", alertRatios = new[] { "1" } } });

        var line = new
        {
            lineId = Guid.NewGuid().ToString("N"), customerId = GlobalId.Of("Customer", world.Customer), serviceType = "Compute", amountDue = "150", listPrice = "150",
            chargedFrom = "2024-11-04T02:00:00Z", chargedTo = "2024-11-04T02:00:00Z",
        };
        var recorded = await server.Data(Record, server.Staff("operations_manager"), new { input = new { source = "history", historical, lines = new[] { line } } });
        Assert.Equal("""{"recordExpenditures":{"recorded":1,"errors":[]}}""", recorded.ToJsonString());
        await QuotaWorld.Settle(server);

        var alerts = (await server.Data("{ alerts { nodes { kind late } } }", world.Administrator))["alerts"]!["nodes"]!.AsArray();
        Assert.Equal(["BUDGET", "QUOTA", "QUOTA", "QUOTA"], alerts.Select(alert => alert!["kind"]!.GetValue<string>()).Order(StringComparer.Ordinal));
        Assert.All(alerts, alert => Assert.Equal(historical, alert!["late"]!.GetValue<bool>()));
        Assert.Equal(historical ? "NORMAL" : "FROZEN", await StateOf(world));
        // UsedUp and Exceeded are each told by SMS and by email.
        Assert.Equal(historical ? 0 : 4, await RemindersOf(world.Partner));
        Assert.Equal(historical ? [] : ["CUSTOMER_FROZEN", "PARTNER_RESTRICTED"], CodesOf(await world.Order()));
    }

    private static IEnumerable<string> CodesOf(JsonNode errors) =>
        errors.AsArray().Select(error => error!["code"]!.GetValue<string>()).Order(StringComparer.Ordinal);

    private async Task<string> StateOf(AlertWorld world) =>
        (await server.Data("{ accountStatus { state } }", server.Customer(world.Customer)))["accountStatus"]!["state"]!.GetValue<string>();

    private async Task<int> RemindersOf(string partner)
    {
        var store = server.Services.GetRequiredService<IEventStore>();
        var count = 0;
        await foreach (var stored in store.ReadStream(MessageSettingsDecider.Definition.StreamOf(partner)))
            if (stored.Type == EventTypeRegistry.Domain.NameOf<PaymentReminderSent>()) count++;
        return count;
    }
}
