using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Bench.Http;
using PartnerGraph.Bench.Whole;
using PartnerGraph.Read.Projections.Exports;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Exports;
using PartnerGraph.Write.Domain.Billing;
using PartnerGraph.Write.Domain.Exports;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.EventStore;

namespace PartnerGraph.Bench.Exports;

/// <summary>A month's lines written into a file, from asking to the event that it is there, against the bare reading of the same rows in the same order.</summary>
internal static class ExportBench
{
    private static readonly BillingMonth January = new(2026, 1);

    private static readonly CommandContext Context = new("system:bench", "bench");

    private static readonly ExportOwner Asker = new(BenchStore.Partner, null, "bench");

    /// <summary>Each number in a process of its own, so that the peaks of memory are its own.</summary>
    public static async Task<int> PrintEach(params int[] numbers)
    {
        Console.WriteLine($"{Environment.ProcessorCount} processors, {Filled.Customers} customers.\n");
        Console.WriteLine("""
            | lines | file | seconds | rows/s | bare reading | ratio | size | memory before | peak |
            |---|---|---|---|---|---|---|---|---|
            """);
        foreach (var lines in numbers)
        {
            using var child = Process.Start(new ProcessStartInfo(
                "dotnet", [typeof(ExportBench).Assembly.Location, "child", "exports", lines.ToString(CultureInfo.InvariantCulture)]))!;
            await child.WaitForExitAsync();
            if (child.ExitCode != 0) return child.ExitCode;
        }

        return 0;
    }

    public static async Task Print(int lines)
    {
        using var directory = new TemporaryDirectory();
        var data = directory.Info.CreateSubdirectory("data");
        await Filled.Import(directory, data, lines);
        await using var server = await BenchServer.Start(data);
        var runner = server.Services.GetRequiredService<CommandRunner>();
        await runner.Run(PartnerAccountDecider.Definition, new CloseBillingMonth(BenchStore.Partner, January, BusinessTime.Default, TimeProvider.System.GetUtcNow()), Context);
        await CaughtUp(server);
        var sight = ExportSight.Nobody with { Kind = ExportSightKind.Partners, PartnerIds = [BenchStore.Partner] };
        foreach (var (name, kind, format) in new[]
        {
            ("expenditures as CSV", ExportKind.Expenditures, ExportFormat.Csv), ("expenditures as XLSX", ExportKind.Expenditures, ExportFormat.Xlsx),
            ("expenditures in FOCUS", ExportKind.Expenditures, ExportFormat.Focus), ("bill as CSV", ExportKind.Bill, ExportFormat.Csv),
        })
        {
            var bare = Bare(data);
            GC.Collect();
            using var memory = new MemoryPeak();
            var start = Stopwatch.GetTimestamp();
            var row = await Written(server, new(kind, format, January, January, BenchStore.Partner, kind == ExportKind.Bill ? null : new(sight), false));
            var (elapsed, peak) = (Stopwatch.GetElapsedTime(start), memory.Stop());
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {row.Rows:N0} | {name} | {elapsed.TotalSeconds:F1} | {row.Rows / elapsed.TotalSeconds:N0} | {bare.TotalSeconds:F1} s | {elapsed / bare:F1} | {row.Bytes / 1_048_576d:N0} MiB | {memory.Before / 1_048_576d:N0} MiB | {peak / 1_048_576d:N0} MiB |"));
        }
    }

    private static async Task<ExportRow> Written(BenchServer server, ExportOrder order)
    {
        var reads = server.Services.GetRequiredService<ExportReads>();
        var (result, id) = await server.Services.GetRequiredService<ExportWorkflow>().Request(Asker, order, Context);
        if (!result.IsAccepted) throw new InvalidOperationException(result.Rejections[0].Message);
        while (true)
        {
            var row = await reads.Find(id, CancellationToken.None);
            if (row?.State == ExportState.Completed) return row;
            if (row?.State == ExportState.Failed) throw new InvalidOperationException(row.Reason);
            await Task.Delay(20);
        }
    }

    private static async Task CaughtUp(BenchServer server)
    {
        var (store, projections) = (server.Services.GetRequiredService<IEventStore>(), server.Services.GetRequiredService<ProjectionHost>());
        for (long seen = -1, head = await store.Head(); seen != head; head = await store.Head())
        {
            seen = head;
            await projections.WaitForAll(seen, TimeSpan.FromMinutes(30));
        }
    }

    private static TimeSpan Bare(DirectoryInfo data)
    {
        var file = data.GetFiles("expenditure*.db", SearchOption.AllDirectories).OrderByDescending(of => of.Length).First().FullName;
        using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT * FROM expenditure_line WHERE PartnerId = @partner ORDER BY ChargedFrom, Position";
        command.Parameters.AddWithValue("@partner", BenchStore.Partner);
        var start = Stopwatch.GetTimestamp();
        using var reader = command.ExecuteReader();
        var values = new object[reader.FieldCount];
        var rows = 0;
        for (; reader.Read(); rows++) reader.GetValues(values);
        return rows > 0 ? Stopwatch.GetElapsedTime(start) : throw new InvalidOperationException("Nothing was read.");
    }
}
