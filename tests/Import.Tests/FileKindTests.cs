using System.IO.Compression;
using System.Text;
using Parquet;
using Parquet.Schema;
using PartnerGraph.Import.Focus;
using PartnerGraph.Write.Domain.Expenditure;

namespace PartnerGraph.Import.Tests;

/// <summary>Providers deliver compressed files, Parquet and directories of parts.</summary>
public sealed class FileKindTests : IDisposable
{
    private const string Csv =
        "SubAccountId,ServiceName,ChargePeriodStart,ChargePeriodEnd,BilledCost,BillingCurrency\n"
        + "a1,ECS,2024-09-18T22:00:00Z,2024-09-18T23:00:00Z,0.1,USD\na1,ECS,2024-09-18T23:00:00Z,2024-09-19T00:00:00Z,-1234.00000000015,USD\n";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("partnergraph-");

    [Fact]
    public void A_compressed_file_holds_the_lines_of_the_plain_one()
    {
        var path = Path.Combine(folder.FullName, "part.csv.gz");
        using (var gzip = new GZipStream(File.Create(path), CompressionLevel.Fastest)) gzip.Write(Encoding.UTF8.GetBytes(Csv));
        Assert.Equal(Plain(), Lines(path));
    }

    [Theory]
    [InlineData(12)]
    [InlineData(9)]
    [InlineData(1)]
    public void A_compressed_file_that_is_cut_off_is_told(int missing)
    {
        var path = Path.Combine(folder.FullName, "part.csv.gz");
        using (var gzip = new GZipStream(File.Create(path), CompressionLevel.Fastest)) gzip.Write(Encoding.UTF8.GetBytes(Csv));
        var whole = File.ReadAllBytes(path);
        File.WriteAllBytes(path, whole[..^missing]);
        Assert.StartsWith("The compressed file is damaged or cut off: ", Assert.Throws<ImportFileException>(() => Lines(path)).Message, StringComparison.Ordinal);
        // Parts one behind the other are a whole file.
        File.WriteAllBytes(path, [.. whole, .. Gzip("a1,ECS,2024-09-19,2024-09-20,1,USD\n")]);
        Assert.Equal(Plain().Count + 1, Lines(path).Count);
    }

    [Theory]
    [InlineData("PK\u0003\u0004", "The file is a ZIP archive or a workbook.")]
    [InlineData("S\0u\0b\0", "The file is neither text in UTF-8, nor gzip, nor Parquet.")]
    public void What_is_no_text_is_told(string text, string reason)
    {
        var path = Path.Combine(folder.FullName, "part.csv");
        File.WriteAllText(path, text);
        Assert.StartsWith(reason, Assert.Throws<ImportFileException>(() => Lines(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_in_another_encoding_is_told_and_one_with_a_byte_order_mark_is_read()
    {
        var path = Path.Combine(folder.FullName, "part.csv");
        var text = Csv.Replace("ECS", "Caf\u00E9", StringComparison.Ordinal);
        File.WriteAllBytes(path, Encoding.Latin1.GetBytes(text));
        Assert.StartsWith("The file is not in UTF-8", Assert.Throws<ImportFileException>(() => Lines(path)).Message, StringComparison.Ordinal);
        foreach (var encoding in (Encoding[])[new UTF8Encoding(true), Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32])
        {
            File.WriteAllText(path, text, encoding);
            Assert.All(Lines(path), line => Assert.Equal("Caf\u00E9", line.ServiceType));
        }
    }

    [Fact]
    public async Task Parquet_holds_the_lines_of_the_plain_one_whatever_the_types_of_its_columns()
    {
        Assert.Equal(Plain(), Lines(await Parquet([0.1, -1234.00000000015])));
        Assert.Equal(Plain(), Lines(await Parquet([0.1m, -1234.00000000015m])));
    }

    [Fact]
    public async Task A_row_of_Parquet_that_is_refused_stands_as_CSV_in_the_reject_file()
    {
        using var file = ExpenditureFile.Open(await Parquet<double>([double.NaN, 1]), new FocusFormat(new NewCustomers()));
        var batch = new ImportBatch();
        Assert.True(file.Read(batch, 10));
        Assert.Equal("SubAccountId,ServiceName,ChargePeriodStart,ChargePeriodEnd,BilledCost,BillingCurrency,Maybe\n", file.HeaderRecord);
        var unread = Assert.Single(batch.Unread);
        Assert.Equal("a1,\"ECS, big\",2024-09-18T22:00:00.0000000Z,2024-09-18T23:00:00.0000000Z,NaN,USD,\n", unread.Record);
        Assert.Equal((1, "BilledCost"), (unread.LineNumber, Assert.Single(unread.Problems).Column));
    }

    [Fact]
    public void A_damaged_Parquet_file_is_told()
    {
        var path = Path.Combine(folder.FullName, "bad.parquet");
        File.WriteAllText(path, "PAR1 and nothing else");
        Assert.StartsWith("The Parquet file cannot be read", Assert.Throws<ImportFileException>(() => Lines(path)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(';')]
    [InlineData('\t')]
    public void Semicolons_and_tabs_are_recognised(char separator)
    {
        var path = Path.Combine(folder.FullName, "part.csv");
        File.WriteAllText(path, Csv.Replace(',', separator));
        Assert.Equal(Plain(), Lines(path));
    }

    [Fact]
    public void A_directory_is_the_parts_in_it()
    {
        foreach (var name in new[] { "b/2.csv", "a/1.csv.gz", "c.parquet", "b/2.csv.rejected.csv", "manifest.json", "_SUCCESS", ".hidden.csv" })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder.FullName, name))!);
            File.WriteAllText(Path.Combine(folder.FullName, name), "");
        }

        Assert.Equal(["a/1.csv.gz", "b/2.csv", "c.parquet"], SourceFiles.Of([folder.FullName]).Select(path => Path.GetRelativePath(folder.FullName, path)));
        var empty = Directory.CreateDirectory(Path.Combine(folder.FullName, "empty")).FullName;
        Assert.StartsWith($"The directory {empty} holds no file", Assert.Throws<ImportFileException>(() => SourceFiles.Of([empty])).Message, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static byte[] Gzip(string text)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(Encoding.UTF8.GetBytes(text));
        return bytes.ToArray();
    }

    private static List<ExpenditureLine> Plain() => Read(new ExpenditureFile("bill.csv", new MemoryStream(Encoding.UTF8.GetBytes(Csv)), new FocusFormat(new NewCustomers())));

    private static List<ExpenditureLine> Lines(string path) => Read(ExpenditureFile.Open(path, new FocusFormat(new NewCustomers())));

    private static List<ExpenditureLine> Read(ExpenditureFile file)
    {
        using (file)
        {
            var batch = new ImportBatch();
            Assert.True(file.Read(batch, 10));
            Assert.Empty(batch.Unread);
            return [.. batch.Lines.Select(line => line with { ServiceType = line.ServiceType.Replace(", big", "", StringComparison.Ordinal), LineId = "" })];
        }
    }

    private async Task<string> Parquet<T>(T[] costs) where T : struct
    {
        var path = Path.Combine(folder.FullName, $"{typeof(T).Name}{costs.Length}.parquet");
        DataField cost = typeof(T) == typeof(decimal) ? new DecimalDataField("BilledCost", 38, 18) : new DataField<T>("BilledCost");
        var schema = new ParquetSchema(
            new DataField<string>("SubAccountId"), new DataField<string>("ServiceName"), new DataField<DateTime>("ChargePeriodStart"),
            new DataField<DateTime>("ChargePeriodEnd"), cost, new DataField<string>("BillingCurrency"), new DataField<int?>("Maybe"));
        var from = new DateTime(2024, 9, 18, 22, 0, 0, DateTimeKind.Utc);
        await using var output = File.Create(path);
        await using var writer = await ParquetWriter.CreateAsync(schema, output);
        for (var row = 0; row < costs.Length; row++)
        {
            // A row group a row: groups are read one after the other.
            using var group = writer.CreateRowGroup();
            await group.WriteAsync(schema.DataFields[0], new string?[] { "a1" });
            await group.WriteAsync(schema.DataFields[1], new string?[] { "ECS, big" });
            await group.WriteAsync<DateTime>(schema.DataFields[2], new[] { from.AddHours(row) }.AsMemory());
            await group.WriteAsync<DateTime>(schema.DataFields[3], new[] { from.AddHours(row + 1) }.AsMemory());
            await group.WriteAsync<T>(schema.DataFields[4], new[] { costs[row] }.AsMemory());
            await group.WriteAsync(schema.DataFields[5], new string?[] { "USD" });
            await group.WriteAsync<int>(schema.DataFields[6], new int?[] { null }.AsMemory());
        }

        return path;
    }
}
