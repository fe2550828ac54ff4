namespace PartnerGraph.Processes.Exports.Contents;

/// <summary>What a cell holds, whichever way a format writes it.</summary>
public enum CellKind
{
    Text,

    /// <summary>A decimal with eight decimals.</summary>
    Amount,

    /// <summary>A decimal with up to 18 decimals.</summary>
    Remainder,

    /// <summary>A part of one with up to four decimals.</summary>
    Ratio,

    /// <summary>UTC, such as <c>2024-11-10T02:00:00.000Z</c>.</summary>
    Instant,

    /// <summary>A day of the billing zone, such as <c>2024-11-10</c>.</summary>
    Day,
}

/// <param name="Width">In characters, where a format knows such a thing.</param>
public sealed record ExportColumn(string Name, CellKind Kind, int Width);

/// <summary>A table that is read while it is written: its rows are made one after the other, and none is kept.</summary>
/// <param name="Title">Names the sheet, and the file.</param>
/// <param name="Rows">How many there are.</param>
/// <param name="AsOf">The place in the log that they include.</param>
/// <param name="Lines">The exact text of each cell, null for none. A row is used up before the next one is asked for.</param>
public sealed record ExportTable(string Title, IReadOnlyList<ExportColumn> Columns, long Rows, long AsOf, IAsyncEnumerable<string?[]> Lines);
