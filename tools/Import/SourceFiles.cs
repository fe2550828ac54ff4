namespace PartnerGraph.Import;

/// <summary>The files that an import reads: those named, and the parts that lie in directories.</summary>
public static class SourceFiles
{
    private static readonly string[] Endings = [".csv", ".tsv", ".csv.gz", ".tsv.gz", ".parquet"];

    /// <summary>The files in their order; those of a directory, however deep, in the order of their paths.</summary>
    /// <exception cref="ImportFileException">There is no such file, it cannot be read twice, or a directory holds no part.</exception>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> paths) =>
        [.. paths.SelectMany(path => Directory.Exists(path) ? Parts(path) : [Readable(path)])];

    private static List<string> Parts(string directory)
    {
        var parts = Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories).Where(IsPart).Order(StringComparer.Ordinal).ToList();
        return parts.Count > 0
            ? parts
            : throw new ImportFileException($"The directory {directory} holds no file that ends with {string.Join(", ", Endings)}.");
    }

    // What an earlier import left beside a part is none; nor is what a provider's tools hide.
    private static bool IsPart(string path)
    {
        var name = Path.GetFileName(path);
        return name[0] is not ('.' or '_')
            && !name.EndsWith(".rejected.csv", StringComparison.OrdinalIgnoreCase)
            && Endings.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
    }

    private static string Readable(string path)
    {
        if (!File.Exists(path)) throw new ImportFileException($"There is no file {path}.");
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        return file.CanSeek ? path : throw new ImportFileException($"{path} is a pipe; an import reads its files twice. Write it to a file first.");
    }
}
