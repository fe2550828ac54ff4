using Sylvan.Data.Csv;

namespace PartnerGraph.Import.Csv;

/// <summary>
/// The records of a CSV text, one at a time, in constant memory. A malformed record costs its first line and no more: reading
/// goes on with the next line.
/// </summary>
internal sealed class CsvRecords : IRecords
{
    private readonly CsvDataReaderOptions options = new()
    {
        HasHeaders = false, OwnsReader = false, BufferSize = 64 * 1024, MaxBufferSize = 1024 * 1024,
        ResultSetMode = ResultSetMode.SingleResult,
    };

    private readonly ReplayReader replay;
    private CsvDataReader? reader;
    private string malformedText = "";
    private long nextLine = 1;

    /// <param name="text">Separated by commas, or by semicolons or tabs where the first line shows more of those.</param>
    public CsvRecords(TextReader text)
    {
        replay = new ReplayReader(text);
        options.Delimiter = DelimiterOf(replay.FirstLine());
    }

    /// <summary>The number of the record's first line, from 1.</summary>
    public long LineNumber { get; private set; }

    /// <summary>Why the record cannot be read; null when it can.</summary>
    public string? Malformed { get; private set; }

    public int FieldCount => reader!.RowFieldCount;

    /// <summary>The record as it stands in the text, with its end of line.</summary>
    public ReadOnlySpan<char> Raw => Malformed is null ? reader!.GetRawRecordSpan() : malformedText;

    public ReadOnlySpan<char> Field(int ordinal) => reader!.GetFieldSpan(ordinal);

    /// <summary>Goes to the next record that is not blank.</summary>
    /// <param name="fields">How many fields it must have; 0 for any number.</param>
    public bool Read(int fields)
    {
        while (true)
        {
            LineNumber = nextLine;
            Malformed = null;
            try
            {
                reader ??= CsvDataReader.Create(replay, options);
                if (!reader.Read()) return false;
            }
            catch (Exception failure) when (failure is CsvFormatException or CsvInvalidCharacterException or CsvRecordTooLargeException)
            {
                return TakeMalformed("The quotes of the record do not match, or it is too long.");
            }

            var raw = reader.GetRawRecordSpan();
            var lines = raw.Count('\n');
            if (fields > 0 && reader.RowFieldCount != fields && !raw.Trim("\r\n").IsEmpty)
            {
                var reason = $"The record has {reader.RowFieldCount} fields, not {fields}.";
                // A missing quote swallows the lines behind it.
                if (lines > 1) return TakeMalformed(reason);
                Malformed = reason;
                malformedText = raw.ToString();
            }

            replay.Confirm(raw.Length);
            nextLine += lines;
            if (!raw.Trim("\r\n").IsEmpty) return true;
        }
    }

    public void Dispose()
    {
        reader?.Dispose();
        replay.Dispose();
    }

    private static char DelimiterOf(ReadOnlySpan<char> header)
    {
        var (commas, semicolons, tabs) = (header.Count(','), header.Count(';'), header.Count('\t'));
        if (commas >= semicolons && commas >= tabs) return ',';
        return semicolons >= tabs ? ';' : '\t';
    }

    private bool TakeMalformed(string reason)
    {
        Malformed = reason;
        malformedText = replay.TakeLine();
        nextLine++;
        reader?.Dispose();
        reader = null;
        return malformedText.Length > 0;
    }
}
