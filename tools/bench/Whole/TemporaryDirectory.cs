using Microsoft.Data.Sqlite;

namespace PartnerGraph.Bench.Whole;

internal sealed class TemporaryDirectory : IDisposable
{
    public DirectoryInfo Info { get; } = Directory.CreateTempSubdirectory("partnergraph-bench-");

    public string File(string name) => Path.Combine(Info.FullName, name);

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Info.Delete(recursive: true);
    }
}
