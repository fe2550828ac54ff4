using System.Globalization;
using PartnerGraph.Read.Projections.Expenditure.Sums;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Processes.Exports.Contents;

/// <summary>The columns of a table, and what each shows of a row.</summary>
internal sealed class ExportLayout<TRow>
{
    private readonly List<(ExportColumn Column, Func<TRow, string?> Text)> columns = [];

    public IReadOnlyList<ExportColumn> Columns => [.. columns.Select(column => column.Column)];

    public string?[] Cells(TRow row) => [.. columns.Select(column => column.Text(row))];

    public ExportLayout<TRow> Text(string name, Func<TRow, string?> text, int width = 18) => Add(name, CellKind.Text, width, text);

    public ExportLayout<TRow> Amount(string name, Func<TRow, Money?> amount) => Add(name, CellKind.Amount, 18, row => amount(row)?.ToExactString());

    public ExportLayout<TRow> Remainder(string name, Func<TRow, SplitAmount> amount) => Add(name, CellKind.Remainder, 22, row => Exact(amount(row).Remainder));

    public ExportLayout<TRow> Ratio(string name, Func<TRow, decimal> ratio) => Add(name, CellKind.Ratio, 16, row => Exact(ratio(row)));

    public ExportLayout<TRow> Instant(string name, Func<TRow, DateTimeOffset?> instant) =>
        Add(name, CellKind.Instant, 24, row => instant(row) is { } at ? Exact(at) : null);

    public ExportLayout<TRow> Day(string name, Func<TRow, string?> day) => Add(name, CellKind.Day, 12, day);

    private ExportLayout<TRow> Add(string name, CellKind kind, int width, Func<TRow, string?> text)
    {
        columns.Add((new(name, kind, width), text));
        return this;
    }

    private static string Exact(decimal number) => number.ToString("0.##################", CultureInfo.InvariantCulture);

    private static string Exact(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
