using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Cli.Generate;

namespace PartnerGraph.Bench.Whole;

/// <summary>From a mutation's answer to the alert that it sets off on a subscriber's socket.</summary>
internal static class AlertLatency
{
    private const int Customers = 220;

    private const int WarmUp = 20;

    private const string SetBudget = """
        mutation($input: SetCustomerBudgetInput!) { setCustomerBudget(input: $input) { errors { message } } }
        """;

    private const string Record = """
        mutation($input: RecordExpendituresInput!) { recordExpenditures(input: $input) { recorded errors { message } } }
        """;

    public static async Task<IReadOnlyList<Row>> Run()
    {
        using var directory = new TemporaryDirectory();
        await Prepare(directory);
        await using var server = await BenchServer.Start(directory.Info);
        foreach (var customer in Enumerable.Range(1, Customers)) await Accepted(server.Administrator, SetBudget, "setCustomerBudget", Budget(customer));

        var alerts = new ConcurrentDictionary<string, TaskCompletionSource<long>>();
        await using var socket = await AlertSocket.Open(server, customer => Of(alerts, customer).TrySetResult(Stopwatch.GetTimestamp()));
        List<double> fromAnswer = [], fromRequest = [];
        foreach (var customer in Enumerable.Range(1, Customers))
        {
            var sent = Stopwatch.GetTimestamp();
            await Accepted(server.Operations, Record, "recordExpenditures", Line(customer));
            var answered = Stopwatch.GetTimestamp();
            var alerted = await Of(alerts, Id(customer)).Task.WaitAsync(TimeSpan.FromSeconds(30));
            if (customer <= WarmUp) continue;
            // The alert may even come first.
            fromAnswer.Add(Math.Max(0, Stopwatch.GetElapsedTime(answered, alerted).TotalMilliseconds));
            fromRequest.Add(Stopwatch.GetElapsedTime(sent, alerted).TotalMilliseconds);
        }

        return
        [
            new("mutation answered to alert on the socket, p50", Milliseconds(fromAnswer, 0.50), "", null, "under 10 ms"),
            new("mutation answered to alert on the socket, p99", Milliseconds(fromAnswer, 0.99), "", null, "under 50 ms"),
            new("mutation sent to alert on the socket, p50", Milliseconds(fromRequest, 0.50), "", null, ""),
            new("mutation sent to alert on the socket, p99", Milliseconds(fromRequest, 0.99), "", null, ""),
        ];
    }

    private static async Task Prepare(TemporaryDirectory directory)
    {
        var file = directory.File("customers.csv");
        await using (var output = new StreamWriter(file))
            new LineGenerator(new Volume(Partner: 1, Customers, Lines: Customers * 30, Days: 1, Seed: 1, new DateOnly(2026, 1, 1))).Write(output);
        await BenchStore.Prepare(directory.Info, file);
    }

    private static object Budget(int customer) => new { customerId = Id(customer), amount = "10.00" };

    private static object Line(int customer)
    {
        var now = DateTimeOffset.UtcNow;
        return new
        {
            source = "bench",
            lines = new[]
            {
                new
                {
                    lineId = $"alert-{customer}", customerId = Id(customer), chargedFrom = now, chargedTo = now, serviceType = "Elastic Cloud Server",
                    listPrice = "20.00", amountDue = "20.00",
                },
            },
        };
    }

    private static string Id(int customer) => GlobalId.Of("Customer", LineGenerator.CustomerId(1, customer));

    private static TaskCompletionSource<long> Of(ConcurrentDictionary<string, TaskCompletionSource<long>> alerts, string customer) =>
        alerts.GetOrAdd(customer, _ => new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously));

    private static async Task Accepted(HttpClient client, string mutation, string field, object input)
    {
        var errors = (await BenchServer.Send(client, mutation, new { input })).GetProperty(field).GetProperty("errors");
        if (errors.GetArrayLength() > 0) throw new InvalidOperationException(errors.ToString());
    }

    private static string Milliseconds(List<double> values, double share) =>
        string.Create(CultureInfo.InvariantCulture, $"{Table.Percentile(values, share):F1} ms");
}
