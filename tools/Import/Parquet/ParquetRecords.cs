using System.Text;
using Parquet;
using Parquet.Schema;
using PartnerGraph.Import.Csv;

namespace PartnerGraph.Import.Parquet;

/// <summary>
/// The rows of a Parquet file, one row group in memory at a time. The first record is the names of the columns; lists, maps and structures
/// among them are left out, since no layout reads any.
/// </summary>
internal sealed class ParquetRecords : IRecords
{
    private readonly ParquetReader reader;
    private readonly DataField[] fields;
    private readonly StringBuilder text = new();
    private string[] row;
    private Func<int, string?>[] columns = [];
    private int group;
    private int next;
    private int rows;
    private bool named;

    /// <exception cref="ImportFileException">It is no Parquet file after all.</exception>
    public ParquetRecords(Stream stream)
    {
        reader = Reading(() => Await(ParquetReader.CreateAsync(stream, new ParquetOptions { TreatByteArrayAsString = true }, leaveStreamOpen: true)));
        fields = [.. reader.Schema.Fields.OfType<DataField>().Where(field => !field.IsArray)];
        row = [.. fields.Select(field => field.Name)];
    }

    public long LineNumber { get; private set; }

    public string? Malformed => null;

    public int FieldCount => fields.Length;

    public ReadOnlySpan<char> Raw
    {
        get
        {
            text.Clear();
            return text.AppendJoin(',', row.Select(Quoted)).Append('\n').ToString();
        }
    }

    public ReadOnlySpan<char> Field(int ordinal) => row[ordinal];

    public bool Read(int fields)
    {
        if (!named) return named = true;
        while (next == rows)
        {
            if (group == reader.RowGroupCount) return false;
            Reading(() => Load(group++));
        }

        row = new string[columns.Length];
        for (var column = 0; column < columns.Length; column++) row[column] = columns[column](next) ?? "";
        (next, LineNumber) = (next + 1, LineNumber + 1);
        return true;
    }

    public void Dispose() => Await(reader.DisposeAsync());

    private bool Load(int index)
    {
        using var open = reader.OpenRowGroupReader(index);
        (next, rows) = (0, checked((int)open.RowCount));
        columns = [.. fields.Select(field => Await(ParquetColumn.Read(open, field, rows)))];
        return true;
    }

    // The library reports damage by whatever exception it runs into.
    private static T Reading<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception broken) when (broken is not (ImportFileException or OperationCanceledException or OutOfMemoryException))
        {
            throw new ImportFileException($"The Parquet file cannot be read: {broken.Message}");
        }
    }

    private static T Await<T>(Task<T> task) => task.GetAwaiter().GetResult();

    private static void Await(ValueTask task) => task.AsTask().GetAwaiter().GetResult();

    private static string Quoted(string field) =>
        field.AsSpan().IndexOfAny(",\"\r\n") < 0 ? field : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
