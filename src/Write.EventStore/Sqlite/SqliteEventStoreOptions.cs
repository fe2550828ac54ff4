using PartnerGraph.Write.EventStore.Sqlite.Reading;

namespace PartnerGraph.Write.EventStore.Sqlite;

/// <summary>Where the embedded event store lives and how much it may take.</summary>
public sealed class SqliteEventStoreOptions
{
    /// <summary>The directory of <c>events.db</c>; created when missing. Must be on a local disk: WAL needs shared memory.</summary>
    public string DataDirectory { get; set; } = "data";

    /// <summary>How often the file is looked at for commits of other processes, while somebody waits for events.</summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>The most events that share one commit (one append is never split), and the most appends that wait in the queue.</summary>
    public int MaxBatch { get; set; } = 4096;

    /// <summary>The most connections that read at the same time.</summary>
    public int ReaderPool { get; set; } = 4;

    /// <summary>How long a group waits for another process to release the write lock before its appends fail.</summary>
    public TimeSpan LockTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Opens for reading alone: nothing is made, migrated, examined or written, and the store may be damaged.</summary>
    public bool ReadOnly { get; set; }

    /// <summary>Appends as before there was a chain, to measure what it costs. The next start refuses such a file.</summary>
    internal bool WithoutChain { get; init; }

    /// <summary>The event file, in the data directory.</summary>
    public const string FileName = "events.db";

    /// <summary>The witness of how far the log had come, beside it.</summary>
    public const string HeadFileName = "events.head";

    internal string FilePath => Path.Combine(DataDirectory, FileName);
}
