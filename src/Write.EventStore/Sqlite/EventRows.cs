namespace PartnerGraph.EventStore.Sqlite;

/// <summary>Rows of a page as events. A page ends early when it grows large, so that memory does not follow the size of the payloads.</summary>
internal sealed class EventRows(StoredTypes types)
{
    private const int MaxBytes = 8 << 20;

    public List<StoredEvent> Events { get; } = [];

    /// <summary>Reads to the last row; false when the page became too large before it.</summary>
    public bool Read(Statement rows)
    {
        try
        {
            for (var bytes = 0; rows.Step();)
            {
                var read = Event(rows);
                Events.Add(read);
                bytes += read.Data.Length + read.Metadata.Length;
                if (bytes > MaxBytes) return false;
            }

            return true;
        }
        finally
        {
            rows.Reset();
        }
    }

    private StoredEvent Event(Statement row)
    {
        var data = row.Blob(5);
        var metadata = row.Blob(6);
        var both = new byte[data.Length + metadata.Length];
        data.CopyTo(both);
        metadata.CopyTo(both.AsSpan(data.Length));
        return new StoredEvent(
            new Guid(row.Blob(4), bigEndian: true), row.Text(3), row.Int64(2), row.Int64(0), types.NameOf(row.Int64(1)),
            both.AsMemory(0, data.Length), both.AsMemory(data.Length));
    }
}
