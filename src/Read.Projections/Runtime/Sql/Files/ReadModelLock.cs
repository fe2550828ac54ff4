namespace PartnerGraph.Read.Projections.Runtime.Sql.Files;

/// <summary>
/// Between processes: everyone who has a read model open shares this lock, so that only a process that is alone with it
/// rebuilds it or deletes files. The operating system releases it when a process dies.
/// </summary>
public sealed class ReadModelLock(string path) : IReadModelLock
{
    // Others hold it alone while they delete or rebuild: the first takes moments.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2), Pause = TimeSpan.FromMilliseconds(50);

    private readonly Lock gate = new();
    private FileStream? held;

    /// <exception cref="IOException">Another process is rebuilding the read model.</exception>
    public void Share()
    {
        lock (gate) HoldShared();
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
                HoldShared();
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

    private void HoldShared()
    {
        for (var waited = TimeSpan.Zero; ; waited += Pause)
        {
            try
            {
                Hold(FileShare.Read);
                return;
            }
            catch (IOException) when (waited < Patience)
            {
                Thread.Sleep(Pause);
            }
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
