using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using PartnerGraph.Processes.Exports.Contents;
using PartnerGraph.Processes.Exports.Files;

namespace PartnerGraph.Processes.Tests.Exports;

public sealed class TableTests
{
    private static readonly ExportColumn[] Columns =
        [new("text", CellKind.Text, 10), new("amount", CellKind.Amount, 10), new("rest", CellKind.Remainder, 10), new("at", CellKind.Instant, 10), new("day", CellKind.Day, 10)];

    [Fact]
    public async Task Csv_is_quoted_and_guarded_and_numbers_stay_numbers()
    {
        var text = await Csv(mark: false, ["a,\"b\"\nc", "-0.10500000", "-0.000000005", "2024-11-10T01:02:03.004Z", "2024-11-10"], ["=1+1", null, "0", null, null], ["  x", "1.00000000", null, null, null]);
        Assert.Equal(
            "text,amount,rest,at,day\r\n\"a,\"\"b\"\"\nc\",-0.10500000,-0.000000005,2024-11-10T01:02:03.004Z,2024-11-10\r\n'=1+1,,0,,\r\n'  x,1.00000000,,,\r\n",
            text);
    }

    [Theory]
    [InlineData("=")]
    [InlineData("+")]
    [InlineData("-")]
    [InlineData("@")]
    [InlineData("\t")]
    [InlineData("\r")]
    public async Task No_text_begins_as_a_formula(string sign) =>
        Assert.Contains($"'{sign}1", await Csv(mark: false, [$"{sign}1", "1.00000000", null, null, null]), StringComparison.Ordinal);

    [Fact]
    public async Task An_empty_table_has_its_header() => Assert.Equal("text,amount,rest,at,day\r\n", await Csv(mark: false));

    [Fact]
    public async Task A_byte_order_mark_comes_first() => Assert.StartsWith("\uFEFFtext", await Csv(mark: true), StringComparison.Ordinal);

    [Theory]
    [InlineData(0, 1, 0)]
    [InlineData(3, 1, 3)]
    [InlineData(4, 2, 1)]
    [InlineData(7, 3, 1)]
    public async Task Rows_beyond_a_sheet_go_on_in_the_next_one_under_the_same_header(int rows, int sheets, int onLast)
    {
        using var book = await Xlsx(sheetRows: 4, [.. Enumerable.Range(0, rows).Select(row => (string?[])[$"{row}", "1.00000000", null, null, null])]);
        Assert.Equal(sheets, book.Entries.Count(entry => entry.FullName.StartsWith("xl/worksheets/sheet", StringComparison.Ordinal)));
        var told = 0;
        for (var sheet = 1; sheet <= sheets; sheet++)
        {
            var cells = Cells(book, sheet);
            Assert.Equal(["text", "amount", "rest", "at", "day", "amountExact"], cells[0].Select(cell => cell.Value));
            Assert.Equal(Enumerable.Range(told, cells.Count - 1).Select(row => $"{row}"), cells.Skip(1).Select(row => row[0].Value));
            told += cells.Count - 1;
            if (sheet == sheets) Assert.Equal(onLast, cells.Count - 1);
        }

        Assert.Equal(rows, told);
    }

    [Fact]
    public async Task A_workbook_has_numbers_instants_and_texts_that_are_no_formulas()
    {
        using var book = await Xlsx(XlsxTable.MostRows, ["=1+1", "-12345678901234567890.12345678", "-0.000000005", "2024-11-10T01:02:03.004Z", "2024-11-10"], [null, null, null, null, null]);
        var cells = Cells(book, 1);
        Assert.Equal(("inlineStr", "=1+1"), (cells[1][0].Type, cells[1][0].Value));
        Assert.Equal(-12345678901234567890.12345678, double.Parse(cells[1][1].Value, CultureInfo.InvariantCulture));
        Assert.Equal(-0.000000005, double.Parse(cells[1][2].Value, CultureInfo.InvariantCulture));
        Assert.Equal(new DateTime(2024, 11, 10, 1, 2, 3, 4, DateTimeKind.Unspecified), DateTime.FromOADate(double.Parse(cells[1][3].Value, CultureInfo.InvariantCulture)), TimeSpan.FromMilliseconds(1));
        Assert.Equal(new DateTime(2024, 11, 10), DateTime.FromOADate(double.Parse(cells[1][4].Value, CultureInfo.InvariantCulture)));
        Assert.Equal(("inlineStr", "-12345678901234567890.12345678"), (cells[1][5].Type, cells[1][5].Value));
        Assert.All(cells[2], cell => Assert.Equal("", cell.Value));
        await using var sheet = await book.GetEntry("xl/worksheets/sheet1.xml")!.OpenAsync();
        Assert.DoesNotContain("<f>", await new StreamReader(sheet).ReadToEndAsync(), StringComparison.Ordinal);
    }

    private static async Task<string> Csv(bool mark, params string?[][] lines)
    {
        using var output = new MemoryStream();
        Assert.Equal(lines.Length, await CsvTable.Write(output, Table(lines), mark, _ => { }, default));
        return Encoding.UTF8.GetString(output.ToArray());
    }

    private static async Task<ZipArchive> Xlsx(int sheetRows, params string?[][] lines)
    {
        var output = new MemoryStream();
        Assert.Equal(lines.Length, await XlsxTable.Write(output, Table(lines), _ => { }, default, sheetRows));
        return new ZipArchive(new MemoryStream(output.ToArray()));
    }

    private static ExportTable Table(string?[][] lines) => new("t", Columns, lines.Length, 1, lines.ToAsyncEnumerable());

    private static List<List<(string? Type, string Value)>> Cells(ZipArchive book, int sheet)
    {
        using var content = book.GetEntry($"xl/worksheets/sheet{sheet}.xml")!.Open();
        return [.. XDocument.Load(content).Descendants().Where(element => element.Name.LocalName == "row")
            .Select(row => row.Elements().Select(cell => ((string?)cell.Attribute("t"), cell.Value)).ToList())];
    }
}
