using System.Globalization;
using Xunit.Abstractions;

namespace PartnerGraph.EndToEnd.Tests.Faults;

/// <summary>
/// Real processes on a real database, broken at moments that nobody chose while clients go on. PARTNERGRAPH_FAULTS says how often, PARTNERGRAPH_FAULT_SEED
/// what and when.
/// </summary>
public sealed class ClusterFaultTests(ITestOutputHelper output)
{
    private const int Writers = 4, Readers = 3;

    // Longer than a lease lasts.
    private static readonly TimeSpan Stall = TimeSpan.FromSeconds(6);

    private readonly Random random = new(KillTests.FromEnvironment("PARTNERGRAPH_FAULT_SEED", 1));
    private int written;

    [FaultRunFact]
    [Trait("Rule", "CONV-10")]
    public async Task What_was_acknowledged_is_there_once_and_every_subscriber_saw_every_alert_once()
    {
        await using var fleet = new Fleet(2);
        await fleet.Start();
        var (operations, alice) = (await fleet.Token("ops", "--role", "operations_manager"), await fleet.Token("alice"));
        var before = await fleet.Alerts(fleet.Nodes[0].Address, alice);
        var cursor = (await fleet.Client.Ask("{ eventCursor }", alice))["eventCursor"]!.GetValue<string>();
        List<AlertReader> readers = [.. Enumerable.Range(0, Readers).Select(_ => new AlertReader(fleet.Client, alice, cursor))];
        using var ended = new CancellationTokenSource();
        var writing = Enumerable.Range(0, Writers).Select(writer => Task.Run(() => Write(fleet, writer, operations, alice, ended.Token))).ToList();

        SortedDictionary<string, int> faults = [];
        for (var fault = 0; fault < FaultRunFactAttribute.Faults; fault++)
        {
            await Task.Delay(random.Next(1_000, 4_000));
            var name = await Break(fleet);
            faults[name] = faults.GetValueOrDefault(name) + 1;
            output.WriteLine($"{fault + 1}: {name}; {written} customers so far");
            await fleet.Ready(fleet.Nodes);
        }

        await ended.CancelAsync();
        var customers = (await Task.WhenAll(writing)).SelectMany(keys => keys).ToHashSet();
        await fleet.Ready(fleet.Nodes);

        // Three thresholds are crossed by the one line of each customer.
        var alerts = await Settled(fleet, alice, before.Count + (3 * customers.Count));
        var raised = alerts.Except(before).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(3 * customers.Count, raised.Count);
        foreach (var reader in readers)
        {
            await Waiting.Until(() => Task.FromResult(reader.Seen.Count >= raised.Count), () => $"A subscriber saw {reader.Seen.Count} of {raised.Count} alerts.");
            Assert.Equal(raised, reader.Seen.Order(StringComparer.Ordinal));
        }

        var figures = await fleet.Figures(fleet.Nodes[0].Address, alice);
        Assert.Equal(figures, await fleet.Figures(fleet.Nodes[1].Address, alice));
        foreach (var key in customers) Assert.Equal(2, figures.Split($"\"{FleetNode.GlobalId("Customer", key)}\"").Length);
        using (var anew = await fleet.Anew(operations)) Assert.Equal(await fleet.Figures(anew.Address, alice), figures);

        output.WriteLine($"faults: {string.Join(", ", faults.Select(pair => $"{pair.Value} {pair.Key}"))}");
        output.WriteLine($"customers acknowledged: {customers.Count}, alerts: {raised.Count}, each seen once by {readers.Count} subscribers over {readers.Sum(reader => reader.Connections)} connections");
        output.WriteLine($"requests asked again: {string.Join(", ", fleet.Client.Repeated.Select(pair => $"{pair.Value} {pair.Key}"))}");
        foreach (var reader in readers) await reader.DisposeAsync();
    }

    private async Task<string> Break(Fleet fleet)
    {
        var node = fleet.Nodes[random.Next(fleet.Nodes.Count)];
        switch (random.Next(4))
        {
            case 0:
                await node.Kill();
                await Task.Delay(random.Next(0, 5_000));
                node.Start();
                return "node killed";
            case 1:
                await node.Signal("STOP");
                await Task.Delay(Stall);
                await node.Signal("CONT");
                return "node stalled";
            case 2:
                await fleet.RestartDatabase();
                return "database killed";
            default:
                await fleet.CutSessions();
                return "sessions cut";
        }
    }

    // A customer with a budget that its one line exceeds.
    private async Task<List<string>> Write(Fleet fleet, int writer, string operations, string alice, CancellationToken ended)
    {
        List<string> acknowledged = [];
        for (var n = 0; !ended.IsCancellationRequested; n++)
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"fault-{writer}-{n}");
            var id = FleetNode.GlobalId("Customer", key);
            await fleet.Client.Do("registerCustomer", operations, new() { ["name"] = key, ["country"] = "SG", ["email"] = $"{key}@example.com", ["key"] = key, ["idempotencyKey"] = $"register {key}" });
            await fleet.Client.Do("associateCustomer", operations, new()
            {
                ["customerId"] = id, ["partnerId"] = FleetNode.GlobalId("Partner", "demo-aurora"), ["model"] = "RESELLER", ["ticketNo"] = "T-1", ["idempotencyKey"] = $"associate {key}",
            });
            await fleet.Client.Do("setCustomerBudget", alice, new()
            {
                ["customerId"] = id, ["amount"] = "10", ["onExceeded"] = "MANUAL", ["kind"] = "MONTHLY", ["alertRatios"] = new[] { "0.75", "0.9", "1" }, ["idempotencyKey"] = $"budget {key}",
            });
            var at = DateTimeOffset.UtcNow.ToString("O", CultureInfo.InvariantCulture);
            await fleet.Client.Do("recordExpenditures", operations, new()
            {
                ["source"] = "faults", ["precision"] = "WITH_REMAINDER", ["idempotencyKey"] = $"spend {key}",
                ["lines"] = new[] { new { lineId = key, customerId = id, chargedFrom = at, chargedTo = at, serviceType = "ECS", amountDue = "12", listPrice = "12" } },
            });
            acknowledged.Add(key);
            Interlocked.Increment(ref written);
        }

        return acknowledged;
    }

    private static async Task<List<string>> Settled(Fleet fleet, string alice, int expected)
    {
        List<string> alerts = [];
        await Waiting.Until(
            async () => (alerts = await fleet.Alerts(fleet.Nodes[0].Address, alice)).Count >= expected, () => $"There are {alerts.Count} alerts, and {expected} follow from what was acknowledged.");
        return alerts;
    }
}
