using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using PartnerGraph.Write.EventStore.Sqlite.Files;

namespace PartnerGraph.Write.EventStore.Sqlite.Reading;

/// <summary>A few read-only connections, opened when first needed; readers never wait for the writer, only for one another.</summary>
internal sealed class ReaderPool(SqliteEventStoreOptions options) : IAsyncDisposable
{
    private readonly SemaphoreSlim _free = new(options.ReaderPool);
    private readonly ConcurrentBag<EventReader> _idle = [];
    private volatile bool _disposed;

    public async Task<T> Read<T>(Func<EventReader, T> read, CancellationToken cancellation)
    {
        await _free.WaitAsync(cancellation);
        try
        {
            ObjectDisposedException.ThrowIf(_disposed, typeof(SqliteEventStore));
            if (!_idle.TryTake(out var reader)) reader = new EventReader(SqliteFile.OpenReader(options));
            try
            {
                return read(reader);
            }
            finally
            {
                _idle.Add(reader);
            }
        }
        catch (SqliteException fault)
        {
            EventLogFaults.Name(fault, options.FilePath);
            throw;
        }
        finally
        {
            _free.Release();
        }
    }

    /// <summary>Waits for the reads under way; later ones are refused.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_disposed) return;
        _disposed = true;
        for (var held = 0; held < options.ReaderPool; held++) await _free.WaitAsync();
        while (_idle.TryTake(out var reader)) reader.Dispose();
        _free.Release(options.ReaderPool);
    }
}
