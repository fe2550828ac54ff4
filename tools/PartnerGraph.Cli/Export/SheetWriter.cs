using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;
using PartnerGraph.Write.Application.Exports;

namespace PartnerGraph.Cli.Export;

internal enum CellKind { Text, Amount, Remainder, Instant, Day }

internal sealed record SheetColumn(string Name, CellKind Kind, int Width);

/// <summary>
/// Writes a workbook of one sheet row by row (Office Open XML, ISO/IEC 29500), with memory that does not grow with it. Only what every reader
/// knows is used: plain element names, strings inside their cells, a few number formats.
/// </summary>
internal sealed class SheetWriter : IAsyncDisposable
{
    /// <summary>Rows that a sheet has, the header's included.</summary>
    public const long MostRows = 1_048_576;

    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    // Digits that a double, which is what a sheet's numbers are, always gives back.
    private const int SafeDigits = 15;

    private static readonly DateTime FirstDay = new(1899, 12, 30, 0, 0, 0, DateTimeKind.Utc);

    private readonly ZipArchive archive;
    private readonly StreamWriter sheet;
    private readonly IReadOnlyList<SheetColumn> columns;
    private readonly StringBuilder row = new();
    private long rows;

    public SheetWriter(Stream output, string name, IReadOnlyList<SheetColumn> columns)
    {
        this.columns = columns;
        archive = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        Part("[Content_Types].xml", """
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>
            """);
        Part("_rels/.rels", $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
        Part("xl/workbook.xml", $"""<workbook xmlns="{Main}" xmlns:r="{Relations}"><sheets><sheet name="{SecurityElement.Escape(name)}" sheetId="1" r:id="rId1"/></sheets></workbook>""");
        Part("xl/_rels/workbook.xml.rels", $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{Relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{Relations}/styles" Target="styles.xml"/></Relationships>""");
        Part("xl/styles.xml", Styles);
        sheet = new StreamWriter(archive.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open(), new UTF8Encoding(false), 1 << 16);
        sheet.Write($"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="{Main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>""");
        for (var column = 1; column <= columns.Count; column++)
            sheet.Write($"""<col min="{column}" max="{column}" width="{columns[column - 1].Width}" customWidth="1"/>""");
        sheet.Write("</cols><sheetData>");
    }

    // 0 general, 1 an amount of eight decimals, 2 an instant, 3 a day, 4 a header, 5 text that looks like a formula and stays text when it is edited,
    // 6 a remainder of 18 decimals.
    private static string Styles => $"""
        <styleSheet xmlns="{Main}"><numFmts count="4"><numFmt numFmtId="164" formatCode="0.00000000"/><numFmt numFmtId="165" formatCode="yyyy\-mm\-dd\ hh:mm:ss"/><numFmt numFmtId="166" formatCode="yyyy\-mm\-dd"/><numFmt numFmtId="167" formatCode="0.000000000000000000"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="7"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="166" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1"/><xf numFmtId="167" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>
        """;

    public async Task Header()
    {
        row.Append(CultureInfo.InvariantCulture, $"""<row r="{++rows}">""");
        for (var column = 0; column < columns.Count; column++) Text(column, columns[column].Name, style: 4);
        await Flush();
    }

    /// <param name="fields">As the CSV file has them; empty for no value.</param>
    public async Task Row(IReadOnlyList<string> fields)
    {
        row.Append(CultureInfo.InvariantCulture, $"""<row r="{++rows}">""");
        for (var column = 0; column < columns.Count; column++)
            if (fields[column].Length > 0) Cell(column, fields[column]);
        await Flush();
    }

    public async ValueTask DisposeAsync()
    {
        await sheet.WriteAsync("</sheetData></worksheet>");
        await sheet.DisposeAsync();
        await archive.DisposeAsync();
    }

    private void Cell(int column, string field)
    {
        switch (columns[column].Kind)
        {
            case CellKind.Amount when IsExact(field): Number(column, field, style: 1); break;
            case CellKind.Remainder when IsExact(field): Number(column, field, style: 6); break;
            case CellKind.Instant: Number(column, Serial(DateTimeOffset.Parse(field, CultureInfo.InvariantCulture).UtcDateTime), style: 2); break;
            case CellKind.Day: Number(column, Serial(DateTime.SpecifyKind(DateTime.Parse(field, CultureInfo.InvariantCulture), DateTimeKind.Utc)), style: 3); break;
            default: Text(column, field, FormulaGuard.LooksLikeOne(field) && columns[column].Kind == CellKind.Text ? 5 : 0); break;
        }
    }

    // Zeros at the end say nothing; an amount with more digits would come back as another one, and stays text.
    private static bool IsExact(string amount) => amount.TrimEnd('0').Count(char.IsAsciiDigit) - amount.TrimStart('-').TakeWhile(letter => letter is '0' or '.').Count(letter => letter == '0') <= SafeDigits;

    private static string Serial(DateTime instant) => ((instant - FirstDay).Ticks / (decimal)TimeSpan.TicksPerDay).ToString("0.###########", CultureInfo.InvariantCulture);

    private void Number(int column, string value, int style) =>
        row.Append(CultureInfo.InvariantCulture, $"""<c r="{Letters(column)}{rows}" s="{style}"><v>{value}</v></c>""");

    private void Text(int column, string value, int style) => row.Append(
        CultureInfo.InvariantCulture, $"""<c r="{Letters(column)}{rows}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{SecurityElement.Escape(value)}</t></is></c>""");

    private async Task Flush()
    {
        await sheet.WriteAsync(row.Append("</row>"));
        row.Clear();
    }

    private static string Letters(int column) => column < 26 ? $"{(char)('A' + column)}" : $"{(char)('A' + (column / 26) - 1)}{(char)('A' + (column % 26))}";

    private void Part(string path, string text)
    {
        using var part = new StreamWriter(archive.CreateEntry(path).Open(), new UTF8Encoding(false));
        part.Write($"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{text.Trim()}""");
    }
}
