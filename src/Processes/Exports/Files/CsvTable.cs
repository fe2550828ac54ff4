using CsvHelper;
using PartnerGraph.Processes.Exports.Contents;
using PartnerGraph.Write.Application.Exports;

namespace PartnerGraph.Processes.Exports.Files;

/// <summary>Writes CSV (RFC 4180) in UTF-8. Texts that a spreadsheet would take for a formula are guarded; numbers stay numbers.</summary>
internal static class CsvTable
{
    /// <param name="mark">Whether the file begins with a byte order mark.</param>
    public static async Task<long> Write(Stream output, ExportTable table, bool mark, Action<long> told, CancellationToken cancellation)
    {
        await using var csv = CsvWriter.Create(output, new CsvWriterOptions { WriteByteOrderMark = mark }, leaveOpen: true);
        foreach (var column in table.Columns) csv.WriteField(column.Name);
        await csv.EndRecordAsync(cancellation);
        var rows = 0L;
        await foreach (var line in table.Lines.WithCancellation(cancellation))
        {
            for (var column = 0; column < line.Length; column++)
                csv.WriteField(line[column] is { } cell && table.Columns[column].Kind == CellKind.Text ? FormulaGuard.Guarded(cell) : line[column]);
            await csv.EndRecordAsync(cancellation);
            if (++rows % 1_000 == 0) told(rows);
        }

        await csv.FlushAsync(cancellation);
        return rows;
    }
}
