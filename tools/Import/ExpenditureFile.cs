using System.Text;
using PartnerGraph.Import.Csv;
using PartnerGraph.Import.Parquet;

namespace PartnerGraph.Import;

/// <summary>A file of billing lines, read in batches from beginning to end with memory that does not grow with it.</summary>
public sealed class ExpenditureFile : IDisposable
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly Stream stream;
    private readonly IRecords records;
    private readonly CsvRow row;
    private readonly ILineReader reader;

    /// <param name="name">The file's name as problems tell it.</param>
    /// <param name="stream">CSV, gzip of CSV, or Parquet, as its first bytes tell; what cannot be read twice is taken for CSV.</param>
    /// <exception cref="ImportFileException">It has no header, or not the columns that the format needs.</exception>
    public ExpenditureFile(string name, Stream stream, ILineFormat format)
    {
        (Name, this.stream) = (name, stream);
        records = Open(stream);
        row = new CsvRow(records);
        if (!Next(0)) throw new ImportFileException("The file is empty.");
        if (records.Malformed is { } reason) throw new ImportFileException(reason);
        Columns = new CsvHeader(records);
        HeaderRecord = records.Raw.ToString();
        reader = format.Bind(Columns);
    }

    public string Name { get; }

    public CsvHeader Columns { get; }

    /// <summary>The header as CSV, with its end of line.</summary>
    public string HeaderRecord { get; }

    /// <summary>Columns that are ignored because the format does not know them.</summary>
    public IReadOnlyList<string> UnknownColumns => reader.UnknownColumns;

    /// <summary>Whether the file numbers its lines; otherwise their ids are made of what they say.</summary>
    public bool HasIds => reader.HasIds;

    /// <summary>Finds what comes twice; null to hand on every line. It has been shown the whole import before.</summary>
    public RepeatSieve? Sieve { get; init; }

    /// <summary>The size of the file in bytes; null when it is not known.</summary>
    public long? Length => stream.CanSeek ? stream.Length : null;

    /// <exception cref="ImportFileException">See the constructor.</exception>
    public static ExpenditureFile Open(string path, ILineFormat format, RepeatSieve? sieve = null)
    {
        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1 << 16, FileOptions.SequentialScan);
        try
        {
            return new(path, stream, format) { Sieve = sieve };
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Fills the batch with the next records; false at the end of the file.</summary>
    /// <param name="most">The most records.</param>
    public bool Read(ImportBatch batch, int most)
    {
        batch.Clear(Name, reader);
        while (batch.Count < most && Next(Columns.Count))
        {
            row.Clear();
            var line = records.Malformed is null ? reader.Read(row) : null;
            if (line is null)
            {
                batch.AddUnread(records.Raw, records.LineNumber, Problems());
                continue;
            }

            var beyond = row.BeyondScale(reader.DueColumn);
            switch (Sieve?.Place(line, reader.HasIds ? null : row) ?? RepeatSieve.First)
            {
                case RepeatSieve.Repeat: batch.AddRepeat(line, beyond); break;
                case RepeatSieve.Conflict:
                    batch.AddUnread(records.Raw, records.LineNumber,
                        [new(Name, records.LineNumber, reader.ColumnOf("lineId"), $"The id '{ColumnProblem.Shown(line.LineId)}' came before in this import, with another content.")]);
                    break;
                case RepeatSieve.First: batch.Add(line, records.LineNumber, records.Raw, beyond); break;
                case var number: batch.Add(line with { LineId = $"{line.LineId}+{number}" }, records.LineNumber, records.Raw, beyond); break;
            }
        }

        batch.BytesRead = stream.CanSeek ? stream.Position : 0;
        return batch.Count > 0;
    }

    public void Dispose()
    {
        records.Dispose();
        stream.Dispose();
    }

    private bool Next(int fields)
    {
        try
        {
            return records.Read(fields);
        }
        catch (Exception failure) when (Reason(failure) is { } reason)
        {
            throw new ImportFileException(reason);
        }
    }

    private static string? Reason(Exception failure) => failure switch
    {
        InvalidDataException => $"The compressed file is damaged or cut off: {failure.Message} Nothing of it can be trusted.",
        DecoderFallbackException => "The file is not in UTF-8: letters of it would be lost. Convert it first, for example with iconv.",
        _ => null,
    };

    private static IRecords Open(Stream stream)
    {
        Span<byte> magic = stackalloc byte[4];
        if (stream.CanSeek)
        {
            magic = magic[..stream.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false)];
            stream.Position = 0;
        }

        if (stream.CanSeek && magic is [(byte)'P', (byte)'A', (byte)'R', (byte)'1']) return new ParquetRecords(stream);
        if (stream.CanSeek && magic is [(byte)'P', (byte)'K', 3, 4])
            throw new ImportFileException("The file is a ZIP archive or a workbook. Unpack it, or save its sheet as CSV.");
        if (stream.CanSeek && magic.Contains((byte)0) && magic is not ([0x1F, 0x8B, ..] or [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [0, 0, 0xFE, 0xFF]))
            throw new ImportFileException("The file is neither text in UTF-8, nor gzip, nor Parquet.");
        if (stream.CanSeek && magic is [0x1F, 0x8B, ..]) stream = new GzipText(stream);
        try
        {
            return new CsvRecords(new StreamReader(stream, Utf8, detectEncodingFromByteOrderMarks: true, bufferSize: 64 * 1024));
        }
        catch (Exception failure) when (Reason(failure) is { } reason)
        {
            throw new ImportFileException(reason);
        }
    }

    private LineProblem[] Problems() => records.Malformed is { } reason
        ? [new LineProblem(Name, records.LineNumber, "", reason)]
        : [.. row.Problems.Select(problem => new LineProblem(Name, records.LineNumber, problem.Column, problem.Reason))];
}
