using System.Globalization;
using PartnerGraph.Processes.Exports.Contents;
using SpreadCheetah;
using SpreadCheetah.Styling;
using SpreadCheetah.Worksheets;

namespace PartnerGraph.Processes.Exports.Files;

/// <summary>
/// Writes a workbook row by row. A sheet's numbers are doubles: each amount is a number to calculate with, and its exact text stands in a column of its own at
/// the end. Texts are texts, whatever they begin with: no cell is a formula.
/// </summary>
internal static class XlsxTable
{
    /// <summary>Rows that a sheet has, the header's included.</summary>
    public const int MostRows = 1_048_576;

    // Texts that are longer no reader takes.
    private const int LongestText = 32_767;

    /// <param name="sheetRows">Less than <see cref="MostRows"/> only where that is tried.</param>
    public static async Task<long> Write(Stream output, ExportTable table, Action<long> told, CancellationToken cancellation, int sheetRows = MostRows)
    {
        await using var book = await Spreadsheet.CreateNewAsync(output, new SpreadCheetahOptions { BufferSize = 1 << 16 }, cancellation);
        var sheets = new XlsxSheets(book, table);
        var (rows, onSheet) = (0L, sheetRows);
        await foreach (var line in table.Lines.WithCancellation(cancellation))
        {
            if (onSheet == sheetRows)
            {
                await sheets.Begin(cancellation);
                onSheet = 1;
            }

            await sheets.Add(line, cancellation);
            onSheet++;
            if (++rows % 1_000 == 0) told(rows);
        }

        if (rows == 0) await sheets.Begin(cancellation);
        await book.FinishAsync(cancellation);
        return rows;
    }

    private sealed class XlsxSheets(Spreadsheet book, ExportTable table)
    {
        private readonly int[] exact = [.. Enumerable.Range(0, table.Columns.Count).Where(column => table.Columns[column].Kind == CellKind.Amount)];
        private readonly StyledCell[] row = new StyledCell[table.Columns.Count + table.Columns.Count(column => column.Kind == CellKind.Amount)];
        private readonly Dictionary<CellKind, StyleId> styles = new()
        {
            [CellKind.Amount] = Style(book, "0.00000000"), [CellKind.Remainder] = Style(book, "0.000000000000000000"), [CellKind.Ratio] = Style(book, "0.00##"),
            [CellKind.Instant] = Style(book, "yyyy\\-mm\\-dd\\ hh:mm:ss.000"), [CellKind.Day] = Style(book, "yyyy\\-mm\\-dd"),
        };

        private readonly StyleId bold = book.AddStyle(new Style { Font = { Bold = true } });
        private int sheets;

        public async Task Begin(CancellationToken cancellation)
        {
            var options = new WorksheetOptions { FrozenRows = 1 };
            for (var column = 0; column < row.Length; column++) options.Column(column + 1).Width = column < table.Columns.Count ? table.Columns[column].Width : 24;
            await book.StartWorksheetAsync(string.Create(CultureInfo.InvariantCulture, $"{++sheets}"), options, cancellation);
            for (var column = 0; column < table.Columns.Count; column++) row[column] = new(table.Columns[column].Name, bold);
            for (var column = 0; column < exact.Length; column++) row[table.Columns.Count + column] = new($"{table.Columns[exact[column]].Name}Exact", bold);
            await book.AddRowAsync(row, cancellation);
        }

        public ValueTask Add(string?[] line, CancellationToken cancellation)
        {
            for (var column = 0; column < line.Length; column++) row[column] = Cell(line[column], table.Columns[column].Kind);
            for (var column = 0; column < exact.Length; column++) row[table.Columns.Count + column] = new(line[exact[column]], null);
            return book.AddRowAsync(row, cancellation);
        }

        private StyledCell Cell(string? text, CellKind kind) => text is null ? default : kind switch
        {
            CellKind.Text => new(text.Length > LongestText ? text[..LongestText] : text, null),
            CellKind.Instant => new(DateTimeOffset.Parse(text, CultureInfo.InvariantCulture).UtcDateTime, styles[kind]),
            CellKind.Day => new(DateTime.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture), styles[kind]),
            _ => new(double.Parse(text, CultureInfo.InvariantCulture), styles[kind]),
        };

        private static StyleId Style(Spreadsheet book, string format) => book.AddStyle(new Style { Format = NumberFormat.Custom(format) });
    }
}
