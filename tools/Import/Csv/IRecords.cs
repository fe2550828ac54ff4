namespace PartnerGraph.Import.Csv;

/// <summary>The records of a file one at a time, whatever it is written in; every field is text.</summary>
internal interface IRecords : IDisposable
{
    /// <summary>The number of the record's first line in a text, of the record in a file without lines; from 1.</summary>
    long LineNumber { get; }

    /// <summary>Why the record cannot be read; null when it can.</summary>
    string? Malformed { get; }

    int FieldCount { get; }

    /// <summary>The record as CSV, with its end of line.</summary>
    ReadOnlySpan<char> Raw { get; }

    /// <summary>A field without its quotes.</summary>
    ReadOnlySpan<char> Field(int ordinal);

    /// <summary>Goes to the next record.</summary>
    /// <param name="fields">How many fields it must have; 0 for any number.</param>
    bool Read(int fields);
}
