using System.Globalization;
using System.Reflection;

namespace PartnerGraph.Write.Domain.Kernel.Reference;

/// <summary>
/// Tables that come with the product as files of tab-separated fields, one row a line. Lines that begin with <c>#</c> say what the columns hold and where
/// they are from.
/// </summary>
public static class EmbeddedTable
{
    /// <param name="file">The file's name in the assembly, such as <c>cities.tsv</c>.</param>
    /// <exception cref="ArgumentException">The file is not part of the assembly.</exception>
    public static IEnumerable<string[]> Rows(Assembly assembly, string file)
    {
        using var stream = assembly.GetManifestResourceStream(file) ?? throw new ArgumentException($"{file} is not part of {assembly.GetName().Name}.", nameof(file));
        using var lines = new StreamReader(stream);
        while (lines.ReadLine() is { } line)
            if (line.Length > 0 && !line.StartsWith('#')) yield return line.Split('\t');
    }

    /// <summary>A field that may be left out; null when it was.</summary>
    public static string? Given(string[] fields, int column) => column < fields.Length && fields[column].Length > 0 ? fields[column] : null;

    /// <summary>A day such as <c>2024-11-04</c>; null when it was left out.</summary>
    public static DateOnly? Day(string[] fields, int column) =>
        Given(fields, column) is { } day ? DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
}
