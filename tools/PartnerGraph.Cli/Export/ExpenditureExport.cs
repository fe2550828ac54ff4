using System.Runtime.CompilerServices;
using System.Text;
using PartnerGraph.Cli.Stores;
using PartnerGraph.Cli.Terminal;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Cli.Export;

/// <summary>Reads the billing lines of months page by page and writes them as they come, so that memory does not grow with them.</summary>
internal sealed class ExpenditureExport(ApiClient api, ExportFormat format, string file)
{
    private const long SheetRows = SheetWriter.MostRows - 1;

    private readonly ExportedTotals totals = new();

    public async Task Run(BillingMonth first, BillingMonth last, CancellationToken cancellation)
    {
        // Written beside and moved, so that an export that fails leaves no file that looks whole.
        var draft = $"{file}.partial";
        try
        {
            await Progress.Show(ProgressStyle.Auto, $"Writing {Path.GetFileName(file)}", async step =>
            {
                var lines = Lines(first, last, step, cancellation);
                if (format == ExportFormat.Csv) await WriteCsv(draft, lines, cancellation);
                else await WriteXlsx(draft, lines, cancellation);
                return totals.Lines;
            });
            File.Move(draft, file, overwrite: true);
        }
        finally
        {
            File.Delete(draft);
        }

        Console.WriteLine($"{file}: {totals.Lines} lines, amount due {totals.AmountDue.ToExactString()} USD.");
    }

    private async IAsyncEnumerable<ExportedLine> Lines(
        BillingMonth first, BillingMonth last, Action<Step> step, [EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var month = first; month <= last; month = month.Next)
        {
            await foreach (var line in new ExportedPages(api, month).Read(cancellation))
            {
                totals.Add(line);
                if (format == ExportFormat.Xlsx && totals.Lines > SheetRows)
                    throw new CommandFailure($"More than {SheetRows} lines do not fit into a sheet; write fewer months, or csv.");
                if (totals.Lines % 100 == 0) step(new Step(0, 0, $"{totals.Lines} lines"));
                yield return line;
            }
        }
    }

    private static async Task WriteCsv(string path, IAsyncEnumerable<ExportedLine> lines, CancellationToken cancellation)
    {
        await using var output = new StreamWriter(path, append: false, new UTF8Encoding(false), 1 << 16) { NewLine = "\n" };
        await output.WriteLineAsync(string.Join(',', ExportedLine.Columns.Select(column => column.Name)).AsMemory(), cancellation);
        await foreach (var line in lines.WithCancellation(cancellation))
            await output.WriteLineAsync(string.Join(',', line.Guarded.Select(Quoted)).AsMemory(), cancellation);
    }

    private static async Task WriteXlsx(string path, IAsyncEnumerable<ExportedLine> lines, CancellationToken cancellation)
    {
        await using var output = File.Create(path);
        await using var sheet = new SheetWriter(output, "Expenditures", ExportedLine.Columns);
        await sheet.Header();
        await foreach (var line in lines.WithCancellation(cancellation)) await sheet.Row(line.Fields);
    }

    private static string Quoted(string field) =>
        field.AsSpan().IndexOfAny(",\"\r\n") < 0 ? field : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}

internal sealed class ExportedTotals
{
    public long Lines { get; private set; }

    public Money AmountDue { get; private set; }

    public void Add(ExportedLine line) => (Lines, AmountDue) = (Lines + 1, AmountDue + line.AmountDue);
}
