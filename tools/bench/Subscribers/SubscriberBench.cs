using System.Globalization;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Bench.Whole;

namespace PartnerGraph.Bench.Subscribers;

/// <summary>
/// What sockets cost that wait for alerts, and one alert to all or a few of them, beside a bare WebSocket endpoint that sends the same bytes. Server and
/// clients are processes of their own.
/// </summary>
internal static class SubscriberBench
{
    private const int Rounds = 7;

    /// <summary>Of many subscribers, so many belong to the partner that an alert is for in the second half.</summary>
    private const int Few = 100;

    // A cycle of keep-alives.
    private static readonly TimeSpan Nothing = TimeSpan.FromSeconds(20);

    public static async Task<int> Print(params int[] counts)
    {
        Console.WriteLine($"{Environment.ProcessorCount} processors, medians of {Rounds} alerts. Ratio: ours to bare.\n");
        Table.Heading();
        foreach (var count in counts)
        {
            using var data = new TemporaryDirectory();
            await PartnerMembers.Fill(data.Info, count);
            var all = await Ours(data, count, PartnerMembers.Large);
            var few = await Ours(data, count, PartnerMembers.Small);
            var bare = await Bare(count, all.Message);
            Print(count, all, few, bare);
        }

        return 0;
    }

    private static async Task<Crowding> Ours(TemporaryDirectory data, int count, string partner)
    {
        var tokens = new LocalTokens(data.Info.FullName, TimeProvider.System);
        using var server = await ServerProcess.Start("alerts", data.Info.FullName);
        return await Measure(server, "graphql", count, index => PartnerMembers.Token(tokens, index, Few, count, partner), partner,
            partner == PartnerMembers.Small ? Math.Min(Few, count) : count);
    }

    private static async Task<Crowding> Bare(int count, string message)
    {
        using var server = await ServerProcess.Start("sockets", message);
        return await Measure(server, "", count, _ => null, "all", count);
    }

    private static async Task<Crowding> Measure(ServerProcess server, string path, int count, Func<int, string?> token, string whom, int receivers)
    {
        await WarmUp(server, path, Math.Min(Few, count), token, whom);
        var empty = await server.Ask("memory");
        using var crowd = new SocketCrowd(new Uri(server.Address, path), receivers);
        await crowd.Open(count, token);
        await crowd.Settled();
        var full = await server.Ask("memory");
        // The compiler is still busy with what opening them has used so often.
        await Task.Delay(Nothing);
        var before = await server.Ask("processor");
        await Task.Delay(Nothing);
        var idle = (await server.Ask("processor"))[0] - before[0];
        List<double> last = [], each = [];
        for (var round = 0; round < Rounds; round++)
        {
            var spent = (await server.Ask("processor"))[0];
            var all = crowd.Expect();
            var sent = (await server.Ask($"alert {whom}"))[0];
            var ended = await all.WaitAsync(TimeSpan.FromMinutes(2));
            last.Add((ended - sent) * 1_000);
            each.Add(((await server.Ask("processor"))[0] - spent) * 1_000_000 / receivers);
        }

        return new(
            (full[0] - empty[0]) / count / 1024, (full[1] - empty[1]) / count / 1024, idle / Nothing.TotalSeconds * 100,
            Table.Median(last), Table.Median(each), crowd.Message);
    }

    // The schema and the first of everything cost memory that no subscriber does.
    private static async Task WarmUp(ServerProcess server, string path, int count, Func<int, string?> token, string whom)
    {
        using var crowd = new SocketCrowd(new Uri(server.Address, path), count);
        await crowd.Open(count, token);
        await crowd.Settled();
        for (var round = 0; round < Rounds; round++)
        {
            var all = crowd.Expect();
            await server.Ask($"alert {whom}");
            await all.WaitAsync(TimeSpan.FromMinutes(2));
        }
    }

    private static void Print(int count, Crowding all, Crowding few, Crowding bare)
    {
        Row Compare(string what, double ours, double beside, string unit, string aim = "") =>
            new($"{count:N0}: {what}", Text(ours, unit), Text(beside, unit), beside > 0 ? ours / beside : null, aim);
        Table.Print(Compare("managed memory of a subscriber", all.Managed, bare.Managed, "KiB"));
        Table.Print(Compare("resident memory of a subscriber", all.Resident, bare.Resident, "KiB", "at most 10 KiB"));
        Table.Print(Compare("processor while nothing happens", all.Idle, bare.Idle, "% of one"));
        Table.Print(Compare("an alert to all, append to last delivery", all.Last, bare.Last, "ms", "10,000 within 1 s"));
        Table.Print(Compare("processor time of a delivery", all.Each, bare.Each, "µs"));
        Table.Print(Compare($"an alert to {Math.Min(Few, count)}, append to last delivery", few.Last, bare.Last * Math.Min(Few, count) / count, "ms"));
        Table.Print(Compare("processor time of each of these", few.Each, bare.Each, "µs"));
    }

    private static string Text(double figure, string unit) => string.Create(CultureInfo.InvariantCulture, $"{figure:N1} {unit}");

    /// <summary>KiB a subscriber, per cent of a processor, milliseconds to the last delivery, microseconds of processor time a delivery.</summary>
    private sealed record Crowding(double Managed, double Resident, double Idle, double Last, double Each, string Message);
}
