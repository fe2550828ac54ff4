using System.Text;
using PartnerGraph.Import.Csv;

namespace PartnerGraph.Import;

/// <summary>A CSV file of billing lines, read in batches from beginning to end with memory that does not grow with it.</summary>
public sealed class ExpenditureFile : IDisposable
{
    private readonly Stream stream;
    private readonly CsvRecords records;
    private readonly CsvRow row;
    private readonly ILineReader reader;

    /// <param name="name">The file's name as problems tell it.</param>
    /// <exception cref="ImportFileException">It has no header, or not the columns that the format needs.</exception>
    public ExpenditureFile(string name, Stream stream, ILineFormat format)
    {
        (Name, this.stream) = (name, stream);
        records = new CsvRecords(new StreamReader(stream, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, bufferSize: 64 * 1024));
        row = new CsvRow(records);
        if (!records.Read(0)) throw new ImportFileException("The file is empty.");
        if (records.Malformed is { } reason) throw new ImportFileException(reason);
        Columns = new CsvHeader(records);
        HeaderRecord = records.Raw.ToString();
        reader = format.Bind(Columns);
    }

    public string Name { get; }

    public CsvHeader Columns { get; }

    /// <summary>The header as it stands in the file, with its end of line.</summary>
    public string HeaderRecord { get; }

    /// <summary>Columns that are ignored because the format does not know them.</summary>
    public IReadOnlyList<string> UnknownColumns => reader.UnknownColumns;

    /// <summary>The size of the file in bytes; null when it is not known.</summary>
    public long? Length => stream.CanSeek ? stream.Length : null;

    /// <exception cref="ImportFileException">See the constructor.</exception>
    public static ExpenditureFile Open(string path, ILineFormat format) =>
        new(path, new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1 << 16, FileOptions.SequentialScan), format);

    /// <summary>Fills the batch with the next records; false at the end of the file.</summary>
    /// <param name="most">The most records.</param>
    public bool Read(ImportBatch batch, int most)
    {
        batch.Clear(Name, reader);
        while (batch.Count < most && records.Read(Columns.Count))
        {
            row.Clear();
            var line = records.Malformed is null ? reader.Read(row) : null;
            if (line is null) batch.AddUnread(records.Raw, records.LineNumber, Problems());
            else batch.Add(line, records.LineNumber, records.Raw);
        }

        batch.BytesRead = stream.CanSeek ? stream.Position : 0;
        return batch.Count > 0;
    }

    public void Dispose() => records.Dispose();

    private LineProblem[] Problems() => records.Malformed is { } reason
        ? [new LineProblem(Name, records.LineNumber, "", reason)]
        : [.. row.Problems.Select(problem => new LineProblem(Name, records.LineNumber, problem.Column, problem.Reason))];
}
