using PartnerGraph.Import.Csv;
using PartnerGraph.Write.Domain.Expenditure;

namespace PartnerGraph.Import;

/// <summary>A layout of billing lines in CSV.</summary>
public interface ILineFormat
{
    /// <summary>Prepares for a file with these columns, in whatever order.</summary>
    /// <exception cref="ImportFileException">A column that the layout needs is missing.</exception>
    ILineReader Bind(CsvHeader header);
}

/// <summary>Turns the records of one file into billing lines.</summary>
public interface ILineReader
{
    /// <summary>Columns of the file that the layout does not know; they are ignored.</summary>
    IReadOnlyList<string> UnknownColumns { get; }

    /// <summary>Whether the file numbers its lines; otherwise their ids are made of what they say.</summary>
    bool HasIds { get; }

    /// <summary>The column that the amount due comes from.</summary>
    string DueColumn { get; }

    /// <summary>The column of the file that a field of the line comes from.</summary>
    string ColumnOf(string path);

    /// <summary>The line, or null when <paramref name="row"/> has told what is wrong.</summary>
    ExpenditureLine? Read(CsvRow row);
}
