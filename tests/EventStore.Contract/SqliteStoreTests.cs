using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.Sqlite;

namespace PartnerGraph.EventStore.Contract;

/// <summary>What the tests of the SQLite store share: a directory, a clock, events, and a look at the file from outside.</summary>
public abstract class SqliteStoreTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("partnergraph-events-").FullName;

    protected static TimeSpan Patience => TimeSpan.FromSeconds(30);

    protected FakeTimeProvider Clock { get; } = new();

    public void Dispose()
    {
        Directory.Delete(_directory, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Where the store lies.</summary>
    protected string Data => _directory;

    /// <summary>The files of the store as they are now, copied to a directory of their own that goes with this one.</summary>
    protected SqliteEventStoreOptions Copy(params IReadOnlyList<string> files)
    {
        var target = Directory.CreateDirectory(Path.Combine(_directory, $"copy-{Guid.NewGuid():N}")).FullName;
        foreach (var file in files) File.Copy(Path.Combine(_directory, file), Path.Combine(target, file));
        return new() { DataDirectory = target };
    }

    protected static NewEvent Event(string type = "happened.v1") => new(Guid.NewGuid(), type, "{}"u8.ToArray(), "{}"u8.ToArray());

    protected SqliteEventStoreOptions Options() => new() { DataDirectory = _directory };

    protected SqliteEventStore Open(Action<SqliteEventStoreOptions>? configure = null)
    {
        var options = Options();
        configure?.Invoke(options);
        return new SqliteEventStore(options, Clock);
    }

    /// <summary>Another process, as far as the file can tell.</summary>
    protected SqliteConnection Outside()
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(_directory, "events.db")};Pooling=False");
        connection.Open();
        return connection;
    }

    /// <summary>Holds the write lock, so that appends queue up; released by disposing.</summary>
    protected static SqliteTransaction HoldWriteLock(SqliteConnection outside) => outside.BeginTransaction();
}
