namespace PartnerGraph.EventStoreDb.Server.Store;

/// <summary>All streams of a cluster, in memory.</summary>
public sealed class MemoryLog
{
    private readonly Lock _gate = new();
    private readonly List<StoredRecord> _all = [];
    private readonly Dictionary<string, List<StoredRecord>> _streams = [];
    private readonly Dictionary<string, int> _deletedUpTo = [];
    private readonly HashSet<string> _tombstones = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>In bytes, of one append; a server takes a megabyte unless it is told otherwise.</summary>
    public int MaxAppendSize { get; set; } = 1 << 20;

    /// <summary>Appends that were stored.</summary>
    public int Appends { get; private set; }

    /// <summary>Completes with the next change.</summary>
    public Task Changed
    {
        get
        {
            lock (_gate) return _changed.Task;
        }
    }

    /// <summary>Takes the end of a stream away, as a restored backup does.</summary>
    public void Truncate(string stream, int count)
    {
        lock (_gate)
        {
            foreach (var gone in _streams[stream].TakeLast(count)) _all.Remove(gone);
            _streams[stream].RemoveRange(_streams[stream].Count - count, count);
            Change();
        }
    }

    /// <summary>Writes other bytes in the place of what is stored.</summary>
    public void Alter(string stream, int revision, byte[] data)
    {
        lock (_gate)
        {
            var old = _streams[stream][revision];
            _all[_all.IndexOf(old)] = _streams[stream][revision] = old with { Data = data };
        }
    }

    internal Outcome Append(string stream, Expected expected, IReadOnlyList<ProposedRecord> proposed)
    {
        lock (_gate)
        {
            if (_tombstones.Contains(stream)) return new Outcome.Deleted();
            if (proposed.Sum(record => record.Data.Length + record.CustomMetadata.Length + (2 * record.Metadata.GetValueOrDefault("type", "").Length)) > MaxAppendSize)
                return new Outcome.TooLarge(MaxAppendSize);
            var records = _streams.GetValueOrDefault(stream) ?? [];
            if (!Holds(stream, records, expected) || (expected.Kind == ExpectedKind.Any && records.Exists(record => record.Id == proposed[0].Id)))
                return Repetition(records, expected, proposed) ?? (Outcome)new Outcome.WrongRevision(Exists(stream, records) ? records[^1].Revision : null);
            _streams[stream] = records;
            foreach (var record in proposed) Add(stream, records, record);
            Appends++;
            Change();
            return new Outcome.Stored(records[^1].Revision, records[^1].Position);
        }
    }

    internal Outcome Delete(string stream, Expected expected, bool forEver)
    {
        lock (_gate)
        {
            if (_tombstones.Contains(stream)) return new Outcome.Deleted();
            var records = _streams.GetValueOrDefault(stream) ?? [];
            if (!Holds(stream, records, expected)) return new Outcome.WrongRevision(Exists(stream, records) ? records[^1].Revision : null);
            if (forEver) _tombstones.Add(stream);
            _deletedUpTo[stream] = records.Count;
            Change();
            return new Outcome.Stored(0, _all.Count > 0 ? _all[^1].Position : 0);
        }
    }

    /// <summary>What can be read of a stream; null when there is none, and an exception of the caller's making when it is gone for ever.</summary>
    internal IReadOnlyList<StoredRecord>? Stream(string stream, Func<Exception> tombstoned)
    {
        lock (_gate)
        {
            if (_tombstones.Contains(stream)) throw tombstoned();
            var records = _streams.GetValueOrDefault(stream) ?? [];
            return Exists(stream, records) ? records[_deletedUpTo.GetValueOrDefault(stream)..] : null;
        }
    }

    internal IReadOnlyList<StoredRecord> All()
    {
        lock (_gate) return [.. _all];
    }

    private bool Exists(string stream, List<StoredRecord> records) => records.Count > _deletedUpTo.GetValueOrDefault(stream);

    private bool Holds(string stream, List<StoredRecord> records, Expected expected) => expected.Kind switch
    {
        ExpectedKind.Any => true,
        ExpectedKind.NoStream => !Exists(stream, records),
        ExpectedKind.StreamExists => Exists(stream, records),
        _ => records.Count > 0 && records[^1].Revision == expected.Revision,
    };

    // The same ids, one after the other, at the place where they were expected: the writer did not hear of its success.
    private static Outcome.Stored? Repetition(List<StoredRecord> records, Expected expected, IReadOnlyList<ProposedRecord> proposed)
    {
        var first = expected.Kind switch
        {
            ExpectedKind.Revision => (int)expected.Revision + 1,
            ExpectedKind.NoStream => 0,
            _ => records.FindIndex(record => record.Id == proposed[0].Id),
        };
        if (first < 0 || first + proposed.Count > records.Count || !records[first..(first + proposed.Count)].Select(record => record.Id).SequenceEqual(proposed.Select(record => record.Id)))
            return null;
        var last = records[first + proposed.Count - 1];
        return new(last.Revision, last.Position);
    }

    private void Add(string stream, List<StoredRecord> records, ProposedRecord proposed)
    {
        var position = _all.Count > 0 ? _all[^1].Position + (ulong)_all[^1].Size + 100 : 100;
        var stored = new StoredRecord(proposed.Id, stream, (ulong)records.Count, position, proposed.Metadata, proposed.CustomMetadata, proposed.Data);
        records.Add(stored);
        _all.Add(stored);
    }

    private void Change()
    {
        var changed = _changed;
        _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        changed.SetResult();
    }
}
