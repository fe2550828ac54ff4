namespace PartnerGraph.Import;

/// <summary>Why a line of a file is not recorded.</summary>
/// <param name="LineNumber">The number of the record's first line in the file, from 1.</param>
/// <param name="Column">The column as the file names it; empty when the whole record is meant.</param>
public sealed record LineProblem(string File, long LineNumber, string Column, string Reason)
{
    public override string ToString() => $"{File}:{LineNumber}: {(Column.Length > 0 ? $"{Column}: " : "")}{Reason}";
}

/// <summary>What is wrong with one column of a record.</summary>
internal readonly record struct ColumnProblem(string Column, string Reason)
{
    public static string Shown(ReadOnlySpan<char> text) => text.Length <= 40 ? text.ToString() : $"{text[..40]}…";
}
