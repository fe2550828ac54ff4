using System.Globalization;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.Sqlite;

namespace PartnerGraph.Cli.Backup;

/// <summary>What goes with a log in a directory, or is left of it: nothing of it may stay beside another log. What acts on its own, such as the key, is none of it.</summary>
internal sealed class PresentStore
{
    private readonly DirectoryInfo data;
    private readonly IReadOnlyList<string> names;

    private PresentStore(DirectoryInfo data, IReadOnlyList<string> names) => (this.data, this.names) = (data, names);

    public bool IsThere => names.Count > 0;

    /// <summary>Without an event file no server can be running on it.</summary>
    public bool HoldsEvents => names.Contains(SqliteEventStoreOptions.FileName);

    public static PresentStore In(DirectoryInfo data) => new(data, data.Exists
        ? [.. data.EnumerateFiles("events.*").Concat<FileSystemInfo>(data.EnumerateDirectories("read")).Select(found => found.Name).Order(StringComparer.Ordinal)]
        : []);

    /// <returns>The directory that holds it from now on.</returns>
    public string MoveAside()
    {
        var aside = Path.Combine(data.FullName, $"replaced-{TimeProvider.System.GetUtcNow().ToString("yyyyMMdd'T'HHmmssfff'Z'", CultureInfo.InvariantCulture)}");
        PrivateFiles.CreateDirectory(aside);
        foreach (var name in names) Directory.Move(Path.Combine(data.FullName, name), Path.Combine(aside, name));
        return aside;
    }

    public override string ToString() => HoldsEvents ? "a store" : $"what is left of a store ({string.Join(", ", names)})";
}
