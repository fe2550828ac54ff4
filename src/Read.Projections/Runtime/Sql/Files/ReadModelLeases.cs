namespace PartnerGraph.Read.Projections.Runtime.Sql.Files;

/// <summary>Counts the readers of each file of a read model, so that a replaced file goes when its last reader is done.</summary>
internal sealed class ReadModelLeases(Action<string> delete)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, int> readers = [];
    private readonly HashSet<string> retired = [];
    private readonly HashSet<string> deleting = [];

    /// <param name="choose">Asked under the lock, so that a file is either retired or has this reader counted.</param>
    public (string File, IDisposable Lease) Rent(Func<string> choose)
    {
        lock (gate)
        {
            var file = choose();
            readers[file] = readers.GetValueOrDefault(file) + 1;
            return (file, new Lease(this, file));
        }
    }

    /// <summary>The file is no longer chosen: it is deleted now, or when its last reader is done.</summary>
    public void Retire(string file)
    {
        lock (gate)
        {
            if (readers.ContainsKey(file))
            {
                retired.Add(file);
                return;
            }

            if (!deleting.Add(file)) return;
        }

        Delete(file);
    }

    private void Return(string file)
    {
        lock (gate)
        {
            if (--readers[file] > 0) return;
            readers.Remove(file);
            if (!retired.Remove(file) || !deleting.Add(file)) return;
        }

        try
        {
            Delete(file);
        }
        catch (Exception left) when (left is IOException or UnauthorizedAccessException)
        {
            // No reader's business: a later start tidies up, and tells when it cannot.
        }
    }

    // Outside of the lock, which every reader of the other files takes. Whoever entered the file under the lock deletes it, nobody else.
    private void Delete(string file)
    {
        try
        {
            delete(file);
        }
        finally
        {
            lock (gate) deleting.Remove(file);
        }
    }

    private sealed class Lease(ReadModelLeases owner, string file) : IDisposable
    {
        private int returned;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref returned, 1) == 0) owner.Return(file);
        }
    }
}
