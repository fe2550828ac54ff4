namespace PartnerGraph.Projections.Runtime;

/// <summary>
/// Between processes: everyone who has a read model open shares this lock, so that only a process that is alone with it
/// rebuilds it or deletes files. The operating system releases it when a process dies.
/// </summary>
public sealed class ReadModelLock(string path) : IDisposable
{
    private readonly Lock gate = new();
    private FileStream? held;

    /// <exception cref="IOException">Another process is rebuilding the read model.</exception>
    public void Share()
    {
        lock (gate) Hold(FileShare.Read);
    }

    /// <summary>Shuts others out until <see cref="Share"/>; false, and still shared, when another process has the read model open.</summary>
    public bool TryExclude()
    {
        lock (gate)
        {
            try
            {
                Hold(FileShare.None);
                return true;
            }
            catch (IOException)
            {
                Hold(FileShare.Read);
                return false;
            }
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            held?.Dispose();
            held = null;
        }
    }

    private void Hold(FileShare share)
    {
        held?.Dispose();
        held = null;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        held = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Read, share);
    }
}
