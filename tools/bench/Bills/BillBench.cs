using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Bench.Http;
using PartnerGraph.Bench.Whole;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Domain.Billing;
using PartnerGraph.Write.Domain.Billing.Coupons;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.EventStore;

namespace PartnerGraph.Bench.Bills;

/// <summary>A bill run over a month's lines of one partner: from closing the month to the bill, against the bare aggregation of the same rows by the same keys.</summary>
internal static class BillBench
{
    private const int Rounds = 3;

    private static readonly BillingMonth January = new(2026, 1);

    private static readonly CommandContext Context = new("system:bench", "bench");

    public static async Task<int> Print(int lines, int customers = Filled.Customers)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n{Environment.ProcessorCount} processors, {lines} billing lines of {customers} customers; medians of {Rounds} rounds.\n"));
        Console.WriteLine("""
            | | bill run | bare | ratio | run again | of the first | memory before | peak |
            |---|---|---|---|---|---|---|---|
            """);
        await Print("without coupons", lines, customers, withCoupon: false);
        await Print("with a coupon", lines, customers, withCoupon: true);
        return 0;
    }

    private static async Task Print(string name, int lines, int customers, bool withCoupon)
    {
        List<(TimeSpan Run, TimeSpan Bare, TimeSpan Again, long Before, long Peak)> rounds = [];
        for (var round = 0; round < Rounds; round++) rounds.Add(await Run(lines, customers, withCoupon));
        double Of(Func<(TimeSpan Run, TimeSpan Bare, TimeSpan Again, long Before, long Peak), double> figure) => Table.Median([.. rounds.Select(figure)]);
        var (run, bare, again) = (Of(one => one.Run.TotalMilliseconds), Of(one => one.Bare.TotalMilliseconds), Of(one => one.Again.TotalMilliseconds));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {run:N0} ms, {lines / run * 1_000:N0} lines/s | {bare:N0} ms | {run / bare:F1} | {again:F1} ms | 1/{run / again:N0} | {Of(one => one.Before / 1_048_576d):N0} MiB | {Of(one => one.Peak / 1_048_576d):N0} MiB |"));
    }

    private static async Task<(TimeSpan Run, TimeSpan Bare, TimeSpan Again, long Before, long Peak)> Run(int lines, int customers, bool withCoupon)
    {
        using var directory = new TemporaryDirectory();
        var data = directory.Info.CreateSubdirectory("data");
        await Filled.Import(directory, data, lines, customers);
        GC.Collect();
        await using var server = await BenchServer.Start(data);
        var runner = server.Services.GetRequiredService<CommandRunner>();
        if (withCoupon)
            await runner.Run(PartnerAccountDecider.Definition, new IssueCoupon(BenchStore.Partner, "bench", 1_000_000_000m, CouponTerms.Unrestricted), Context);
        await CaughtUp(server);
        var bare = Bare(data);
        using var memory = new MemoryPeak();
        var run = await Close(server, runner);
        var peak = memory.Stop();
        var again = await Close(server, runner);
        return (run, bare, again, memory.Before, peak);
    }

    private static async Task<TimeSpan> Close(BenchServer server, CommandRunner runner)
    {
        var start = Stopwatch.GetTimestamp();
        var closed = await runner.Run(PartnerAccountDecider.Definition, new CloseBillingMonth(BenchStore.Partner, January, BusinessTime.Default, TimeProvider.System.GetUtcNow()), Context);
        if (!closed.IsAccepted) throw new InvalidOperationException(closed.Rejections[0].Message);
        await CaughtUp(server);
        return Stopwatch.GetElapsedTime(start);
    }

    // The bill is an event of its own, which the read models follow as well.
    private static async Task CaughtUp(BenchServer server)
    {
        var (store, projections) = (server.Services.GetRequiredService<IEventStore>(), server.Services.GetRequiredService<ProjectionHost>());
        for (long seen = -1, head = await store.Head(); seen != head; head = await store.Head())
        {
            seen = head;
            await projections.WaitForAll(seen, TimeSpan.FromMinutes(10));
        }
    }

    private static TimeSpan Bare(DirectoryInfo data)
    {
        var file = data.GetFiles("expenditure*.db", SearchOption.AllDirectories).OrderByDescending(of => of.Length).First().FullName;
        using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT substr(Day, 1, 7), CustomerId, ServiceType, BillType, SUM(ListPriceHigh), SUM(ListPriceLow), SUM(AmountDueHigh), SUM(AmountDueLow), SUM(AmountDueRest)
            FROM expenditure_line WHERE PartnerId = @partner AND Model = 'Reseller' AND Day < '2026-02-01' GROUP BY 1, 2, 3, 4
            """;
        command.Parameters.AddWithValue("@partner", BenchStore.Partner);
        var start = Stopwatch.GetTimestamp();
        using var reader = command.ExecuteReader();
        var groups = 0;
        while (reader.Read()) groups++;
        return groups > 0 ? Stopwatch.GetElapsedTime(start) : throw new InvalidOperationException("Nothing was aggregated.");
    }
}
