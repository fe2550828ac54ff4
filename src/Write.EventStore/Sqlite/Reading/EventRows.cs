using PartnerGraph.Write.EventStore.Sqlite.Files;

namespace PartnerGraph.Write.EventStore.Sqlite.Reading;

/// <summary>Rows of a page as events. A page ends early when it grows large, so that memory does not follow the size of the payloads.</summary>
internal sealed class EventRows(StoredTypes types)
{
    private const int MaxBytes = 8 << 20;

    private int _bytes;

    public List<StoredEvent> Events { get; } = [];

    /// <summary>Reads the rows; false when the page became too large, and is to be left as it is.</summary>
    public bool Read(Statement rows)
    {
        try
        {
            while (rows.Step())
            {
                var read = Event(rows);
                Events.Add(read);
                _bytes += read.Data.Length + read.Metadata.Length;
                if (_bytes > MaxBytes) return false;
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
