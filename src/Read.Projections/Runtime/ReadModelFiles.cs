using Microsoft.Data.Sqlite;

namespace PartnerGraph.Projections.Runtime;

/// <summary>
/// The files of one read model, named by fingerprint and generation. A rebuild fills a new generation beside the one that
/// serves; only a generation that has caught up is ever switched to.
/// </summary>
internal sealed class ReadModelFiles(string directory, string name, string fingerprint)
{
    private volatile string current = "";

    public string Current => current;

    public string Fingerprint => fingerprint;

    /// <summary>The generations of this fingerprint, newest first.</summary>
    public IEnumerable<string> Existing() => Directory.Exists(directory)
        ? Directory.EnumerateFiles(directory, $"{name}-{fingerprint}-*.db").OrderDescending(StringComparer.Ordinal)
        : [];

    public string Next()
    {
        Directory.CreateDirectory(directory);
        var newest = Existing().Select(GenerationOf).DefaultIfEmpty(0).First();
        return Path.Combine(directory, $"{name}-{fingerprint}-{newest + 1:D4}.db");
    }

    public void Use(string file) => current = file;

    /// <summary>Deletes every other file of the read model: older generations and other fingerprints.</summary>
    public void DeleteOthers()
    {
        foreach (var file in Directory.EnumerateFiles(directory, $"{name}-*.db").Where(file => file != current && IsOfThisName(file)))
            Delete(file);
    }

    /// <summary>Connections that are open keep reading the deleted file until they close.</summary>
    public static void Delete(string file)
    {
        using (var pooled = new SqliteConnection(ConnectionString(file))) SqliteConnection.ClearPool(pooled);
        foreach (var part in new[] { file, file + "-wal", file + "-shm" }) File.Delete(part);
    }

    public static string ConnectionString(string file) =>
        new SqliteConnectionStringBuilder { DataSource = file, Pooling = true, DefaultTimeout = 30 }.ToString();

    private static int GenerationOf(string file) =>
        int.Parse(Path.GetFileNameWithoutExtension(file).Split('-')[^1], System.Globalization.CultureInfo.InvariantCulture);

    private bool IsOfThisName(string file) => Path.GetFileNameWithoutExtension(file).Split('-') is { Length: > 2 } parts
        && string.Join('-', parts[..^2]) == name;
}
