using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;
using PartnerGraph.Read.Projections.Finder.Lucene.Searching;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Following;
using PartnerGraph.Read.Projections.Runtime.Quarantining;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.Types;
using Directory = System.IO.Directory;
using Lock = System.Threading.Lock;

namespace PartnerGraph.Read.Projections.Finder.Lucene.Indexing;

/// <summary>
/// One index in a folder. What is applied can be searched at once; it is committed to disk a little later, and the position is part of the
/// same commit, so that after a crash the index and its position agree and the rest is applied again from the log.
/// </summary>
internal sealed class LuceneGeneration(string folder, TimeProvider clock) : IReadModelGeneration
{
    // A commit syncs several files: seldom enough not to slow publishing, often enough that a restart has little to do again.
    private const int EntriesInCommit = 20_000;

    private const int LooksForFirstCommit = 100;

    private static readonly TimeSpan CommitAfter = TimeSpan.FromSeconds(1), LockPoll = TimeSpan.FromMilliseconds(100);

    private readonly Lock gate = new();
    private readonly LuceneWriting writing = new();
    private readonly LuceneReaders readers = new();
    private FSDirectory? directory;
    private ITimer? timer;
    private CommitData state = new(0, IsReady: false, null, []);
    private int uncommitted;

    public string Name => folder;

    public LogMark? Mark
    {
        get
        {
            lock (gate) return state.Log;
        }

        set
        {
            lock (gate) state = state with { Log = value };
        }
    }

    public Task<Exception> Fault => writing.Fault;

    public Task<bool> IsReady(CancellationToken cancellation)
    {
        try
        {
            using var files = FSDirectory.Open(folder);
            return Task.FromResult(DirectoryReader.IndexExists(files) && CommitData.Of(files).IsReady);
        }
        catch (Exception unusable) when (unusable.GetType() != typeof(IOException) && unusable is not UnauthorizedAccessException)
        {
            // Damaged files make the library fail in any way. But a disk that cannot be read just now is no reason to build everything anew.
            return Task.FromResult(false);
        }
    }

    public async Task<long> Open(bool ready, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        for (var look = 1; ; look++)
        {
            lock (gate)
            {
                // Not mapped into memory: the slowest searches are several times slower with mapped files (docs/benchmarks.md).
                directory ??= new NIOFSDirectory(folder);
                if (TryWrite(ready)) return state.Position;
                // The process that writes may not have come to its first commit yet.
                if (DirectoryReader.IndexExists(directory) || look == LooksForFirstCommit)
                {
                    state = CommitData.Of(directory);
                    readers.See(directory);
                    return state.Position;
                }
            }

            await Task.Delay(LockPoll, cancellation);
        }
    }

    public Task MarkReady(CancellationToken cancellation)
    {
        lock (gate)
        {
            writing.RefuseAfterFault();
            state = state with { IsReady = true };
            CommitNow();
        }

        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<QuarantinedStream>> Quarantined(CancellationToken cancellation)
    {
        lock (gate) return Task.FromResult(state.Quarantined);
    }

    public async Task<CommitResult> Commit(
        IReadOnlyList<Recorded> batch, QuarantineChange quarantine, long after, long position, CancellationToken cancellation)
    {
        while (true)
        {
            lock (gate)
            {
                writing.RefuseAfterFault();
                if (!writing.IsOpen && !TryWrite(state.IsReady))
                {
                    // Another process keeps the index: what it has committed is what this one serves.
                    state = CommitData.Of(directory!);
                    readers.Refresh();
                }

                if (state.Position != after) return new(state.Position, Applied: false);
                if (writing.IsOpen) return Apply(batch, quarantine, position);
            }

            await Task.Delay(LockPoll, cancellation);
        }
    }

    public T Read<T>(Func<IndexSearcher, T> read) => readers.Read(read);

    /// <summary>Once nobody reads it any more.</summary>
    public void CloseReaders()
    {
        readers.Close();
        directory?.Dispose();
    }

    public Task Delete()
    {
        CloseReaders();
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>Commits what is applied and lets another process write; readers go on.</summary>
    public ValueTask DisposeAsync()
    {
        lock (gate)
        {
            try
            {
                if (writing.IsOpen && !writing.IsBroken) CommitNow();
            }
            finally
            {
                StopWriting();
            }

            // Whoever closes it in order is told of a disk that failed meanwhile.
            writing.RefuseAfterFault();
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>Lets go of it without committing: it is deleted next, or could not be written to.</summary>
    public ValueTask Abandon()
    {
        lock (gate) StopWriting();
        return ValueTask.CompletedTask;
    }

    private CommitResult Apply(IReadOnlyList<Recorded> batch, QuarantineChange quarantine, long to)
    {
        var known = Read(searcher => LuceneDocuments.Read(searcher, FinderEvents.PartnersOf(batch)));
        List<(Term Id, Document Document)> changed =
            [.. FinderEvents.Fold(known, batch).Select(entry => (LuceneDocuments.IdOf(entry.PartnerId), LuceneDocuments.Of(entry)))];
        try
        {
            foreach (var (id, document) in changed) writing.Replace(id, document);
            if (changed.Count > 0) readers.Refresh();
            state = state with { Position = to, Quarantined = quarantine.IsNothing ? state.Quarantined : [.. quarantine.All] };
            uncommitted += Math.Max(1, changed.Count);
            if (uncommitted >= EntriesInCommit) CommitNow();
            else timer ??= clock.CreateTimer(_ => CommitLater(), null, CommitAfter, Timeout.InfiniteTimeSpan);
            return new(state.Position, Applied: true);
        }
        catch (Exception failed) when (failed is not ArgumentException)
        {
            // What a failed flush dropped must never be committed: the entries would be gone, and their deletion would stay.
            Fail(failed);
            throw writing.Fault.Result;
        }
    }

    private void CommitLater()
    {
        lock (gate)
        {
            if (!writing.IsOpen || writing.IsBroken) return;
            try
            {
                CommitNow();
            }
            catch (Exception failed)
            {
                // Nobody waits for a timer.
                Fail(failed);
            }
        }
    }

    private void CommitNow()
    {
        timer?.Dispose();
        timer = null;
        writing.Commit(state);
        uncommitted = 0;
    }

    /// <summary>False while another process writes. Readers of earlier searchers keep theirs; new ones see what this process applies.</summary>
    private bool TryWrite(bool ready)
    {
        if (!writing.TryOpen(directory!)) return false;
        try
        {
            if (writing.Before is { } committed) state = committed;
            else
            {
                state = state with { IsReady = ready };
                CommitNow();
            }

            writing.ShowTo(readers);
            return true;
        }
        catch
        {
            // Not with a lock that nobody gives back.
            StopWriting();
            throw;
        }
    }

    // The runtime watches for it. Nothing is lost, the log has what the disk has not; and another process may try its luck.
    private void Fail(Exception failed)
    {
        writing.Tell(failed);
        lock (gate) StopWriting();
    }

    private void StopWriting()
    {
        timer?.Dispose();
        timer = null;
        writing.Stop();
    }
}
