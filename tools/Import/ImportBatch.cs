using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Import;

/// <summary>
/// A run of records: the lines that could be read, and the records that could not. It can be filled again and again, so that
/// memory does not grow with the file.
/// </summary>
public sealed class ImportBatch
{
    private readonly List<ExpenditureLine> lines = [];
    private readonly List<Place> places = [];
    private readonly List<UnreadRecord> unread = [];
    private readonly List<(ExpenditureLine Line, long Beyond)> repeats = [];
    private char[] text = new char[256 * 1024];
    private int length;
    private string file = "";
    private ILineReader? reader;

    public IReadOnlyList<ExpenditureLine> Lines => lines;

    /// <summary>The records that could not be read.</summary>
    public IReadOnlyList<UnreadRecord> Unread => unread;

    /// <summary>Lines that came before in the same import; they are not handed on.</summary>
    public IReadOnlyList<(ExpenditureLine Line, long Beyond)> Repeats => repeats;

    /// <summary>Records of every sort.</summary>
    public int Count => lines.Count + unread.Count + repeats.Count;

    /// <summary>Bytes of the file read so far, a little ahead of the batch.</summary>
    public long BytesRead { get; internal set; }

    /// <summary>The record of a line as it stands in the file, with its end of line.</summary>
    public ReadOnlySpan<char> RecordOf(int line) => text.AsSpan(places[line].Start, places[line].Length);

    /// <summary>What the recorder's refusal of a line means in the terms of the file.</summary>
    public IEnumerable<LineProblem> ProblemsOf(int line, IEnumerable<Rejection> rejections) => rejections.Select(rejection =>
        new LineProblem(file, places[line].LineNumber, reader!.ColumnOf(rejection.Path), rejection.Message));

    /// <summary>What the file states of a line's amount due beyond the 18th decimal, in units of the 36th.</summary>
    public long BeyondOf(int line) => places[line].Beyond;

    internal long LineNumberOf(int line) => places[line].LineNumber;

    internal void Clear(string fileName, ILineReader lineReader)
    {
        (file, reader, length) = (fileName, lineReader, 0);
        lines.Clear();
        places.Clear();
        unread.Clear();
        repeats.Clear();
    }

    internal void Add(ExpenditureLine line, long lineNumber, ReadOnlySpan<char> record, long beyond)
    {
        if (length + record.Length > text.Length) Array.Resize(ref text, Math.Max(text.Length * 2, length + record.Length));
        record.CopyTo(text.AsSpan(length));
        places.Add(new(lineNumber, length, record.Length, beyond));
        lines.Add(line);
        length += record.Length;
    }

    internal void AddRepeat(ExpenditureLine line, long beyond) => repeats.Add((line, beyond));

    internal void AddUnread(ReadOnlySpan<char> record, long lineNumber, IReadOnlyList<LineProblem> problems) =>
        unread.Add(new(record.ToString(), lineNumber, problems));

    private readonly record struct Place(long LineNumber, int Start, int Length, long Beyond);
}

/// <param name="Record">As it stands in the file, with its end of line.</param>
public sealed record UnreadRecord(string Record, long LineNumber, IReadOnlyList<LineProblem> Problems);
