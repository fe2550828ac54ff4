using System.CommandLine;
using System.Text;
using PartnerGraph.Cli.Terminal;

namespace PartnerGraph.Cli.Generate;

internal static class GenerateCommand
{
    public static Command Build()
    {
        var partners = new Option<int>("--partners") { Description = "With more than one, a file is written for each: NAME.1.csv, NAME.2.csv …", DefaultValueFactory = _ => 1 }.Within(1, 1_000);
        var customers = new Option<int>("--customers") { Description = "Customers of each partner.", DefaultValueFactory = _ => 50 }.Within(1, 1_000_000);
        var lines = new Option<long>("--lines") { Description = "Lines of each partner.", DefaultValueFactory = _ => 10_000 }.Within(1, 1_000_000_000);
        var days = new Option<int>("--days") { Description = "Days that the lines are spread over.", DefaultValueFactory = _ => 30 }.Within(1, 3_650);
        var seed = new Option<long>("--seed") { Description = "The same seed gives the same bytes.", DefaultValueFactory = _ => 1 }.Within(0, long.MaxValue);
        var from = Days.Option("--from", "The first day; 2026-01-01 when omitted.", new DateOnly(2000, 1, 1), new DateOnly(2089, 12, 31));
        var file = new Option<string>("--out") { Description = "The file to write.", Required = true };
        var command = new Command("generate", Usage.WithExamples(
            "Write made-up billing lines in the project's own layout, for trying things out and for benchmarks.",
            "partnergraph generate --customers 200 --lines 1000000 --days 31 --seed 7 --out lines.csv",
            "partnergraph import csv lines.csv --create-customers --partner p-1"))
        {
            partners, customers, lines, days, seed, from, file,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var path = Files.Output(parsed.GetValue(file)!);
            for (var partner = 1; partner <= parsed.GetValue(partners); partner++)
            {
                var volume = new Volume(
                    partner, parsed.GetValue(customers), parsed.GetValue(lines), parsed.GetValue(days), (ulong)parsed.GetValue(seed), parsed.GetValue(from) ?? new DateOnly(2026, 1, 1));
                var target = parsed.GetValue(partners) == 1 ? path : Path.ChangeExtension(path, $".{partner}{Path.GetExtension(path)}");
                await Write(volume, target, cancellation);
                Console.WriteLine($"{target}: {volume.Lines} lines of {volume.Customers} customers over {volume.Days} days from {volume.From:yyyy-MM-dd}.");
            }
        });
        return command;
    }

    private static Task<long> Write(Volume volume, string path, CancellationToken cancellation) =>
        Progress.Show(ProgressStyle.Auto, $"Writing {Path.GetFileName(path)}", async step =>
        {
            await using var output = new StreamWriter(path, append: false, new UTF8Encoding(false), 1 << 16);
            await Task.Run(
                () => new LineGenerator(volume).Write(output, line =>
                {
                    cancellation.ThrowIfCancellationRequested();
                    step(new Step(line, volume.Lines, $"{line} lines"));
                }), cancellation);
            return volume.Lines;
        });
}
